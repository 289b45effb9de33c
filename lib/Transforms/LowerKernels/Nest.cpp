#include "lib/Transforms/LowerKernels/Nest.h"

#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;

namespace tnp::transforms {

Nest::Nest(KernelScope &scope, unsigned stage, ArrayRef<Range> ranges, Value item, bool continues)
    : scope(scope), builder(scope.builder), stage(scope.program.stages[stage]),
      schedule(scope.program.schedules[stage]), accesses(scope.accesses[stage]), ranges(ranges), item(item),
      continues(continues), body(*this->stage.generic.getBody()) {
  orderLoops();
  findFacts();
}

/// Parallel loops go outside, reductions inside, and the loop in vectors, or of a team, last among its kind.
void Nest::orderLoops() {
  const int lastLoop = std::max(schedule.vectorLoop, schedule.teamLoop);
  for (bool isReduction : {false, true}) {
    for (auto [i, loop] : llvm::enumerate(stage.loops))
      if (!ranges[i].isFixed && loop.isReduction == isReduction && static_cast<int>(i) != lastLoop)
        order.push_back(i);
    if (lastLoop >= 0 && !ranges[lastLoop].isFixed && stage.loops[lastLoop].isReduction == isReduction)
      order.push_back(lastLoop);
  }
  levels.assign(stage.loops.size(), 0);
  for (auto [position, loop] : llvm::enumerate(order))
    levels[loop] = position + 1;
}

Type Nest::typeOf(Type scalar) const {
  return schedule.vectorLoop < 0 ? scalar : VectorType::get({schedule.width}, scalar);
}

void Nest::emit() {
  state.steps.resize(stage.loops.size());
  state.accumulators.resize(stage.isAccumulated.size());
  for (auto [i, access] : llvm::enumerate(accesses)) {
    Value offset = access.base;
    for (unsigned loop = 0; access.buffer && loop < ranges.size(); ++loop)
      if (ranges[loop].isFixed && access.strides[loop])
        offset = builder.add(offset, builder.mul(ranges[loop].first, access.strides[loop]));
    bool isPartial = scope.program.isSplit && i >= stage.numInputs() && i < stage.accesses.size();
    if (isPartial && stage.isAccumulated[i - stage.numInputs()])
      offset = builder.add(offset, item);
    state.offsets.push_back({offset});
  }
  for (auto [loop, range] : llvm::enumerate(ranges))
    if (range.isFixed)
      state.steps[loop] = range.first;
  emitLevel(0);
  emitFrom(0);
}

/// A loop that carries the accumulators, if there are any; none where it is known to run not at all or once.
void Nest::loop(Value first, Value end, int64_t step, function_ref<void(Value)> emitBody) {
  std::optional<int64_t> knownFirst = knownIndex(first), knownEnd = knownIndex(end);
  bool isKnown = knownFirst && knownEnd;
  if (first == end || (isKnown && *knownFirst >= *knownEnd))
    return;
  State outside = state;
  if (isKnown && *knownEnd - *knownFirst <= step) {
    emitBody(first);
    std::swap(outside.accumulators, state.accumulators);
    state = std::move(outside);
    return;
  }
  SmallVector<Value> carried;
  for (Copies &copies : state.accumulators)
    llvm::append_range(carried, copies.values);
  auto forOp = scf::ForOp::create(builder, first, end, builder.constant(step), carried);
  auto replace = [](SmallVector<Copies> &accumulators, ValueRange values) {
    for (Copies &copies : accumulators) {
      copies.values = values.take_front(copies.values.size());
      values = values.drop_front(copies.values.size());
    }
  };
  {
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(forOp.getBody());
    replace(state.accumulators, forOp.getRegionIterArgs());
    emitBody(forOp.getInductionVar());
    SmallVector<Value> yielded;
    for (Copies &copies : state.accumulators)
      llvm::append_range(yielded, copies.values);
    if (!carried.empty())
      scf::YieldOp::create(builder, yielded);
  }
  replace(outside.accumulators, forOp.getResults());
  state = std::move(outside);
}

/// Moves all accesses to this step of a loop and computes what depends on no further loop.
void Nest::enter(unsigned position, Value step) {
  unsigned loop = order[position];
  bool isRowLoop = static_cast<int>(loop) == schedule.rowLoop;
  state.steps[loop] = step;
  for (auto [i, access] : llvm::enumerate(accesses)) {
    if (!access.buffer || !access.strides[loop])
      continue;
    Value moved = builder.mul(step, access.strides[loop]);
    SmallVector<Value> &offsets = state.offsets[i];
    for (Value &offset : offsets)
      offset = builder.add(offset, moved);
    for (int64_t row = 1; isRowLoop && row < state.rows; ++row)
      offsets.push_back(builder.add(offsets[0], builder.mul(builder.constant(row), access.strides[loop])));
  }
  emitLevel(position + 1);
}

void Nest::emitFrom(unsigned position) {
  if (position == order.size())
    return emitInnermost();
  unsigned current = order[position];
  if (stage.loops[current].isReduction)
    return emitReduction(position);
  if (static_cast<int>(current) == schedule.vectorLoop)
    return emitColumns(position);
  if (static_cast<int>(current) == schedule.rowLoop)
    return emitRows(position);
  loop(ranges[current].first, ranges[current].end, ranges[current].stride, [&](Value step) {
    enter(position, step);
    emitFrom(position + 1);
  });
}

/// Several steps at once, then the rest one by one.
void Nest::emitRows(unsigned position) {
  const Range &range = ranges[order[position]];
  Value end = range.end, middle = end;
  if (range.divisor % schedule.rows != 0)
    middle = builder.add(range.first, builder.roundDown(range.size, schedule.rows));
  auto emitSome = [&](Value first, Value last, int64_t rows) {
    loop(first, last, rows, [&](Value step) {
      state.rows = rows;
      enter(position, step);
      emitFrom(position + 1);
    });
  };
  emitSome(range.first, middle, schedule.rows);
  emitSome(middle, end, 1);
}

/// Several vectors at once, then fewer, and in the end one with a mask.
void Nest::emitColumns(unsigned position) {
  const Range &range = ranges[order[position]];
  Value start = range.first, end = range.end;
  auto emitSome = [&](Value last, int64_t columns, bool isMasked) {
    loop(start, last, columns * schedule.width, [&](Value step) {
      state.columns = columns;
      if (isMasked)
        setMask(step, end);
      enter(position, step);
      emitFrom(position + 1);
    });
    start = last;
  };
  for (int64_t columns = schedule.unroll; columns >= 1; columns = columns > 4 ? 4 : (columns > 1 ? 1 : 0)) {
    // The masked loop also runs what is left of several vectors.
    if (columns == 1 && schedule.unroll > 1 && range.divisor % schedule.width != 0)
      break;
    int64_t step = columns * schedule.width;
    if (range.divisor % step == 0 && start == range.first)
      return emitSome(end, columns, false);
    Value size = start == range.first ? range.size : builder.sub(end, start);
    emitSome(builder.add(start, builder.roundDown(size, step)), columns, false);
  }
  if (range.divisor % schedule.width != 0)
    emitSome(end, 1, true);
}

void Nest::setMask(Value step, Value end) {
  auto type = VectorType::get({schedule.width}, builder.getI1Type());
  Value left = builder.sub(end, step);
  state.mask = vector::CreateMaskOp::create(builder, type, ValueRange{left});
  if (llvm::none_of(accesses, [](const BoundAccess &access) { return access.buffer && access.buffer->isPart(); }))
    return;
  auto pairs = VectorType::get({2 * schedule.width}, builder.getI1Type());
  state.pairMask = vector::CreateMaskOp::create(builder, pairs, ValueRange{builder.mul(left, builder.constant(2))});
}

} // namespace tnp::transforms
