// linalg::fuseElementwiseOps fuses one operand at a time and computes a producer twice when the consumer reads two of its
// results; merging whole generics keeps diamonds single.
#include "lib/Transforms/MergeGenerics.h"

#include "mlir/IR/AffineMap.h"
#include "mlir/IR/IRMapping.h"

using namespace mlir;
using linalg::GenericOp;

namespace tnp::transforms {

namespace {

/// What the merged generic is made of, gathered before it is built.
struct Parts {
  SmallVector<Value> inputs, inits;
  SmallVector<AffineMap> inputMaps, initMaps;
  SmallVector<Value> kept; ///< The producer's results that stay results.
};

/// Adds the input unless the same value is read under the same map already; returns its position.
unsigned addInput(Parts &parts, Value value, AffineMap map) {
  for (auto [index, input] : llvm::enumerate(parts.inputs))
    if (input == value && parts.inputMaps[index] == map)
      return index;
  parts.inputs.push_back(value);
  parts.inputMaps.push_back(map);
  return parts.inputs.size() - 1;
}

/// Copies the body; `linalg.index` of the producer follows its iteration.
void cloneBody(OpBuilder &builder, GenericOp generic, AffineMap iteration, IRMapping &values) {
  for (Operation &op : generic.getBody()->without_terminator()) {
    auto index = dyn_cast<linalg::IndexOp>(op);
    if (!index || !iteration) {
      builder.clone(op, values);
      continue;
    }
    AffineExpr loop = iteration.getResult(index.getDim());
    Value here = linalg::IndexOp::create(builder, op.getLoc(), cast<AffineDimExpr>(loop).getPosition());
    values.map(index.getResult(), here);
  }
}

void mapResults(GenericOp generic, IRMapping &values) {
  for (auto [result, value] : llvm::zip_equal(generic->getResults(), generic.getBody()->getTerminator()->getOperands()))
    values.map(result, values.lookupOrDefault(value));
}

} // namespace

AffineMap producerIteration(GenericOp producer, GenericOp consumer) {
  if (producer.getNumReductionLoops() != 0)
    return {};
  AffineMap iteration;
  for (OpOperand *operand : consumer.getDpsInputOperands()) {
    if (operand->get().getDefiningOp() != producer)
      continue;
    auto result = cast<OpResult>(operand->get());
    AffineMap written = producer.getIndexingMapMatchingResult(result);
    if (!written.isPermutation())
      return {};
    AffineMap found = inversePermutation(written).compose(consumer.getMatchingIndexingMap(operand));
    if ((iteration && iteration != found) || !found.isProjectedPermutation())
      return {};
    iteration = found;
  }
  // An init that is read as a value, or a tensor captured by the body, is not an element of this iteration.
  for (OpOperand &init : consumer.getDpsInitsMutable())
    if (init.get().getDefiningOp() == producer)
      return {};
  return iteration;
}

bool keepsExtents(GenericOp producer, GenericOp consumer, AffineMap iteration) {
  llvm::SmallBitVector known(consumer.getNumLoops());
  auto note = [&](AffineMap map) {
    for (AffineExpr expression : map.getResults())
      if (auto loop = dyn_cast<AffineDimExpr>(expression))
        known.set(loop.getPosition());
  };
  for (OpOperand *operand : producer.getDpsInputOperands())
    note(producer.getMatchingIndexingMap(operand).compose(iteration));
  for (OpOperand &operand : consumer->getOpOperands())
    if (operand.get().getDefiningOp() != producer)
      note(consumer.getMatchingIndexingMap(&operand));
  return known.all();
}

bool isOneToOne(AffineMap iteration) { return iteration.isPermutation(); }

GenericOp mergeIntoConsumer(RewriterBase &rewriter, GenericOp producer, GenericOp consumer, AffineMap iteration, bool keep) {
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPoint(consumer);
  Parts parts;
  SmallVector<std::pair<Value, unsigned>> arguments; // a block argument of either, and the input that feeds it
  for (OpOperand *operand : producer.getDpsInputOperands())
    arguments.emplace_back(producer.getMatchingBlockArgument(operand),
                           addInput(parts, operand->get(), producer.getMatchingIndexingMap(operand).compose(iteration)));
  for (OpOperand *operand : consumer.getDpsInputOperands())
    if (operand->get().getDefiningOp() != producer)
      arguments.emplace_back(consumer.getMatchingBlockArgument(operand),
                             addInput(parts, operand->get(), consumer.getMatchingIndexingMap(operand)));
  for (OpOperand &init : consumer.getDpsInitsMutable()) {
    parts.inits.push_back(init.get());
    parts.initMaps.push_back(consumer.getMatchingIndexingMap(&init));
  }
  auto readElsewhere = [&](OpResult result) { return llvm::any_of(result.getUsers(), [&](Operation *user) { return user != consumer; }); };
  for (OpResult result : producer->getResults())
    if (keep && readElsewhere(result)) {
      OpOperand *init = producer.getDpsInitOperand(result.getResultNumber());
      parts.kept.push_back(result);
      parts.inits.push_back(init->get());
      parts.initMaps.push_back(producer.getMatchingIndexingMap(init).compose(iteration));
    }

  SmallVector<AffineMap> maps = llvm::to_vector(llvm::concat<AffineMap>(parts.inputMaps, parts.initMaps));
  auto build = [&](OpBuilder &builder, Location, ValueRange blockArguments) {
    IRMapping values;
    for (auto [argument, input] : arguments)
      values.map(argument, blockArguments[input]);
    for (OpOperand &init : consumer.getDpsInitsMutable())
      values.map(consumer.getMatchingBlockArgument(&init),
                 blockArguments[parts.inputs.size() + (init.getOperandNumber() - consumer.getNumDpsInputs())]);
    cloneBody(builder, producer, iteration, values);
    mapResults(producer, values);
    for (OpOperand *operand : consumer.getDpsInputOperands())
      if (operand->get().getDefiningOp() == producer)
        values.map(consumer.getMatchingBlockArgument(operand), values.lookup(operand->get()));
    cloneBody(builder, consumer, {}, values);
    SmallVector<Value> yielded;
    for (Value value : consumer.getBody()->getTerminator()->getOperands())
      yielded.push_back(values.lookupOrDefault(value));
    for (Value result : parts.kept)
      yielded.push_back(values.lookup(result));
    linalg::YieldOp::create(builder, consumer.getLoc(), yielded);
  };
  auto merged = GenericOp::create(rewriter, consumer.getLoc(), ValueRange(parts.inits).getTypes(), parts.inputs, parts.inits, maps,
                                  consumer.getIteratorTypesArray(), build);
  ValueRange results = merged.getResults();
  for (auto [old, now] : llvm::zip_equal(parts.kept, results.drop_front(consumer->getNumResults())))
    rewriter.replaceAllUsesExcept(old, now, consumer);
  rewriter.replaceOp(consumer, results.take_front(consumer->getNumResults()));
  rewriter.eraseOp(producer);
  return merged;
}

} // namespace tnp::transforms
