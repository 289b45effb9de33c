// Elementwise: what an operation is when its operands are known or related. Every rule holds for NaN and signed zeros.
#include "dialects/tnp/IR/TnpOps.h"
#include "mlir/Dialect/CommonFolders.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"

using namespace mlir;

namespace tnp::ir {

/// Constants beyond this many elements are left to the compiled code: the IR should not grow.
static constexpr int64_t kMaxFoldedElements = 64;

static bool isSmall(Attribute attribute) {
  auto elements = dyn_cast_or_null<DenseElementsAttr>(attribute);
  return elements && (elements.isSplat() || elements.getNumElements() <= kMaxFoldedElements);
}

static bool isSplatOf(Attribute attribute, function_ref<bool(const APFloat &)> isFloat,
                      function_ref<bool(const APInt &)> isInt) {
  auto elements = dyn_cast_or_null<DenseElementsAttr>(attribute);
  if (!elements || !elements.isSplat())
    return false;
  Type type = elements.getElementType();
  if (isa<FloatType>(type))
    return isFloat(elements.getSplatValue<APFloat>());
  return isa<IntegerType>(type) && isInt(elements.getSplatValue<APInt>());
}

static bool isOne(Attribute attribute) {
  return isSplatOf(
      attribute, [](const APFloat &x) { return x.isExactlyValue(1.0); }, [](const APInt &x) { return x.isOne(); });
}
static bool isZero(Attribute attribute) {
  return isSplatOf(attribute, [](const APFloat &) { return false; }, [](const APInt &x) { return x.isZero(); });
}

/// The operand, if it has the result's type: an operand that is broadcast is not the result.
template <typename Op> static OpFoldResult orNothing(Op op, Value operand) {
  return operand.getType() == op.getResult().getType() ? OpFoldResult(operand) : OpFoldResult();
}

/// Both operands constant and of the result's type: the constant result.
template <typename Op, typename FloatFn, typename IntFn>
static OpFoldResult foldConstants(Op op, ArrayRef<Attribute> operands, FloatFn onFloat, IntFn onInt) {
  auto type = cast<RankedTensorType>(op.getResult().getType());
  if (op.getLhs().getType() != type || op.getRhs().getType() != type || !isSmall(operands[0]) || !isSmall(operands[1]))
    return {};
  if (isa<FloatType>(type.getElementType()))
    return constFoldBinaryOp<FloatAttr, APFloat, void>(operands, onFloat);
  if (isa<IntegerType>(type.getElementType()))
    return constFoldBinaryOp<IntegerAttr, APInt, void>(operands, onInt);
  return {};
}

static bool isBool(Value value) { return getElementTypeOrSelf(value).isInteger(1); }

OpFoldResult NegativeOp::fold(FoldAdaptor adaptor) {
  if (auto inner = getX().getDefiningOp<NegativeOp>())
    return orNothing(*this, inner.getX());
  if (!isSmall(adaptor.getX()))
    return {};
  if (isa<FloatType>(getElementTypeOrSelf(getX())))
    return constFoldUnaryOp<FloatAttr, APFloat, void>(adaptor.getOperands(), [](const APFloat &x) { return -x; });
  if (isa<IntegerType>(getElementTypeOrSelf(getX())))
    return constFoldUnaryOp<IntegerAttr, APInt, void>(adaptor.getOperands(), [](const APInt &x) { return -x; });
  return {};
}

OpFoldResult AbsOp::fold(FoldAdaptor) {
  if (isBool(getX()) || getX().getDefiningOp<AbsOp>())
    return orNothing(*this, getX());
  return {};
}

OpFoldResult LogicalNotOp::fold(FoldAdaptor adaptor) {
  if (auto inner = getX().getDefiningOp<LogicalNotOp>())
    return orNothing(*this, inner.getX());
  if (isSmall(adaptor.getX()))
    return constFoldUnaryOp<IntegerAttr, APInt, void>(adaptor.getOperands(), [](const APInt &x) { return ~x; });
  return {};
}

/// Whether every value of `from` is one of `to`.
static bool isExact(Type from, Type to) {
  auto mantissa = [](Type type) { return APFloat::semanticsPrecision(cast<FloatType>(type).getFloatSemantics()); };
  auto fromInt = dyn_cast<IntegerType>(from), toInt = dyn_cast<IntegerType>(to);
  if (from.isInteger(1))
    return isa<IntegerType, FloatType>(to);
  if (fromInt && toInt)
    return !toInt.isInteger(1) && fromInt.isUnsigned() == toInt.isUnsigned() && fromInt.getWidth() <= toInt.getWidth();
  if (fromInt && isa<FloatType>(to))
    return fromInt.getWidth() <= mantissa(to);
  if (isa<FloatType>(from) && isa<FloatType>(to)) // bfloat16 has more range than float16, so only upwards in width
    return from == to || to.getIntOrFloatBitWidth() > from.getIntOrFloatBitWidth();
  return false;
}

OpFoldResult AstypeOp::fold(FoldAdaptor) {
  if (getX().getType() == getResult().getType())
    return getX();
  // An exact conversion on the way changes nothing.
  auto inner = getX().getDefiningOp<AstypeOp>();
  if (!inner || !isExact(getElementTypeOrSelf(inner.getX()), getElementTypeOrSelf(getX())))
    return {};
  if (inner.getX().getType() == getResult().getType())
    return inner.getX();
  setOperand(inner.getX());
  return getResult();
}

OpFoldResult AddOp::fold(FoldAdaptor adaptor) {
  if (isZero(adaptor.getRhs())) // floats: -0.0 + 0.0 is 0.0, not the operand
    return orNothing(*this, getLhs());
  if (isBool(getLhs()))
    return {};
  return foldConstants(
      *this, adaptor.getOperands(), [](const APFloat &a, const APFloat &b) { return a + b; },
      [](const APInt &a, const APInt &b) { return a + b; });
}

OpFoldResult SubtractOp::fold(FoldAdaptor adaptor) {
  if (isZero(adaptor.getRhs()))
    return orNothing(*this, getLhs());
  return foldConstants(
      *this, adaptor.getOperands(), [](const APFloat &a, const APFloat &b) { return a - b; },
      [](const APInt &a, const APInt &b) { return a - b; });
}

OpFoldResult MultiplyOp::fold(FoldAdaptor adaptor) {
  if (isOne(adaptor.getRhs()))
    return orNothing(*this, getLhs());
  return foldConstants(
      *this, adaptor.getOperands(), [](const APFloat &a, const APFloat &b) { return a * b; },
      [](const APInt &a, const APInt &b) { return a * b; });
}

OpFoldResult DivideOp::fold(FoldAdaptor adaptor) {
  if (isOne(adaptor.getRhs()))
    return orNothing(*this, getLhs());
  if (!isa<FloatType>(getElementTypeOrSelf(getLhs())))
    return {};
  return foldConstants(
      *this, adaptor.getOperands(), [](const APFloat &a, const APFloat &b) { return a / b; },
      [](const APInt &a, const APInt &) { return a; });
}

OpFoldResult MaximumOp::fold(FoldAdaptor) { return getLhs() == getRhs() ? orNothing(*this, getLhs()) : OpFoldResult(); }
OpFoldResult MinimumOp::fold(FoldAdaptor) { return getLhs() == getRhs() ? orNothing(*this, getLhs()) : OpFoldResult(); }

OpFoldResult WhereOp::fold(FoldAdaptor adaptor) {
  if (getLhs() == getRhs())
    return orNothing(*this, getLhs());
  auto condition = dyn_cast_or_null<DenseElementsAttr>(adaptor.getCondition());
  if (!condition || !condition.isSplat())
    return {};
  return orNothing(*this, condition.getSplatValue<bool>() ? getLhs() : getRhs());
}

namespace {

/// x ** 2 is x * x for integers. Not for floats: compiled code that knows the exponent must give the bits that eager
/// code, which does not, gives.
struct SquareInsteadOfPower : OpRewritePattern<PowerOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(PowerOp op, PatternRewriter &rewriter) const override {
    DenseElementsAttr exponent;
    if (!matchPattern(op.getRhs(), m_Constant(&exponent)) ||
        !isSplatOf(exponent, [](const APFloat &) { return false; }, [](const APInt &x) { return x == 2; }))
      return rewriter.notifyMatchFailure(op, "expected the integer exponent 2");
    if (op.getLhs().getType() != op.getResult().getType())
      return rewriter.notifyMatchFailure(op, "expected a base of the result's shape");
    rewriter.replaceOpWithNewOp<SquareOp>(op, op.getResult().getType(), op.getLhs());
    return success();
  }
};

} // namespace

void PowerOp::getCanonicalizationPatterns(RewritePatternSet &patterns, MLIRContext *context) {
  patterns.add<SquareInsteadOfPower>(context);
}

} // namespace tnp::ir
