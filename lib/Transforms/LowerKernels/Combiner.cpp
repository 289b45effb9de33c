#include "lib/Transforms/LowerKernels/Combiner.h"

#include "mlir/IR/IRMapping.h"
#include "llvm/ADT/SmallBitVector.h"

using namespace mlir;

namespace tnp::transforms {

Type shapedAs(Type element, Type shape) {
  auto vector = dyn_cast<VectorType>(shape);
  return vector ? VectorType::get(vector.getShape(), getElementTypeOrSelf(element)) : element;
}

Value splatConstant(OpBuilder &builder, Location loc, TypedAttr scalar, Type shape) {
  if (auto vector = dyn_cast<VectorType>(shapedAs(scalar.getType(), shape)))
    return arith::ConstantOp::create(builder, loc, DenseElementsAttr::get(vector, Attribute(scalar)));
  return arith::ConstantOp::create(builder, loc, scalar);
}

TypedAttr Combiner::neutral() const {
  if (kind == Better)
    return {};
  Builder builder(op->getContext());
  Type type = op->getResult(0).getType();
  if (isa<arith::MulFOp>(op))
    return builder.getFloatAttr(type, 1.0);
  if (isa<arith::MulIOp>(op))
    return builder.getIntegerAttr(type, 1);
  return isa<arith::AddFOp, arith::AddIOp, arith::XOrIOp>(op) ? builder.getZeroAttr(type) : TypedAttr();
}

bool Combiner::isFloatSum() const { return kind == Single && isa<arith::AddFOp>(op); }

/// The value under the mapping, its computation repeated with the shape of `shape` where it is not mapped.
static Value cloneSlice(OpBuilder &builder, Value value, IRMapping &mapping, Type shape) {
  if (Value known = mapping.lookupOrNull(value))
    return known;
  Operation *op = value.getDefiningOp();
  if (auto constant = dyn_cast<arith::ConstantOp>(op)) {
    mapping.map(value, splatConstant(builder, op->getLoc(), constant.getValue(), shape));
    return mapping.lookup(value);
  }
  for (Value operand : op->getOperands())
    cloneSlice(builder, operand, mapping, shape);
  Operation *clone = builder.clone(*op, mapping);
  for (OpResult result : clone->getResults())
    result.setType(shapedAs(result.getType(), shape));
  return mapping.lookup(value);
}

Value Combiner::wins(OpBuilder &builder, ValueRange element, ValueRange best) const {
  IRMapping mapping;
  mapping.map(elements, element);
  mapping.map(accumulators, best);
  return cloneSlice(builder, condition, mapping, best[0].getType());
}

SmallVector<Value> Combiner::combine(OpBuilder &builder, ValueRange a, ValueRange b) const {
  if (kind == Single) {
    Operation *clone = Operation::create(op->getLoc(), op->getName(), a[0].getType(), ValueRange{a[0], b[0]},
                                         op->getDiscardableAttrDictionary(), op->getPropertiesStorage(),
                                         BlockRange(), 0);
    return {builder.insert(clone)->getResult(0)};
  }
  Location loc = condition.getLoc();
  Value takes = wins(builder, b, a);
  if (hasPlace()) {
    Value takesA = wins(builder, a, b);
    Value isEarlier = arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::slt, b[1], a[1]);
    Value always = splatConstant(builder, loc, builder.getBoolAttr(true), takesA.getType());
    Value keepsNot = arith::XOrIOp::create(builder, loc, takesA, always);
    Value onDraw = arith::AndIOp::create(builder, loc, keepsNot, isEarlier);
    takes = arith::OrIOp::create(builder, loc, takes, onDraw);
  }
  return select(builder, takes, b, a);
}

SmallVector<Value> Combiner::select(OpBuilder &builder, Value takes, ValueRange taken, ValueRange kept) const {
  SmallVector<Value> selected;
  for (auto [a, b] : llvm::zip_equal(taken, kept))
    selected.push_back(arith::SelectOp::create(builder, condition.getLoc(), takes, a, b));
  return selected;
}

SmallVector<Value> Combiner::step(OpBuilder &builder, ValueRange element, ValueRange accumulated) const {
  if (kind == Single)
    return combine(builder, accumulated, element);
  return select(builder, wins(builder, element, accumulated), element, accumulated);
}

