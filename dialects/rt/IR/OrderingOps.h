// What rt.scan, rt.sort, rt.argsort and rt.searchsorted share: the definitions from TableGen call these.
#pragma once

#include "dialects/rt/IR/RtDialect.h"

namespace tnp::rt {

void addOverwritingEffects(
    mlir::DestinationStyleOpInterface op,
    llvm::SmallVectorImpl<mlir::SideEffects::EffectInstance<mlir::MemoryEffects::Effect>> &effects);

mlir::LogicalResult reifyOverwritingShapes(mlir::OpBuilder &builder, mlir::DestinationStyleOpInterface op,
                                        mlir::ReifiedRankedShapedTypeDims &shapes);

} // namespace tnp::rt
