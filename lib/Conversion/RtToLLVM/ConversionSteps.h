// The steps that conversions to the LLVM dialect for a CPU and for a GPU have in common.
#pragma once

#include "mlir/Conversion/LLVMCommon/LoweringOptions.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Rewrite/FrozenRewritePatternSet.h"

namespace tnp::conversion {

/// Extents and strides of the runtime are i64, whatever the machine.
mlir::LowerToLLVMOptions indicesOf64Bits(mlir::MLIRContext *context);

/// Loops to branches, ahead of the conversion: its patterns are no part of it.
mlir::FrozenRewritePatternSet controlFlowPatterns(mlir::MLIRContext *context);
mlir::LogicalResult lowerStructuredControlFlow(mlir::ModuleOp module, const mlir::FrozenRewritePatternSet &patterns);

/// Ends a conversion: drops the casts between types and what they are converted to, and simplifies descriptors. A cast
/// that stays is reported.
mlir::LogicalResult finishConversion(mlir::ModuleOp module);

} // namespace tnp::conversion
