// What operations that overwrite their one output share: the definitions from TableGen call these.
#pragma once

#include "dialects/rt/IR/RtDialect.h"

namespace tnp::rt {

void addOverwritingEffects(
    mlir::DestinationStyleOpInterface op,
    llvm::SmallVectorImpl<mlir::SideEffects::EffectInstance<mlir::MemoryEffects::Effect>> &effects);

mlir::LogicalResult reifyOverwritingShapes(mlir::OpBuilder &builder, mlir::DestinationStyleOpInterface op,
                                           mlir::ReifiedRankedShapedTypeDims &shapes);

mlir::bufferization::AliasingValueList aliasesOfOverwriting(mlir::DestinationStyleOpInterface op,
                                                            mlir::OpOperand &operand);

mlir::LogicalResult bufferizeOverwriting(mlir::DestinationStyleOpInterface op, mlir::RewriterBase &rewriter,
                                         const mlir::bufferization::BufferizationOptions &options,
                                         mlir::bufferization::BufferizationState &state);

/// What calls of the runtime are told: an order, as an ElementKind of lib/Runtime/Abi.h, and the type of a memref.
inline int64_t numberOf(ElementOrder order) { return static_cast<int64_t>(order); }
int64_t bytesPerElement(mlir::Value memref);
int64_t rankOf(mlir::Value memref);

} // namespace tnp::rt
