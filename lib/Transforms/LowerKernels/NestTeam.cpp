// A reduction by the threads of a team: each takes every size-th step, then their partial results are combined.
#include "lib/Transforms/LowerKernels/CombineTeam.h"
#include "lib/Transforms/LowerKernels/Nest.h"

using namespace mlir;

namespace tnp::transforms {

void Nest::emitTeamSteps(unsigned position) {
  const Range &range = ranges[order[position]];
  auto emitSome = [&](Value first, Value end) {
    loop(first, end, range.stride, [&](Value step) {
      enter(position, step);
      emitInnermost();
    });
  };
  if (!isFloatSum())
    return emitSome(range.first, range.end);
  const int64_t steps = range.stride * kStepsPerBlock;
  loop(range.first, range.end, steps, [&](Value block) {
    SmallVector<Copies> totals = state.accumulators;
    widenAccumulators(/*keepFirst=*/false);
    emitSome(block, builder.min(builder.add(block, builder.constant(steps)), range.end));
    combineInto(totals);
  });
}

/// Every thread gets the combination of all threads' accumulators.
void Nest::foldTeam() {
  for (const Combiner &combiner : stage.combiners) {
    auto values =
        llvm::map_to_vector(combiner.results, [&](unsigned output) { return state.accumulators[output].values[0]; });
    values = combineTeam(builder, *scope.team, combiner, values);
    for (auto [i, output] : llvm::enumerate(combiner.results))
      state.accumulators[output].values[0] = values[i];
  }
}

} // namespace tnp::transforms
