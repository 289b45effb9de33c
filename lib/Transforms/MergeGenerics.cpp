// linalg::fuseElementwiseOps fuses one operand at a time and computes a producer twice when the consumer reads two of its
// results; merging whole generics keeps diamonds single.
#include "lib/Transforms/MergeGenerics.h"

#include "mlir/IR/AffineMap.h"
#include "mlir/IR/IRMapping.h"

using namespace mlir;
using linalg::GenericOp;
using utils::IteratorType;

namespace tnp::transforms {

namespace {

/// Copies the body; `linalg.index` of the copied generic follows its iteration.
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

/// The generic that runs over the loops of `second` and computes in each iteration what `first` computes there, then
/// what `second` does, which may read results of `first`. Its results are those of `second`, then the kept ones.
class Merger {
public:
  Merger(GenericOp first, AffineMap iteration, GenericOp second) : first(first), second(second), iteration(iteration) {
    for (OpOperand *operand : first.getDpsInputOperands())
      arguments.emplace_back(first.getMatchingBlockArgument(operand),
                             addInput(operand->get(), first.getMatchingIndexingMap(operand).compose(iteration)));
    for (OpOperand *operand : second.getDpsInputOperands())
      if (operand->get().getDefiningOp() != first)
        arguments.emplace_back(second.getMatchingBlockArgument(operand),
                               addInput(operand->get(), second.getMatchingIndexingMap(operand)));
    for (OpOperand &init : second.getDpsInitsMutable())
      addInit(init.get(), second.getMatchingIndexingMap(&init), second.getMatchingBlockArgument(&init));
  }

  void keep(OpResult result) {
    OpOperand *init = first.getDpsInitOperand(result.getResultNumber());
    kept.push_back(result);
    addInit(init->get(), first.getMatchingIndexingMap(init).compose(iteration), first.getMatchingBlockArgument(init));
  }

  /// Builds it and replaces the results of both.
  GenericOp build(RewriterBase &rewriter) {
    SmallVector<AffineMap> maps = llvm::to_vector(llvm::concat<AffineMap>(inputMaps, initMaps));
    auto merged =
        GenericOp::create(rewriter, second.getLoc(), ValueRange(inits).getTypes(), inputs, inits, maps, iterators(),
                          [&](OpBuilder &builder, Location, ValueRange now) { buildBody(builder, now); });
    ValueRange results = merged.getResults();
    for (auto [old, now] : llvm::zip_equal(kept, results.drop_front(second->getNumResults())))
      rewriter.replaceAllUsesExcept(old, now, second);
    rewriter.replaceOp(second, results.take_front(second->getNumResults()));
    rewriter.eraseOp(first);
    return merged;
  }

private:
  /// Adds the input unless the same value is read under the same map already; returns its position.
  unsigned addInput(Value value, AffineMap map) {
    for (auto [index, input] : llvm::enumerate(inputs))
      if (input == value && inputMaps[index] == map)
        return index;
    inputs.push_back(value);
    inputMaps.push_back(map);
    return inputs.size() - 1;
  }

  void addInit(Value value, AffineMap map, BlockArgument argument) {
    inits.push_back(value);
    initMaps.push_back(map);
    initArguments.push_back(argument);
  }

  /// A loop is a reduction if it is one for either.
  SmallVector<IteratorType> iterators() {
    SmallVector<IteratorType> types = second.getIteratorTypesArray(), others = first.getIteratorTypesArray();
    for (auto [loop, expr] : llvm::enumerate(iteration.getResults()))
      if (others[loop] == IteratorType::reduction)
        types[cast<AffineDimExpr>(expr).getPosition()] = IteratorType::reduction;
    return types;
  }

  void buildBody(OpBuilder &builder, ValueRange now) {
    IRMapping values;
    for (auto [argument, input] : arguments)
      values.map(argument, now[input]);
    values.map(initArguments, now.drop_front(inputs.size()));
    cloneBody(builder, first, iteration, values);
    for (auto [result, value] : llvm::zip_equal(first->getResults(), first.getBody()->getTerminator()->getOperands()))
      values.map(result, values.lookupOrDefault(value));
    for (OpOperand *operand : second.getDpsInputOperands())
      if (operand->get().getDefiningOp() == first)
        values.map(second.getMatchingBlockArgument(operand), values.lookup(operand->get()));
    cloneBody(builder, second, {}, values);
    SmallVector<Value> yielded;
    for (Value value : second.getBody()->getTerminator()->getOperands())
      yielded.push_back(values.lookupOrDefault(value));
    for (Value result : kept)
      yielded.push_back(values.lookup(result));
    linalg::YieldOp::create(builder, second.getLoc(), yielded);
  }

  GenericOp first, second;
  AffineMap iteration; ///< from the loops of `second` to those of `first`
  SmallVector<Value> inputs, inits, initArguments;
  SmallVector<AffineMap> inputMaps, initMaps;
  SmallVector<Value> kept;                           ///< The results of `first` that stay results.
  SmallVector<std::pair<Value, unsigned>> arguments; ///< a block argument of either, and the input that feeds it
};

bool readsInits(GenericOp generic) {
  return llvm::any_of(generic.getRegionOutputArgs(), [](BlockArgument argument) { return !argument.use_empty(); });
}

} // namespace

AffineMap producerIteration(GenericOp producer, GenericOp consumer) {
  if (producer.getNumReductionLoops() != 0 || readsInits(producer))
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

AffineMap siblingIteration(GenericOp first, GenericOp second) {
  // Under a reduction, reading one's own output means accumulating.
  auto accumulatesOtherwise = [](GenericOp generic) {
    return generic.getNumReductionLoops() == 0 && readsInits(generic);
  };
  if (first.getNumLoops() != second.getNumLoops() || accumulatesOtherwise(first) || accumulatesOtherwise(second))
    return {};
  for (OpOperand *one : first.getDpsInputOperands())
    for (OpOperand *other : second.getDpsInputOperands()) {
      AffineMap firstMap = first.getMatchingIndexingMap(one), secondMap = second.getMatchingIndexingMap(other);
      if (one->get() != other->get() || !firstMap.isPermutation() || !secondMap.isPermutation())
        continue;
      AffineMap iteration = inversePermutation(firstMap).compose(secondMap);
      SmallVector<IteratorType> firstTypes = first.getIteratorTypesArray(),
                                secondTypes = second.getIteratorTypesArray();
      bool bothReduce = first.getNumReductionLoops() != 0 && second.getNumReductionLoops() != 0;
      bool fits = llvm::all_of(llvm::enumerate(iteration.getResults()), [&](auto loop) {
        return firstTypes[loop.index()] == secondTypes[cast<AffineDimExpr>(loop.value()).getPosition()];
      });
      if (fits || !bothReduce)
        return iteration;
    }
  return {};
}

bool isOneToOne(AffineMap iteration) { return iteration.isPermutation(); }

GenericOp mergeIntoConsumer(RewriterBase &rewriter, GenericOp producer, GenericOp consumer, AffineMap iteration,
                            bool keep) {
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPoint(consumer);
  Merger merger(producer, iteration, consumer);
  for (OpResult result : producer->getResults())
    if (keep && llvm::any_of(result.getUsers(), [&](Operation *user) { return user != consumer; }))
      merger.keep(result);
  return merger.build(rewriter);
}

GenericOp mergeSiblings(RewriterBase &rewriter, GenericOp first, GenericOp second, AffineMap iteration) {
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPoint(first);
  Merger merger(first, iteration, second);
  for (OpResult result : first->getResults())
    merger.keep(result);
  return merger.build(rewriter);
}

} // namespace tnp::transforms
