// The choices that Schedule.cpp puts together.
#pragma once

#include "lib/Transforms/LowerKernels/Program.h"

namespace tnp::transforms {

/// The loop, `first` or later, that is best run in vectors: the one along which most operands are contiguous. -1: none.
int chooseVectorLoop(Stage &stage, unsigned first);

/// How wide the vectors of a stage are and how much is done at once; loops before `first` are the items'.
Schedule scheduleStage(Stage &stage, unsigned first, unsigned vectorBits);

/// What an item is.
llvm::SmallVector<ItemDim> chooseItems(Program &program);

} // namespace tnp::transforms
