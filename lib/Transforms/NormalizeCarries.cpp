// tnp-normalize-carries: one buffer per tensor that goes round in a loop or comes out of a branch.
//
// Bufferization keeps a carried tensor in place only if the yielded value lives in the buffer of the block argument.
// `materialize_in_destination %new in %carry` says so. Where %new is computed in that buffer anyway, the copy that it
// stands for is one of a buffer to itself, and tnp-bufferize-host drops it.
#include "lib/Transforms/Passes.h"

#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using bufferization::MaterializeInDestinationOp;

namespace tnp::transforms {

#define GEN_PASS_DEF_NORMALIZECARRIES
#include "lib/Transforms/Passes.h.inc"

namespace {

/// The initial value behind a result of a loop that passes its arguments on; null where a condition computes it.
OpOperand *initialOf(scf::WhileOp loop, OpResult result) {
  auto passed = dyn_cast<BlockArgument>(loop.getConditionOp().getArgs()[result.getResultNumber()]);
  bool isOwn = passed && passed.getOwner() == loop.getBeforeBody();
  return isOwn ? &loop.getInitsMutable()[passed.getArgNumber()] : nullptr;
}

/// The operand in whose buffer an operation makes this result when it works in place, or null.
OpOperand *destinationOf(OpResult result) {
  Operation *op = result.getOwner();
  if (auto destinationStyle = dyn_cast<DestinationStyleOpInterface>(op))
    return destinationStyle.getTiedOpOperand(result);
  if (auto insert = dyn_cast<tensor::InsertOp>(op))
    return &insert.getDestMutable();
  if (auto materialize = dyn_cast<MaterializeInDestinationOp>(op))
    return &materialize.getDestMutable();
  if (auto loop = dyn_cast<scf::ForOp>(op))
    return loop.getTiedLoopInit(result);
  if (auto loop = dyn_cast<scf::WhileOp>(op))
    return initialOf(loop, result);
  return nullptr;
}

/// The tensor at which a view looks, or null.
Value viewedBy(Operation *op) {
  if (isa<tensor::ExtractSliceOp, tensor::CollapseShapeOp, tensor::ExpandShapeOp, tensor::ReshapeOp, tensor::CastOp>(op))
    return op->getOperand(0);
  return nullptr;
}

/// The carries in whose buffers a value may live, and whether it may be a view there rather than the whole.
struct Homes {
  llvm::SmallSetVector<unsigned, 4> carries;
  bool isView = false;
};

Homes findHomes(Value value, Block *body) {
  Homes homes;
  SmallVector<Value> worklist{value};
  llvm::SmallPtrSet<Value, 8> seen;
  while (!worklist.empty()) {
    Value current = worklist.pop_back_val();
    if (!current || !seen.insert(current).second)
      continue;
    auto result = dyn_cast<OpResult>(current);
    if (!result) {
      if (cast<BlockArgument>(current).getOwner() == body)
        homes.carries.insert(cast<BlockArgument>(current).getArgNumber());
    } else if (Value viewed = viewedBy(result.getOwner())) {
      homes.isView = true;
      worklist.push_back(viewed);
    } else if (auto branch = dyn_cast<scf::IfOp>(result.getOwner())) {
      worklist.push_back(branch.thenYield().getOperand(result.getResultNumber()));
      worklist.push_back(branch.elseYield().getOperand(result.getResultNumber()));
    } else {
      OpOperand *destination = destinationOf(result);
      worklist.push_back(destination ? destination->get() : Value());
    }
  }
  return homes;
}

/// Whether a value that an operation uses may live in the buffer of something carried by a loop around the operation.
bool livesInCarry(Value value, Operation *op) {
  for (Block *block = op->getBlock(); block; block = block->getParentOp()->getBlock())
    if (isa<LoopLikeOpInterface>(block->getParentOp()) && !findHomes(value, block).carries.empty())
      return true;
  return false;
}

/// Whether somebody else than `write` reads `carried`, or a view of it, in or after the writer: what is written there
/// may be in its place by then.
bool isReadAfter(Value carried, Operation *writer, OpOperand *write = nullptr) {
  return llvm::any_of(carried.getUses(), [&](OpOperand &use) {
    auto materialize = dyn_cast<MaterializeInDestinationOp>(use.getOwner());
    if (&use == write || (materialize && materialize.getDest() == carried))
      return false;
    if (viewedBy(use.getOwner()))
      return isReadAfter(use.getOwner()->getResult(0), writer);
    Operation *reader = writer->getBlock()->findAncestorOpInBlock(*use.getOwner());
    return !reader || !reader->isBeforeInBlock(writer);
  });
}

/// Whose buffer it is that the user of the operand may overwrite: the tensor.empty or the branch (which will get a buffer
/// of its own) behind it, or what the loop around carries. Null when somebody else needs what is there.
Value ownedBuffer(OpOperand *operand) {
  while (operand) {
    auto result = dyn_cast<OpResult>(operand->get());
    if (!result) {
      Block *body = operand->get().getParentBlock();
      Operation *writer = body->findAncestorOpInBlock(*operand->getOwner());
      bool isCarry = isa<LoopLikeOpInterface>(body->getParentOp());
      return isCarry && !isReadAfter(operand->get(), writer, operand) ? operand->get() : Value();
    }
    if (!result.hasOneUse())
      return nullptr;
    if (isa<tensor::EmptyOp, bufferization::AllocTensorOp, scf::IfOp>(result.getOwner()))
      return result;
    operand = destinationOf(result);
  }
  return nullptr;
}

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

Value materialize(OpBuilder &builder, Location location, Value value, Value destination) {
  return MaterializeInDestinationOp::create(builder, location, value, destination)->getResult(0);
}

void bindToBuffer(OpBuilder &builder, Location location, Value value, Value buffer) {
  MaterializeInDestinationOp::create(builder, location, /*result=*/Type(), value, buffer, /*restrict=*/true,
                                     /*writable=*/true);
}

/// One tensor that goes round: the block argument that holds it and the operand that yields its next value.
struct Carry {
  BlockArgument argument;
  OpOperand *yielded;
  Homes homes;
};

class Normalizer {
public:
  Normalizer(Pass::Statistic &numBound, Pass::Statistic &numTemporaries)
      : numBound(numBound), numTemporaries(numTemporaries) {}

