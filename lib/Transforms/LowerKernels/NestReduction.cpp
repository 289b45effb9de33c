// Accumulators: kept in registers through all loops of the reduction.
#include "lib/Transforms/LowerKernels/Nest.h"

#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;

namespace tnp::transforms {

static TypedAttr fill(Type type, TypedAttr scalar) {
  auto vector = dyn_cast<VectorType>(type);
  return vector ? TypedAttr(DenseElementsAttr::get(vector, Attribute(scalar))) : scalar;
}

void Nest::emitReduction(unsigned position) {
  State outside = state;
  startAccumulators();
  emitSteps(position);
  if (isVectorReduction())
    foldLanes();
  else if (isTeamReduction())
    foldTeam();
  if (isPartial())
    addStarts();
  finishAccumulators();
  state = std::move(outside);
}

void Nest::emitSteps(unsigned position) {
  if (position == order.size())
    return emitInnermost();
  unsigned current = order[position];
  if (static_cast<int>(current) == schedule.vectorLoop)
    return emitVectorSteps(position);
  if (static_cast<int>(current) == schedule.teamLoop)
    return emitTeamSteps(position);
  loop(ranges[current].first, ranges[current].end, 1, [&](Value step) {
    enter(position, step);
    emitSteps(position + 1);
  });
}

/// Runs the loop in vectors: blocks of full vectors, then what is left under a mask.
void Nest::emitVectorSteps(unsigned position) {
  const Range &range = ranges[order[position]];
  int64_t step = schedule.unroll * schedule.width;
  Value end = range.end, middle = end;
  if (range.divisor % step != 0)
    middle = builder.add(range.first, builder.roundDown(range.size, step));
  if (isFloatSum()) {
    loop(range.first, middle, step * kStepsPerBlock, [&](Value block) {
      SmallVector<Copies> totals = state.accumulators;
      widenAccumulators(/*keepFirst=*/false);
      Value blockEnd = builder.min(builder.add(block, builder.constant(step * kStepsPerBlock)), middle);
      emitBlock(position, block, blockEnd);
      combineInto(totals);
    });
  } else {
    widenAccumulators(/*keepFirst=*/true);
    emitBlock(position, range.first, middle);
  }
  if (range.divisor % schedule.width == 0 && middle == end)
    return;
  loop(middle, end, schedule.width, [&](Value stepValue) {
    state.columns = 1;
    setMask(stepValue, end);
    enter(position, stepValue);
    emitInnermost();
  });
}

/// Full vectors from `first` to `end`, `unroll` of them at once, and their accumulators folded to one.
void Nest::emitBlock(unsigned position, Value first, Value end) {
  loop(first, end, schedule.unroll * schedule.width, [&](Value step) {
    state.columns = schedule.unroll;
    enter(position, step);
    emitInnermost();
  });
  foldColumns();
}

void Nest::startAccumulators() {
  for (auto [output, isAccumulated] : llvm::enumerate(stage.isAccumulated)) {
    if (!isAccumulated)
      continue;
    // Along a loop in vectors that is reduced, the columns are made when it starts.
    int64_t columns = isVectorReduction() ? 1 : state.columns;
    Copies &copies = state.accumulators[output];
    copies = {{}, true, true};
    for (int64_t row = 0; row < state.rows; ++row)
      for (int64_t column = 0; column < columns; ++column)
        if (!isPartial())
          copies.values.push_back(startValue(output, row, column));
  }
  for (const Combiner &combiner : stage.combiners)
    for (unsigned output : combiner.results)
      for (int64_t row = 0; row < state.rows; ++row)
        state.accumulators[output].values.push_back(freshAccumulator(combiner, output, row));
}

/// What the output holds before the reduction.
Value Nest::startValue(unsigned output, unsigned row, unsigned column) {
  unsigned index = continues ? stage.numInputs() + output : stage.accesses.size() + output;
  const BoundAccess &start = accesses[index];
  Type element = body.getArgument(stage.numInputs() + output).getType();
  bool asVector = schedule.vectorLoop >= 0 && !isVectorReduction();
  Type type = asVector ? typeOf(element) : element;
  if (start.scalar && !continues)
    return asVector ? splat(start.scalar) : start.scalar;
  if (!start.buffer) // the body never looks at it
    return builder.constant(TypedAttr(cast<TypedAttr>(builder.getZeroAttr(type))));
  bool isVector = asVector && start.strides[schedule.vectorLoop];
  Value loaded = load(start, address(index, row, column), isVector);
  return asVector && !isVector ? splat(loaded) : loaded;
}

/// A start for one of several accumulators which are combined later.
Value Nest::freshAccumulator(const Combiner &combiner, unsigned result, unsigned row) {
  if (TypedAttr neutral = combiner.neutral(result))
    return builder.constant(fill(typeOf(neutral.getType()), neutral));
  Value start = startValue(result, row, 0);
  return schedule.vectorLoop < 0 ? start : splat(start);
}

/// Makes one accumulator for each column; with `keepFirst` the first is the present one.
void Nest::widenAccumulators(bool keepFirst) {
  for (const Combiner &combiner : stage.combiners)
    for (unsigned output : combiner.results) {
      Copies &copies = state.accumulators[output];
      SmallVector<Value> wide;
      for (int64_t row = 0; row < state.rows; ++row)
        for (int64_t column = 0; column < schedule.unroll; ++column)
          wide.push_back(keepFirst && column == 0 ? copies.values[row] : freshAccumulator(combiner, output, row));
      copies.values = std::move(wide);
    }
}

/// Combines the columns' accumulators in pairs.
void Nest::foldColumns() {
  for (const Combiner &combiner : stage.combiners) {
    SmallVector<SmallVector<Value>> folded(combiner.results.size());
    for (int64_t row = 0; row < state.rows; ++row) {
      SmallVector<SmallVector<Value>> partial;
      for (int64_t column = 0; column < schedule.unroll; ++column)
        partial.push_back(llvm::map_to_vector(combiner.results, [&](unsigned output) {
          return state.accumulators[output].values[row * schedule.unroll + column];
        }));
      while (partial.size() > 1) {
        SmallVector<SmallVector<Value>> half;
        for (size_t i = 0; i + 1 < partial.size(); i += 2)
          half.push_back(combiner.combine(builder, partial[i], partial[i + 1]));
        if (partial.size() % 2)
          half.push_back(partial.back());
        partial = std::move(half);
      }
      for (auto [i, value] : llvm::enumerate(partial[0]))
        folded[i].push_back(value);
    }
    for (auto [i, output] : llvm::enumerate(combiner.results))
      state.accumulators[output].values = folded[i];
  }
}

/// The totals combined with the accumulators become the accumulators.
void Nest::combineInto(ArrayRef<Copies> totals) {
  for (const Combiner &combiner : stage.combiners)
    for (int64_t row = 0; row < state.rows; ++row) {
      SmallVector<Value> total, partial;
      for (unsigned output : combiner.results) {
        total.push_back(totals[output].values[row]);
        partial.push_back(state.accumulators[output].values[row]);
      }
      SmallVector<Value> sum = combiner.combine(builder, total, partial);
      for (auto [i, output] : llvm::enumerate(combiner.results))
        state.accumulators[output].values[row] = sum[i];
    }
}

/// Combines the lanes of each accumulator, half with half, until a scalar is left.
void Nest::foldLanes() {
  auto half = [&](Value vector, int64_t first, int64_t width) -> Value {
    auto lanes = llvm::to_vector(llvm::seq(first, first + width));
    return vector::ShuffleOp::create(builder, vector, vector, lanes);
  };
  for (const Combiner &combiner : stage.combiners)
    for (int64_t row = 0; row < state.rows; ++row) {
      auto values = llvm::map_to_vector(combiner.results,
                                        [&](unsigned output) { return state.accumulators[output].values[row]; });
      for (int64_t width = schedule.width / 2; width >= 1; width /= 2) {
        auto low = llvm::map_to_vector(values, [&](Value value) { return half(value, 0, width); });
        auto high = llvm::map_to_vector(values, [&](Value value) { return half(value, width, width); });
        values = combiner.combine(builder, low, high);
      }
      for (auto [i, output] : llvm::enumerate(combiner.results))
        state.accumulators[output].values[row] = vector::ExtractOp::create(builder, values[i], int64_t(0));
    }
}

/// Lanes that began with a neutral value leave out what the output held before.
void Nest::addStarts() {
  for (const Combiner &combiner : stage.combiners) {
    if (combiner.isIdempotent())
      continue;
    for (int64_t row = 0; row < state.rows; ++row) {
      SmallVector<Value> starts, totals;
      bool isNeutral = true;
      for (unsigned output : combiner.results) {
        starts.push_back(startValue(output, row, 0));
        totals.push_back(state.accumulators[output].values[row]);
        auto constant = starts.back().getDefiningOp<arith::ConstantOp>();
        isNeutral &= constant && constant.getValue() == combiner.neutral(output);
      }
      if (isNeutral)
        continue;
      for (auto [output, total] : llvm::zip(combiner.results, combiner.combine(builder, totals, starts)))
        state.accumulators[output].values[row] = total;
    }
  }
}

void Nest::finishAccumulators() {
  int64_t columns = isVectorReduction() ? 1 : state.columns;
  for (auto [output, copies] : llvm::enumerate(state.accumulators))
    for (auto [i, value] : llvm::enumerate(copies.values))
      store(stage.numInputs() + output, value, i / columns, i % columns);
}

} // namespace tnp::transforms
