// The inference that base classes in TableGen share: one function for each family that has such a class.
#pragma once

#include "dialects/tnp/IR/Inference.h"

namespace tnp::ir {

/// The name of an operation as lib/Semantics knows it: without the dialect.
inline llvm::StringRef ruleName(llvm::StringRef operationName) { return operationName.split('.').second; }

llvm::LogicalResult inferElementwiseType(llvm::StringRef operationName, mlir::MLIRContext *context,
                                         std::optional<mlir::Location> location, mlir::ValueRange operands,
                                         llvm::SmallVectorImpl<mlir::Type> &results);

llvm::LogicalResult inferReductionType(llvm::StringRef operationName, mlir::MLIRContext *context,
                                       std::optional<mlir::Location> location, mlir::Value operand,
                                       llvm::ArrayRef<int64_t> axes, bool keepdims,
                                       llvm::SmallVectorImpl<mlir::Type> &results);

llvm::LogicalResult inferCumulativeType(llvm::StringRef operationName, mlir::MLIRContext *context,
                                        std::optional<mlir::Location> location, mlir::Value operand, int64_t axis,
                                        llvm::SmallVectorImpl<mlir::Type> &results);

/// A reduction that has no value for "nothing" may fail unless every reduced extent is known.
void addFailureEffectIfMaybeEmpty(mlir::Value operand, llvm::ArrayRef<int64_t> axes,
                                  llvm::SmallVectorImpl<mlir::MemoryEffects::EffectInstance> &effects);

} // namespace tnp::ir
