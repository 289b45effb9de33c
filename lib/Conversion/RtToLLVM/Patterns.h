// The pattern families of convert-rt-to-llvm.
#pragma once

#include "lib/Conversion/RtToLLVM/FunctionAbi.h"
#include "mlir/Transforms/DialectConversion.h"

namespace tnp::conversion {

/// The attribute by which rt.check knows its row of the failure table.
inline constexpr llvm::StringLiteral failureRowAttrName = "rt.row";

/// launch, check, output and workspace to calls of the runtime.
void populateRtPatterns(const mlir::LLVMTypeConverter &converter, const EntryFrame &frame,
                        mlir::RewritePatternSet &patterns);

/// subview, expand_shape, collapse_shape and reals to descriptors, without a detour over affine.
void populateViewPatterns(const mlir::LLVMTypeConverter &converter, mlir::RewritePatternSet &patterns);

/// Brings vectors of rank 2 and more, masks and transfers to what the conversion takes. Does nothing, at the price of
/// one walk, where there is nothing of the kind.
mlir::LogicalResult lowerVectors(mlir::Operation *root);

/// Vector patterns that can be part of the conversion.
void populateVectorPatterns(const mlir::LLVMTypeConverter &converter, mlir::RewritePatternSet &patterns);

/// Folds the reads of descriptors that are built in the same function, so that known sizes become constants again and
/// LLVM gets no aggregates to take apart.
void foldDescriptors(mlir::LLVM::LLVMFuncOp function);

/// Upstream promises that no computation of an index wraps as an unsigned number. With a negative stride it does.
void allowNegativeStrides(mlir::LLVM::LLVMFuncOp function);

} // namespace tnp::conversion