  void normalize(scf::ForOp loop) {
    ownInitialValues(loop, loop.getInitArgsMutable());
    bindCarries(loop.getBody(), loop.getBody()->getTerminator(), loop.getNumInductionVars());
  }

  LogicalResult normalize(scf::WhileOp loop) {
    FailureOr<scf::WhileOp> aligned = alignCondition(loop);
    if (failed(aligned))
      return failure();
    ownInitialValues(*aligned, aligned->getInitsMutable());
    bindCarries(aligned->getAfterBody(), aligned->getYieldOp(), 0);
    return success();
  }

  void normalize(scf::IfOp branch);

private:
  void ownInitialValues(Operation *loop, MutableOperandRange initialValues);
  void bindCarries(Block *body, Operation *yield, unsigned numLeadingArguments);
  FailureOr<scf::WhileOp> alignCondition(scf::WhileOp loop);

  Pass::Statistic &numBound;
  Pass::Statistic &numTemporaries;
};

/// A copy in a buffer of its own. A tensor.empty would be bound to a carry again.
Value copyApart(OpBuilder &builder, Location location, Value value) {
  return bufferization::AllocTensorOp::create(builder, location, cast<RankedTensorType>(value.getType()),
                                              /*dynamicSizes=*/ValueRange(), value);
}

/// What an inner loop fills while the carry is still read must not be bound to that carry, as a tensor.empty would be.
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

/// The loop overwrites its carries, so it must not start in a buffer that someone else reads.
void Normalizer::ownInitialValues(Operation *loop, MutableOperandRange initialValues) {
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
void Normalizer::bindCarries(Block *body, Operation *yield, unsigned numLeadingArguments) {
  SmallVector<Carry> remaining;
  for (OpOperand &operand : yield->getOpOperands()) {
    BlockArgument argument = body->getArgument(operand.getOperandNumber() + numLeadingArguments);
    if (!isa<RankedTensorType>(argument.getType()) || operand.get() == argument || isMadeByLoopIn(operand.get(), argument))
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
      ++numBound;
      continue;
    }
    Carry &blocking = *llvm::find_if(remaining, [&](const Carry &other) {
      return llvm::any_of(remaining, [&](const Carry &carry) { return blocks(other, carry); });
    });
    blocking.yielded->set(copyApart(builder, yield->getLoc(), blocking.yielded->get()));
    blocking.homes = {};
    ++numTemporaries;
  }
}

/// Bufferization wants the condition to pass the arguments on in their own order. Earlier clean-up may have dropped or
/// moved some; here all are passed again, followed by whatever else the condition passed.
FailureOr<scf::WhileOp> Normalizer::alignCondition(scf::WhileOp loop) {
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

/// Finds what is known before a branch of values inside it, making index arithmetic anew there.
class BeforeBranch {
public:
  explicit BeforeBranch(scf::IfOp branch) : branch(branch), builder(branch) {}

  /// An extent of a tensor, or null if it is only known inside.
  Value extent(Value tensor, int64_t dim) {
    while (tensor && !isBefore(tensor)) {
      if (auto empty = tensor.getDefiningOp<tensor::EmptyOp>())
        return index(empty.getDynamicSize(dim));
      if (auto slice = tensor.getDefiningOp<tensor::ExtractSliceOp>(); slice && slice.getDroppedDims().none())
        return slice.isDynamicSize(dim) ? index(slice.getDynamicSize(dim)) : Value();
      auto result = dyn_cast<OpResult>(tensor);
      OpOperand *destination = result ? destinationOf(result) : nullptr;
      tensor = destination ? destination->get() : Value();
    }
    return tensor ? builder.createOrFold<tensor::DimOp>(branch.getLoc(), tensor, dim) : Value();
  }

private:
  bool isBefore(Value value) { return !branch->isAncestor(value.getParentRegion()->getParentOp()); }

  Value index(Value value) {
    if (isBefore(value))
      return value;
    Operation *op = value.getDefiningOp();
    if (auto dim = dyn_cast_or_null<tensor::DimOp>(op))
      return dim.getConstantIndex() ? extent(dim.getSource(), *dim.getConstantIndex()) : Value();
    if (!op || !isa<arith::ArithDialect>(op->getDialect()) || !isPure(op))
      return nullptr;
    IRMapping mapping;
    for (Value operand : op->getOperands()) {
      Value known = index(operand);
      if (!known)
        return nullptr;
      mapping.map(operand, known);
    }
    return builder.clone(*op, mapping)->getResult(cast<OpResult>(value).getResultNumber());
  }

  scf::IfOp branch;
  OpBuilder builder;
};

/// A buffer for the result, made before the branch; null if the extents are known only inside.
Value createBuffer(scf::IfOp branch, OpResult result) {
  auto type = cast<RankedTensorType>(result.getType());
  BeforeBranch before(branch);
  SmallVector<Value> extents;
  for (int64_t dim = 0; dim < type.getRank(); ++dim) {
    if (!type.isDynamicDim(dim))
      continue;
    Value extent = before.extent(branch.thenYield().getOperand(result.getResultNumber()), dim);
    if (!extent)
      extent = before.extent(branch.elseYield().getOperand(result.getResultNumber()), dim);
    if (!extent)
      return nullptr;
    extents.push_back(extent);
  }
  OpBuilder builder(branch);
  return memref::AllocOp::create(builder, branch.getLoc(), MemRefType::get(type.getShape(), type.getElementType()),
                                 extents);
}

/// The same branch without the results that nobody uses any more.
void dropUnusedResults(scf::IfOp branch) {
  llvm::BitVector unused(branch.getNumResults());
  SmallVector<Value> used;
  for (OpResult result : branch.getResults())
    if (result.use_empty())
      unused.set(result.getResultNumber());
    else
      used.push_back(result);
  for (scf::YieldOp yield : {branch.thenYield(), branch.elseYield()})
    yield->eraseOperands(unused);
  OpBuilder builder(branch);
  auto smaller = scf::IfOp::create(builder, branch.getLoc(), TypeRange(ValueRange(used)), branch.getCondition());
  smaller->setDiscardableAttrs(branch->getDiscardableAttrDictionary());
  smaller.getThenRegion().takeBody(branch.getThenRegion());
  smaller.getElseRegion().takeBody(branch.getElseRegion());
  for (auto [before, after] : llvm::zip_equal(used, smaller.getResults()))
    before.replaceAllUsesWith(after);
  branch.erase();
}

/// A result that is bound to a carry, or to the buffer of a branch around this one, is bound to it in either branch.
/// Another gets a buffer of its own: as a tensor.empty it would become one buffer for each branch and a choice.
void Normalizer::normalize(scf::IfOp branch) {
  for (OpResult result : branch.getResults()) {
    if (!isa<RankedTensorType>(result.getType()) || result.use_empty())
      continue;
    auto bound = result.hasOneUse() ? dyn_cast<MaterializeInDestinationOp>(*result.user_begin()) : nullptr;
    bool toCarry = bound && isa<BlockArgument>(bound.getDest());
    bool toBuffer = bound && isa<MemRefType>(bound.getDest().getType());
    Value destination = toCarry || toBuffer ? bound.getDest() : createBuffer(branch, result);
    if (!destination)
      continue;
    for (scf::YieldOp yield : {branch.thenYield(), branch.elseYield()}) {
      OpOperand &operand = yield->getOpOperand(result.getResultNumber());
      OpBuilder builder(yield);
      if (!toCarry)
        bindToBuffer(builder, yield.getLoc(), operand.get(), destination);
      else if (operand.get() != destination)
        operand.set(materialize(builder, yield.getLoc(), operand.get(), destination));
    }
    OpBuilder builder(branch->getContext());
    builder.setInsertionPointAfter(branch);
    if (toBuffer)
      bound.erase();
    else if (!toCarry)
      result.replaceAllUsesWith(bufferization::ToTensorOp::create(builder, branch.getLoc(), result.getType(),
                                                                  destination, /*restrict=*/true, /*writable=*/true));
    ++numBound;
  }
  dropUnusedResults(branch);
}

struct NormalizeCarriesPass : impl::NormalizeCarriesBase<NormalizeCarriesPass> {
  void runOnOperation() override {
    if (rt::isKernel(getOperation()))
      return;
    Normalizer normalizer(numBound, numTemporaries);
    SmallVector<Operation *> loops, branches;
    // Outer before inner: a branch may then write straight into what the loop around it carries.
    getOperation()->walk<WalkOrder::PreOrder>([&](Operation *op) {
      if (isa<scf::ForOp, scf::WhileOp>(op))
        loops.push_back(op);
      else if (isa<scf::IfOp>(op) && op->getNumResults() > 0)
        branches.push_back(op);
    });
    for (Operation *op : loops) {
      if (auto loop = dyn_cast<scf::ForOp>(op))
        normalizer.normalize(loop);
      else if (failed(normalizer.normalize(cast<scf::WhileOp>(op))))
        return signalPassFailure();
    }
    getOperation()->walk([](MaterializeInDestinationOp bound) { keepApart(bound); });
    for (Operation *op : branches)
      normalizer.normalize(cast<scf::IfOp>(op));
  }
};

} // namespace
} // namespace tnp::transforms
