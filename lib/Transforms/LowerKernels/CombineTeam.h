// One result from the partial results of the threads of a GPU's block.
#pragma once

#include "lib/Transforms/LowerKernels/Buffers.h"

namespace tnp::transforms {

/// The threads of a warp, which exchange values without memory.
inline constexpr int64_t kWarpSize = 32;

/// Combines one partial result of each thread, in an order that depends on nothing but the team's size: within warps by
/// shuffles, then the warps' results in pairs. Every thread has the result. All threads of the team must come here.
llvm::SmallVector<mlir::Value> combineTeam(IndexBuilder &builder, const Team &team, const Combiner &combiner,
                                           llvm::ArrayRef<mlir::Value> partial);

/// Lets each thread of the block wait for the others, unless they have just met: memory that one wrote may be read by
/// another afterwards, and what one has read may be overwritten. All threads of the block must come here.
void synchronize(IndexBuilder &builder);

} // namespace tnp::transforms
