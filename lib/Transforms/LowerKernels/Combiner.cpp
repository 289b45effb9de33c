#include "lib/Transforms/LowerKernels/Combiner.h"

#include "mlir/IR/IRMapping.h"

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
  Value takesB = wins(builder, b, a), takesA = wins(builder, a, b);
  Value isEarlier = arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::slt, b[1], a[1]);
  Value always = splatConstant(builder, loc, builder.getBoolAttr(true), takesA.getType());
  Value keepsNot = arith::XOrIOp::create(builder, loc, takesA, always);
  Value onDraw = arith::AndIOp::create(builder, loc, keepsNot, isEarlier);
  Value takes = arith::OrIOp::create(builder, loc, takesB, onDraw);
  return {arith::SelectOp::create(builder, loc, takes, b[0], a[0]),
          arith::SelectOp::create(builder, loc, takes, b[1], a[1])};
}

SmallVector<Value> Combiner::step(OpBuilder &builder, ValueRange element, ValueRange accumulated) const {
  if (kind == Single)
    return combine(builder, accumulated, element);
  Value takes = wins(builder, element, accumulated);
  SmallVector<Value> stepped;
  for (auto [taken, kept] : llvm::zip(element, accumulated))
    stepped.push_back(arith::SelectOp::create(builder, condition.getLoc(), takes, taken, kept));
  return stepped;
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

FailureOr<Combiner> matchSingle(linalg::GenericOp generic, unsigned result) {
  BlockArgument accumulated = generic.getRegionOutputArgs()[result];
  Operation *op = generic.getBody()->getTerminator()->getOperand(result).getDefiningOp();
  if (!combinesAlone(op) || !accumulated.hasOneUse() || *accumulated.getUsers().begin() != op)
    return failure();
  Combiner combiner;
  combiner.kind = Combiner::Single;
  combiner.results = {result};
  combiner.op = op;
  return combiner;
}

FailureOr<Combiner> matchBetter(linalg::GenericOp generic, unsigned first, unsigned second) {
  Operation *yield = generic.getBody()->getTerminator();
  auto value = yield->getOperand(first).getDefiningOp<arith::SelectOp>();
  auto place = yield->getOperand(second).getDefiningOp<arith::SelectOp>();
  if (!value || !place || value.getCondition() != place.getCondition() || !place.getType().isSignlessInteger())
    return failure();
  Combiner combiner;
  combiner.kind = Combiner::Better;
  combiner.results = {first, second};
  combiner.condition = value.getCondition();
  combiner.elements = {value.getTrueValue(), place.getTrueValue()};
  combiner.accumulators = {value.getFalseValue(), place.getFalseValue()};
  auto outputs = generic.getRegionOutputArgs();
  if (combiner.accumulators[0] != outputs[first] || combiner.accumulators[1] != outputs[second])
    return failure();
  Value roots[] = {combiner.elements[0], combiner.accumulators[0]};
  if (!dependsOnlyOn(combiner.condition, roots))
    return failure();
  return combiner;
}

} // namespace

FailureOr<std::vector<Combiner>> matchCombiners(linalg::GenericOp generic, ArrayRef<bool> isAccumulated) {
  std::vector<Combiner> combiners;
  for (unsigned i = 0; i < isAccumulated.size(); ++i) {
    if (!isAccumulated[i])
      continue;
    FailureOr<Combiner> combiner = matchSingle(generic, i);
    if (failed(combiner) && i + 1 < isAccumulated.size() && isAccumulated[i + 1])
      if (combiner = matchBetter(generic, i, i + 1); succeeded(combiner))
        ++i;
    if (failed(combiner))
      return generic.emitError("expected a reduction by one operation or by a condition that selects value and place, "
                               "but result ")
             << i << " is reduced otherwise";
    combiners.push_back(std::move(*combiner));
  }
  return combiners;
}

} // namespace tnp::transforms
