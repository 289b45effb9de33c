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

TypedAttr Combiner::neutral(unsigned result) const {
  if (kind == Better)
    return {};
  Builder builder(op->getContext());
  Type type = op->getResult(0).getType();
  if (kind == Product)
    return builder.getFloatAttr(type, result == results[0] ? 1.0 : 0.0);
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
    Operation *clone =
        Operation::create(op->getLoc(), op->getName(), a[0].getType(), ValueRange{a[0], b[0]},
                          op->getDiscardableAttrDictionary(), op->getPropertiesStorage(), BlockRange(), 0);
    return {builder.insert(clone)->getResult(0)};
  }
  if (kind == Product)
    return multiply(builder, b, a);
  Location loc = condition.getLoc();
  Value takes = wins(builder, b, a);
  if (hasPlace()) {
    Value takesA = wins(builder, a, b);
    Value isEarlier = arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::slt, b.back(), a.back());
    Value always = splatConstant(builder, loc, builder.getBoolAttr(true), takesA.getType());
    Value keepsNot = arith::XOrIOp::create(builder, loc, takesA, always);
    Value onDraw = arith::AndIOp::create(builder, loc, keepsNot, isEarlier);
    takes = arith::OrIOp::create(builder, loc, takes, onDraw);
  }
  return select(builder, takes, b, a);
}

/// As the body does it: a real part and an imaginary one.
SmallVector<Value> Combiner::multiply(OpBuilder &builder, ValueRange a, ValueRange b) const {
  Location loc = op->getLoc();
  auto product = [&](Value x, Value y) -> Value { return arith::MulFOp::create(builder, loc, x, y); };
  Value real = arith::SubFOp::create(builder, loc, product(a[0], b[0]), product(a[1], b[1]));
  return {real, arith::AddFOp::create(builder, loc, product(a[0], b[1]), product(a[1], b[0]))};
}

SmallVector<Value> Combiner::select(OpBuilder &builder, Value takes, ValueRange taken, ValueRange kept) const {
  SmallVector<Value> selected;
  for (auto [a, b] : llvm::zip_equal(taken, kept))
    selected.push_back(arith::SelectOp::create(builder, condition.getLoc(), takes, a, b));
  return selected;
}

SmallVector<Value> Combiner::step(OpBuilder &builder, ValueRange element, ValueRange accumulated) const {
  if (kind != Better)
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

/// The factor of a product beside `y`, if there is one. A null value stands for 1, which folding leaves out. Constants
/// come second, whatever was written.
std::optional<Value> otherFactor(Value value, Value y) {
  if (value == y)
    return Value();
  auto product = value.getDefiningOp<arith::MulFOp>();
  if (!product || (product.getLhs() != y && product.getRhs() != y))
    return std::nullopt;
  return product.getRhs() == y ? product.getLhs() : product.getRhs();
}

/// Two results that are the parts of a product of complex numbers, the accumulated one the second factor, or none.
std::optional<Combiner> matchProduct(linalg::GenericOp generic, unsigned real, ArrayRef<bool> isAccumulated) {
  unsigned imaginary = real + 1;
  if (imaginary >= isAccumulated.size() || !isAccumulated[imaginary])
    return std::nullopt;
  auto accumulated = generic.getRegionOutputArgs();
  auto difference = generic.getBody()->getTerminator()->getOperand(real).getDefiningOp<arith::SubFOp>();
  auto sum = generic.getBody()->getTerminator()->getOperand(imaginary).getDefiningOp<arith::AddFOp>();
  if (!difference || !sum)
    return std::nullopt;
  std::optional<Value> x = otherFactor(difference.getLhs(), accumulated[real]),
                       y = otherFactor(difference.getRhs(), accumulated[imaginary]);
  if (!x || !y || otherFactor(sum.getLhs(), accumulated[imaginary]) != x ||
      otherFactor(sum.getRhs(), accumulated[real]) != y)
    return std::nullopt;
  Combiner combiner;
  combiner.kind = Combiner::Product;
  combiner.results = {real, imaginary};
  combiner.op = difference;
  return combiner;
}

/// The selection between an element and what the result holds so far, if that is what the result is.
arith::SelectOp selectionOf(linalg::GenericOp generic, unsigned result) {
  auto select = generic.getBody()->getTerminator()->getOperand(result).getDefiningOp<arith::SelectOp>();
  return select && select.getFalseValue() == generic.getRegionOutputArgs()[result] ? select : arith::SelectOp();
}

/// Whether the value is computed from `root`.
bool dependsOn(Value value, Value root) {
  Operation *op = value.getDefiningOp();
  return value == root ||
         (op && llvm::any_of(op->getOperands(), [&](Value operand) { return dependsOn(operand, root); }));
}

/// A result selected by a condition on nothing but itself and the element, and the place that is selected with it, which
/// is gone where nobody reads it: the maximum that was found next to it may have kept the loop alive. The parts of a
/// complex number are selected by a condition on both.
std::optional<Combiner> matchBetter(linalg::GenericOp generic, unsigned result, ArrayRef<bool> isAccumulated) {
  arith::SelectOp first = selectionOf(generic, result);
  if (!first)
    return std::nullopt;
  Combiner combiner;
  combiner.kind = Combiner::Better;
  combiner.condition = first.getCondition();
  auto take = [&](unsigned selected, arith::SelectOp select) {
    combiner.results.push_back(selected);
    combiner.elements.push_back(select.getTrueValue());
    combiner.accumulators.push_back(select.getFalseValue());
  };
  std::optional<unsigned> place;
  for (unsigned other = 0; other < isAccumulated.size(); ++other) {
    arith::SelectOp select = selectionOf(generic, other);
    if (!select || !isAccumulated[other] || select.getCondition() != combiner.condition)
      continue;
    if (dependsOn(combiner.condition, select.getTrueValue()) || dependsOn(combiner.condition, select.getFalseValue()))
      take(other, select);
    else if (!place && select.getType().isSignlessInteger())
      place = other;
  }
  combiner.numValues = combiner.results.size();
  SmallVector<Value> roots = combiner.elements;
  llvm::append_range(roots, combiner.accumulators);
  if (!llvm::is_contained(combiner.results, result) || !dependsOnlyOn(combiner.condition, roots))
    return std::nullopt;
  if (place)
    take(*place, selectionOf(generic, *place));
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
      (void)(add(matchSingle(generic, result)) || add(matchProduct(generic, result, isAccumulated)) ||
             add(matchBetter(generic, result, isAccumulated)));
  for (unsigned result = 0; result < isAccumulated.size(); ++result)
    if (isAccumulated[result] && !isMatched[result])
      return generic.emitError("expected a reduction by one operation or by a condition that selects value and place, "
                               "but result ")
             << result << " is reduced otherwise";
  return combiners;
}

} // namespace tnp::transforms
