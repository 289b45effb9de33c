// Between MLIR's types and those of lib/Semantics: how operations ask the rules for their result types.
#pragma once

#include "lib/Semantics/Types.h"
#include "lib/Support/Result.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

namespace tnp::ir {

/// The dtype of an element type, or nothing when it is none of the fifteen.
std::optional<dtype> toDtype(mlir::Type elementType);
mlir::Type fromDtype(mlir::MLIRContext *context, dtype type);

/// Unknown extents become anonymous ones: MLIR does not know which are equal.
semantics::TensorType toSemantics(mlir::RankedTensorType type);
llvm::SmallVector<semantics::TensorType> toSemantics(mlir::TypeRange types);
mlir::RankedTensorType fromSemantics(mlir::MLIRContext *context, const semantics::TensorType &type);

/// Whether an array of this type can exist (limits_c1, limits_c2). A type that is no tensor of a dtype passes.
Result<void> checkLimits(llvm::StringRef op, mlir::Type type);

/// Hands a rule's answer to MLIR: the type, or its message as a diagnostic.
llvm::LogicalResult deliver(const Result<semantics::TensorType> &inferred, mlir::MLIRContext *context,
                            std::optional<mlir::Location> location, llvm::SmallVectorImpl<mlir::Type> &results);

/// Whether a declared result type may stand for the inferred one: same dtype and rank, no contradicting extent.
bool isCompatible(mlir::TypeRange inferred, mlir::TypeRange declared);

/// For verifiers of operations whose result type is declared: it must be a special case of what the rule says, and
/// `dims` must give the unknown extents of the result.
llvm::LogicalResult verifyDeclared(mlir::Operation *op, const Result<semantics::TensorType> &inferred);
llvm::LogicalResult verifyDims(mlir::Operation *op, mlir::ValueRange dims);

/// Adds the effect of an operation that may fail.
void addFailureEffect(llvm::SmallVectorImpl<mlir::MemoryEffects::EffectInstance> &effects);

} // namespace tnp::ir
