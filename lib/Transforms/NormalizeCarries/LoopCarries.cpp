#include "lib/Transforms/NormalizeCarries/LoopCarries.h"

#include "lib/Transforms/NormalizeCarries/Destinations.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using bufferization::MaterializeInDestinationOp;

namespace tnp::transforms {

namespace {

/// One tensor that goes round: the block argument that holds it and the operand that yields its next value.
struct Carry {
  BlockArgument argument;
  OpOperand *yielded;
  Homes homes;
};

/// Whether an inner loop makes the value in the buffer of this carry. Nothing is left to bind then, and to say so would
/// be too much: the bufferization takes it for a copy that the inner loop disturbs.
bool isMadeByLoopIn(Value value, BlockArgument carry) {
  auto result = dyn_cast<OpResult>(value);
  return result && isa<LoopLikeOpInterface>(result.getOwner()) && result.hasOneUse() &&
         ownedBuffer(destinationOf(result)) == carry;
}

Value createEmptyLike(OpBuilder &builder, Location location, Value value) {
  auto type = cast<RankedTensorType>(value.getType());
  return tensor::EmptyOp::create(builder, location, tensor::getMixedSizes(builder, location, value),
                                 type.getElementType());
}

/// A copy in a buffer of its own. A tensor.empty would be bound to a carry again.
Value copyApart(OpBuilder &builder, Location location, Value value) {
  return bufferization::AllocTensorOp::create(builder, location, cast<RankedTensorType>(value.getType()),
                                              /*dynamicSizes=*/ValueRange(), value);
}

/// The loop overwrites its carries, so it must not start in a buffer that someone else reads.
void ownInitialValues(Operation *loop, MutableOperandRange initialValues) {
  SmallVector<OpOperand *> foreign; // found before any is replaced: two of one buffer are both foreign
  for (OpOperand &initial : initialValues)
    if (isa<RankedTensorType>(initial.get().getType()) && !ownedBuffer(&initial))
      foreign.push_back(&initial);
  OpBuilder builder(loop);
  Location location = loop->getLoc();
  for (OpOperand *initial : foreign) {
    Value value = initial->get();
    if (livesInCarry(value, loop))
      initial->set(copyApart(builder, location, value));
    else
      initial->set(materialize(builder, location, value, createEmptyLike(builder, location, value)));
  }
}

/// The carries are assigned at once: (a, b) = (f(a, b), a). One after the other, a value is written only when no
/// remaining one still lives in that buffer; where all do, in a cycle or as a view of itself, one is copied away.
void bindCarries(Block *body, Operation *yield, unsigned numLeadingArguments, CarryStatistics &statistics) {
  SmallVector<Carry> remaining;
  for (OpOperand &operand : yield->getOpOperands()) {
    BlockArgument argument = body->getArgument(operand.getOperandNumber() + numLeadingArguments);
    if (!isa<RankedTensorType>(argument.getType()) || operand.get() == argument ||
        isMadeByLoopIn(operand.get(), argument))
      continue;
    remaining.push_back({argument, &operand, findHomes(operand.get(), body)});
  }
  OpBuilder builder(yield);
  auto blocks = [](const Carry &other, const Carry &carry) {
    bool livesThere = other.homes.carries.contains(carry.argument.getArgNumber());
    return livesThere && (&other != &carry || other.homes.isView);
  };
  while (!remaining.empty()) {
    auto ready = llvm::find_if(remaining, [&](const Carry &carry) {
      return llvm::none_of(remaining, [&](const Carry &other) { return blocks(other, carry); });
    });
    if (ready != remaining.end()) {
      ready->yielded->set(materialize(builder, yield->getLoc(), ready->yielded->get(), ready->argument));
      remaining.erase(ready);
      ++statistics.bound;
      continue;
    }
    Carry &blocking = *llvm::find_if(remaining, [&](const Carry &other) {
      return llvm::any_of(remaining, [&](const Carry &carry) { return blocks(other, carry); });
    });
    blocking.yielded->set(copyApart(builder, yield->getLoc(), blocking.yielded->get()));
    blocking.homes = {};
    ++statistics.temporaries;
  }
}

/// Bufferization wants the condition to pass the arguments on in their own order. Earlier clean-up may have dropped or
/// moved some; here all are passed again, followed by whatever else the condition passed.
FailureOr<scf::WhileOp> alignCondition(scf::WhileOp loop) {
  scf::ConditionOp condition = loop.getConditionOp();
  Block *before = loop.getBeforeBody();
  SmallVector<Value> passed(before->getArguments());
  SmallVector<unsigned> places;
  for (Value value : condition.getArgs()) {
    auto found = llvm::find(passed, value);
    if (found == passed.end()) {
      if (isa<TensorType>(value.getType()))
        return loop.emitOpError("expected the condition to pass on tensors that it received, but it computes one");
      found = passed.insert(passed.end(), value);
    }
    places.push_back(found - passed.begin());
  }
  if (llvm::equal(passed, condition.getArgs()))
    return loop;

  OpBuilder builder(loop);
  auto aligned = scf::WhileOp::create(builder, loop.getLoc(), TypeRange(ValueRange(passed)), loop.getInits());
  aligned->setDiscardableAttrs(loop->getDiscardableAttrDictionary());
  Block *after = builder.createBlock(&aligned.getAfter(), {}, TypeRange(ValueRange(passed)),
                                     SmallVector<Location>(passed.size(), loop.getLoc()));
  condition.getArgsMutable().assign(passed);
  aligned.getBefore().takeBody(loop.getBefore());
  for (auto [argument, place] : llvm::zip_equal(loop.getAfterArguments(), places))
    argument.replaceAllUsesWith(after->getArgument(place));
  after->getOperations().splice(after->end(), loop.getAfterBody()->getOperations());
  for (auto [result, place] : llvm::zip_equal(loop.getResults(), places))
    result.replaceAllUsesWith(aligned.getResult(place));
  loop.erase();
  return aligned;
}

} // namespace

LogicalResult bindCarriesOf(Operation *loop, CarryStatistics &statistics) {
  if (auto counted = dyn_cast<scf::ForOp>(loop)) {
    ownInitialValues(counted, counted.getInitArgsMutable());
    bindCarries(counted.getBody(), counted.getBody()->getTerminator(), counted.getNumInductionVars(), statistics);
    return success();
  }
  FailureOr<scf::WhileOp> aligned = alignCondition(cast<scf::WhileOp>(loop));
  if (failed(aligned))
    return failure();
  ownInitialValues(*aligned, aligned->getInitsMutable());
  bindCarries(aligned->getAfterBody(), aligned->getYieldOp(), 0, statistics);
  return success();
}

void keepApart(MaterializeInDestinationOp bound) {
  auto carry = dyn_cast<BlockArgument>(bound.getDest());
  auto result = dyn_cast<OpResult>(bound.getSource());
  if (!carry || !result || !isa<LoopLikeOpInterface>(result.getOwner()) || !isReadAfter(carry, result.getOwner()))
    return;
  Value buffer = ownedBuffer(destinationOf(result));
  auto empty = buffer ? buffer.getDefiningOp<tensor::EmptyOp>() : tensor::EmptyOp();
  if (!empty)
    return;
  OpBuilder builder(empty);
  auto apart = bufferization::AllocTensorOp::create(builder, empty.getLoc(), empty.getType(), empty.getDynamicSizes());
  empty.replaceAllUsesWith(apart.getResult());
  empty.erase();
}

} // namespace tnp::transforms