namespace {

/// Whether the value is computed from `roots` and constants only.
bool dependsOnlyOn(Value value, ArrayRef<Value> roots) {
  if (llvm::is_contained(roots, value))
    return true;
  Operation *op = value.getDefiningOp();
  if (!op)
    return false;
  if (isa<arith::ConstantOp>(op))
    return true;
  return op->getNumOperands() != 0 && isMemoryEffectFree(op) && op->getNumRegions() == 0 &&
         llvm::all_of(op->getOperands(), [&](Value operand) { return dependsOnlyOn(operand, roots); });
}

bool combinesAlone(Operation *op) {
  return isa_and_nonnull<arith::AddFOp, arith::AddIOp, arith::MulFOp, arith::MulIOp, arith::MaximumFOp,
                         arith::MinimumFOp, arith::MaxNumFOp, arith::MinNumFOp, arith::MaxSIOp, arith::MinSIOp,
                         arith::MaxUIOp, arith::MinUIOp, arith::AndIOp, arith::OrIOp, arith::XOrIOp>(op);
}

/// A result that one operation reduces, or none.
std::optional<Combiner> matchSingle(linalg::GenericOp generic, unsigned result) {
  BlockArgument accumulated = generic.getRegionOutputArgs()[result];
  Operation *op = generic.getBody()->getTerminator()->getOperand(result).getDefiningOp();
  if (!combinesAlone(op) || !accumulated.hasOneUse() || *accumulated.getUsers().begin() != op)
    return std::nullopt;
  Combiner combiner;
  combiner.kind = Combiner::Single;
  combiner.results = {result};
  combiner.op = op;
  return combiner;
}

/// The selection between an element and what the result holds so far, if that is what the result is.
arith::SelectOp selectionOf(linalg::GenericOp generic, unsigned result) {
  auto select = generic.getBody()->getTerminator()->getOperand(result).getDefiningOp<arith::SelectOp>();
  return select && select.getFalseValue() == generic.getRegionOutputArgs()[result] ? select : arith::SelectOp();
}

/// A result selected by a condition on nothing but itself and the element, and the place that is selected with it, which
/// is gone where nobody reads it: the maximum that was found next to it may have kept the loop alive.
std::optional<Combiner> matchBetter(linalg::GenericOp generic, unsigned result, ArrayRef<bool> isAccumulated) {
  arith::SelectOp value = selectionOf(generic, result);
  if (!value)
    return std::nullopt;
  Value roots[] = {value.getTrueValue(), value.getFalseValue()};
  if (!dependsOnlyOn(value.getCondition(), roots))
    return std::nullopt;
  Combiner combiner;
  combiner.kind = Combiner::Better;
  combiner.condition = value.getCondition();
  auto take = [&](unsigned selected, arith::SelectOp select) {
    combiner.results.push_back(selected);
    combiner.elements.push_back(select.getTrueValue());
    combiner.accumulators.push_back(select.getFalseValue());
  };
  take(result, value);
  for (unsigned other = 0; other < isAccumulated.size() && !combiner.hasPlace(); ++other)
    if (arith::SelectOp place = selectionOf(generic, other); place && other != result && isAccumulated[other])
      if (place.getCondition() == value.getCondition() && place.getType().isSignlessInteger())
        take(other, place);
  return combiner;
}

} // namespace

FailureOr<std::vector<Combiner>> matchCombiners(linalg::GenericOp generic, ArrayRef<bool> isAccumulated) {
  std::vector<Combiner> combiners;
  llvm::SmallBitVector isMatched(isAccumulated.size());
  auto add = [&](std::optional<Combiner> combiner) {
    if (!combiner)
      return false;
    for (unsigned matched : combiner->results)
      isMatched.set(matched);
    combiners.push_back(std::move(*combiner));
    return true;
  };
  for (unsigned result = 0; result < isAccumulated.size(); ++result)
    if (isAccumulated[result] && !isMatched[result])
      (void)(add(matchSingle(generic, result)) || add(matchBetter(generic, result, isAccumulated)));
  for (unsigned result = 0; result < isAccumulated.size(); ++result)
    if (isAccumulated[result] && !isMatched[result])
      return generic.emitError("expected a reduction by one operation or by a condition that selects value and place, "
                               "but result ")
             << result << " is reduced otherwise";
  return combiners;
}

} // namespace tnp::transforms
