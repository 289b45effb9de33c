// The pieces of convert-rt-to-nvvm.
#pragma once

#include "mlir/Conversion/LLVMCommon/TypeConverter.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Transforms/DialectConversion.h"

namespace tnp::conversion {

/// Replaces a kernel for threads by an llvm.func that a driver can launch. The body keeps its operations; casts stand
/// where its arguments were.
mlir::LogicalResult lowerGpuKernelSignature(mlir::func::FuncOp kernel, const mlir::LLVMTypeConverter &converter);

/// Shared memory gets its number.
void convertAddressSpaces(mlir::LLVMTypeConverter &converter);

/// Numbers of threads and blocks, barriers and shuffles.
void populateGpuPatterns(const mlir::LLVMTypeConverter &converter, mlir::RewritePatternSet &patterns);

} // namespace tnp::conversion
