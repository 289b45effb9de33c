// The body of a stage, each operation in the outermost loop where its operands are known: scalar where all lanes agree,
// a vector else.
#include "lib/Transforms/LowerKernels/Nest.h"

#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/IRMapping.h"

using namespace mlir;

namespace tnp::transforms {

/// Finds for each value of the body how deep it must be computed and whether lanes differ.
void Nest::findFacts() {
  for (BlockArgument argument : body.getArguments()) {
    unsigned number = argument.getArgNumber();
    int output = static_cast<int>(number) - static_cast<int>(stage.numInputs());
    Fact &fact = facts[argument];
    if (output >= 0 && stage.isAccumulated[output]) {
      fact = {static_cast<unsigned>(order.size()), schedule.vectorLoop >= 0};
      continue;
    }
    const BoundAccess &access = output >= 0 ? startOf(output) : accesses[number];
    for (auto [loop, stride] : llvm::enumerate(access.strides)) {
      if (!stride)
        continue;
      fact.level = std::max(fact.level, levels[loop]);
      fact.isVector |= static_cast<int>(loop) == schedule.vectorLoop;
    }
  }
  for (Operation &op : body) {
    Fact fact;
    for (Value operand : op.getOperands()) {
      Fact known = facts.lookup(operand);
      fact.level = std::max(fact.level, known.level);
      fact.isVector |= known.isVector;
    }
    if (auto index = dyn_cast<linalg::IndexOp>(op))
      for (auto [i, loop] : llvm::enumerate(stage.loops))
        if (loop.dims[0] == index.getDim())
          fact = {levels[i], static_cast<int>(i) == schedule.vectorLoop};
    for (Value result : op.getResults())
      facts[result] = fact;
    bool wantsVectors = fact.isVector && !isa<tensor::ExtractOp>(op);
    for (Value operand : op.getOperands())
      facts[operand].isNeededAsVector |= wantsVectors || (isa<linalg::YieldOp>(op) && schedule.vectorLoop >= 0);
  }
}

/// Loads and computes everything whose place is this deep.
void Nest::emitLevel(unsigned level) {
  for (BlockArgument argument : body.getArguments()) {
    int output = static_cast<int>(argument.getArgNumber()) - static_cast<int>(stage.numInputs());
    bool isAccumulated = output >= 0 && stage.isAccumulated[output];
    if (facts[argument].level == level && !isAccumulated && !argument.use_empty())
      emitArgument(argument);
  }
  bool isInnermost = level == order.size();
  for (auto [output, isAccumulated] : llvm::enumerate(stage.isAccumulated))
    if (isAccumulated && isInnermost)
      state.values[body.getArgument(stage.numInputs() + output)] = state.accumulators[output];
  for (Operation &op : body.without_terminator())
    if (facts[op.getResult(0)].level == level)
      emitOp(op);
}

void Nest::emitArgument(BlockArgument argument) {
  unsigned number = argument.getArgNumber();
  bool isOutput = number >= stage.numInputs();
  unsigned index = isOutput ? stage.accesses.size() + number - stage.numInputs() : number;
  const BoundAccess &access = accesses[index];
  bool isVector = facts[argument].isVector, perRow = state.offsets[index].size() > 1;
  define(argument, facts[argument].level, perRow, isVector, [&](unsigned row, unsigned column) -> Value {
    if (access.scalar)
      return access.scalar;
    if (access.buffer)
      return load(access, address(index, row, column), isVector);
    return scope.registers.lookup(access.access->tensor);
  });
}

bool Nest::variesBy(Value value, bool Copies::*axis) {
  auto known = state.values.find(value);
  return known != state.values.end() && known->second.*axis;
}

void Nest::emitOp(Operation &op) {
  bool perRow = false, perColumn = false;
  for (Value operand : op.getOperands()) {
    perRow |= variesBy(operand, &Copies::perRow);
    perColumn |= variesBy(operand, &Copies::perColumn);
  }
  unsigned level = facts[op.getResult(0)].level;
  if (auto constant = dyn_cast<arith::ConstantOp>(op))
    return define(constant, level, false, false,
                  [&](unsigned, unsigned) { return builder.constant(constant.getValue()); });
  if (auto index = dyn_cast<linalg::IndexOp>(op)) {
    int loop = llvm::find_if(stage.loops, [&](Loop &l) { return l.dims[0] == index.getDim(); }) - stage.loops.begin();
    return define(index, level, loop == schedule.rowLoop && state.rows > 1, loop == schedule.vectorLoop,
                  [&](unsigned row, unsigned column) { return emitIndex(index, row, column); });
  }
  if (auto extract = dyn_cast<tensor::ExtractOp>(op))
    return define(extract, level, perRow, perColumn,
                  [&](unsigned row, unsigned column) { return emitExtract(extract, row, column); });
  // A product that only feeds the sum of a contraction is part of a fused multiply-add.
  if (stage.isContraction && isa<arith::MulFOp>(op) && op.hasOneUse() && isa<arith::AddFOp>(*op.getUsers().begin()))
    return;
  if (stage.isContraction && isa<arith::AddFOp>(op))
    perRow = perColumn = true;
  llvm::DenseMap<std::pair<unsigned, unsigned>, Operation *> clones;
  for (OpResult result : op.getResults())
    define(result, level, perRow, perColumn, [&](unsigned row, unsigned column) {
      return emitCopy(op, row, column, result.getResultNumber(), clones[{row, column}]);
    });
}

/// The operation for one row and column, made when its first result is asked for.
Value Nest::emitCopy(Operation &op, unsigned row, unsigned column, unsigned result, Operation *&clone) {
  bool isVector = facts[op.getResult(0)].isVector;
  if (auto sum = dyn_cast<arith::AddFOp>(op); sum && stage.isContraction)
    for (auto [factors, rest] : {std::pair(sum.getLhs(), sum.getRhs()), std::pair(sum.getRhs(), sum.getLhs())})
      if (auto product = factors.getDefiningOp<arith::MulFOp>(); product && product->hasOneUse())
        return math::FmaOp::create(builder, get(product.getLhs(), row, column, isVector),
                                   get(product.getRhs(), row, column, isVector), get(rest, row, column, isVector));
  if (clone)
    return clone->getResult(result);
  IRMapping mapping;
  bool isSelect = isa<arith::SelectOp>(op);
  for (OpOperand &operand : op.getOpOperands()) {
    // A condition on which all lanes agree may stay a scalar.
    bool asVector = isVector && !(isSelect && operand.getOperandNumber() == 0 && !facts[operand.get()].isVector);
    mapping.map(operand.get(), get(operand.get(), row, column, asVector));
  }
  clone = builder.clone(op, mapping);
  if (isVector)
    for (OpResult value : clone->getResults())
      value.setType(typeOf(value.getType()));
  return clone->getResult(result);
}

Value Nest::emitIndex(linalg::IndexOp op, unsigned row, unsigned column) {
  int loop = llvm::find_if(stage.loops, [&](Loop &l) { return l.dims[0] == op.getDim(); }) - stage.loops.begin();
  Value step = state.steps[loop];
  if (loop == schedule.rowLoop)
    return builder.add(step, builder.constant(row));
  if (loop != schedule.vectorLoop)
    return step;
  auto type = VectorType::get({schedule.width}, builder.getIndexType());
  auto lanes = llvm::to_vector(llvm::seq<int64_t>(schedule.width));
  Value first = builder.add(step, builder.constant(column * schedule.width));
  return arith::AddIOp::create(builder, vector::BroadcastOp::create(builder, type, first),
                               builder.constant(TypedAttr(DenseIntElementsAttr::get(type, lanes))));
}

/// An element of a whole tensor, whose indices may differ from lane to lane.
Value Nest::emitExtract(tensor::ExtractOp op, unsigned row, unsigned column) {
  Buffer &buffer = scope.buffers[op.getTensor()];
  Value offset = builder.constant(0), lanes;
  bool isOnlyStep = true; // the lanes' elements are next to each other
  for (auto [index, stride] : llvm::zip(op.getIndices(), buffer.strides)) {
    if (!facts[index].isVector) {
      offset = builder.add(offset, builder.mul(get(index, row, column, false), stride));
      continue;
    }
    isOnlyStep &= !lanes && isIndex(stride, buffer.unit()) && index.getDefiningOp<linalg::IndexOp>();
    Value steps = get(index, row, column, true);
    if (!isIndex(stride, 1))
      steps = arith::MulIOp::create(builder, steps, vector::BroadcastOp::create(builder, steps.getType(), stride));
    lanes = lanes ? arith::AddIOp::create(builder, lanes, steps) : steps;
  }
  if (!lanes)
    return loadNumber(buffer, offset);
  if (!isOnlyStep)
    return gather(buffer, offset, lanes);
  Value step = builder.add(state.steps[schedule.vectorLoop], builder.constant(column * schedule.width));
  return loadContiguous(buffer, builder.add(offset, builder.mul(step, builder.constant(buffer.unit()))));
}

/// Records the copies of a value, and right here its splat if one will be needed in a deeper loop.
void Nest::define(Value value, unsigned level, bool perRow, bool perColumn,
                  function_ref<Value(unsigned, unsigned)> emitOne) {
  Copies copies{{}, perRow, perColumn}, splats = copies;
  const Fact &fact = facts[value];
  for (int64_t row = 0; row < (perRow ? state.rows : 1); ++row)
    for (int64_t column = 0; column < (perColumn ? state.columns : 1); ++column) {
      copies.values.push_back(emitOne(row, column));
      if (fact.isNeededAsVector && !isa<VectorType>(copies.values.back().getType()))
        splats.values.push_back(splat(copies.values.back()));
    }
  state.values[value] = std::move(copies);
  if (!splats.values.empty())
    state.splats[value] = std::move(splats);
}

Value Nest::pick(const Copies &copies, unsigned row, unsigned column) const {
  if (!copies.perColumn)
    return copies.values[copies.perRow ? row : 0];
  return copies.values[(copies.perRow ? row * state.columns : 0) + column];
}

/// The value for this row and column, as a vector or a scalar.
Value Nest::get(Value value, unsigned row, unsigned column, bool asVector) {
  auto known = state.values.find(value);
  Value found = known == state.values.end() ? scope.extents.scalar(value) : pick(known->second, row, column);
  if (!asVector || isa<VectorType>(found.getType()))
    return found;
  auto splats = state.splats.find(value);
  return splats == state.splats.end() ? splat(found) : pick(splats->second, row, column);
}

Value Nest::splat(Value scalar) {
  auto type = cast<VectorType>(typeOf(scalar.getType()));
  if (auto constant = scalar.getDefiningOp<arith::ConstantOp>())
    return builder.constant(TypedAttr(DenseElementsAttr::get(type, Attribute(constant.getValue()))));
  return vector::BroadcastOp::create(builder, type, scalar);
}

/// One step of all loops: what is stored is stored, what is accumulated goes on.
void Nest::emitInnermost() {
  bool isVector = schedule.vectorLoop >= 0;
  for (auto [output, yielded] : llvm::enumerate(body.getTerminator()->getOperands())) {
    unsigned access = stage.numInputs() + output;
    Copies &accumulator = state.accumulators[output];
    if (!stage.isAccumulated[output]) {
      bool perRow = state.offsets[access].size() > 1;
      for (int64_t row = 0; row < (perRow ? state.rows : 1); ++row)
        for (int64_t column = 0; column < state.columns; ++column)
          store(access, get(yielded, row, column, isVector), row, column);
      continue;
    }
    for (int64_t row = 0; row < state.rows; ++row)
      for (int64_t column = 0; column < state.columns; ++column) {
        Value &old = accumulator.values[row * state.columns + column];
        Value next = get(yielded, row, column, isVector);
        if (state.mask && isVectorReduction())
          next = arith::SelectOp::create(builder, state.mask, next, old);
        old = next;
      }
  }
}

} // namespace tnp::transforms
