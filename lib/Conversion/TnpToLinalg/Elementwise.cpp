// Elementwise: one pattern for all operations; ScalarBodies has what differs.
#include "dialects/tnp/IR/TnpOps.h"
#include "lib/Conversion/TnpToLinalg/Broadcast.h"
#include "lib/Conversion/TnpToLinalg/Casts.h"
#include "lib/Conversion/TnpToLinalg/Half.h"
#include "lib/Conversion/TnpToLinalg/Patterns.h"
#include "lib/Conversion/TnpToLinalg/ScalarBodies.h"

using namespace mlir;

namespace tnp::conversion {

namespace {

Type elementOf(Value tensor) { return cast<RankedTensorType>(tensor.getType()).getElementType(); }

/// The type with which a body takes an element. where() only moves bits.
Type bodyType(Operation *op, Type element) {
  return isa<ir::WhereOp>(op) && isHalf(element) ? storageOf(element) : element;
}

/// What happens to one element, or null where the operation has nothing for the dtype.
using ElementFunction = std::function<Value(Emitter &, ValueRange)>;

ElementFunction elementFunction(Operation *op) {
  Type result = elementOf(op->getResult(0));
  if (isa<ir::AstypeOp>(op)) {
    Type operand = elementOf(op->getOperand(0));
    return [operand, result](Emitter &emit, ValueRange x) { return convertScalar(emit, x[0], operand, result); };
  }
  if (isa<ir::NextafterOp>(op) && isHalf(result)) // the one function of floats whose float32 is none of ours
    return [result](Emitter &emit, ValueRange x) { return nextHalf(emit, x, result); };
  // where() chooses between values of the last operands' dtype; all others compute in their operands' one dtype.
  return findScalarBody(op->getName().stripDialect(), bodyType(op, elementOf(op->getOperands().back())));
}

/// A weak integer that a trace does not know, beside an array of integers: as one that is known, it has to be among its dtype's.
void checkFit(Emitter &emit, Value number, IntegerType from, IntegerType to) {
  const unsigned bits = to.getWidth() - !to.isUnsigned();
  auto bound = [&](arith::CmpIPredicate predicate, APInt limit) -> Value {
    Value constant = arith::ConstantOp::create(emit, emit.getIntegerAttr(number.getType(), limit));
    return arith::CmpIOp::create(emit, predicate, number, constant);
  };
  const unsigned width = from.getWidth(), room = width - !from.isUnsigned(); // for what is not negative
  Value fits = emit.integer(emit.getI1Type(), 1);
  if (!from.isUnsigned())
    fits = bound(arith::CmpIPredicate::sge,
                 to.isUnsigned() ? APInt(width, 0) : APInt::getSignedMinValue(to.getWidth()).sext(width));
  if (bits < room)
    fits = arith::AndIOp::create(emit, fits,
                                 bound(from.isUnsigned() ? arith::CmpIPredicate::ule : arith::CmpIPredicate::sle,
                                       APInt::getLowBitsSet(width, bits)));
  emit.check(fits, rt::FailureKind::value_error,
             "a number that " + Twine(to.isUnsigned() ? "u" : "") + "int" + Twine(to.getWidth()) +
                 " holds, but got {0}",
             number);
}

struct ElementwiseLowering : OpTraitConversionPattern<ir::Elementwise> {
  using OpTraitConversionPattern::OpTraitConversionPattern;
  LogicalResult matchAndRewrite(Operation *op, ArrayRef<Value> operands,
                                ConversionPatternRewriter &rewriter) const override {
    if (isa<ir::PowerOp>(op) && isa<IntegerType>(elementOf(op->getResult(0))))
      return rewriter.notifyMatchFailure(op, "expected no integer power: it has a pattern of its own");
    ElementFunction function = elementFunction(op);
    if (!function)
      return rewriter.notifyMatchFailure(op, "expected a dtype that has a body");

    Emitter emit(op, rewriter);
    auto resultType = storageOf(cast<RankedTensorType>(op->getResult(0).getType()));
    if (op->hasAttr("tnp.must_fit"))
      checkFit(emit, emit.extract(operands.front()), cast<IntegerType>(elementOf(op->getOperand(0))),
               cast<IntegerType>(elementOf(op->getResult(0))));
    SmallVector<Value> inputs;
    SmallVector<AffineMap> maps;
    for (Value operand : operands) {
      BroadcastOperand aligned = broadcastOperand(emit, operand, resultType.getShape());
      inputs.push_back(aligned.tensor);
      maps.push_back(aligned.map);
    }
    Value output = emit.empty(resultType, broadcastDims(emit, operands, resultType));
    rewriter.replaceOp(op, emit.parallel(inputs, maps, output, [&](ValueRange arguments) {
      SmallVector<Value> loaded;
      for (auto [operand, argument] : llvm::zip(op->getOperands(), arguments))
        loaded.push_back(emit.load(argument, bodyType(op, elementOf(operand))));
      return emit.store(function(emit, loaded), bodyType(op, elementOf(op->getResult(0))));
    }));
    return success();
  }
};

} // namespace

void detail::populateElementwise(const TypeConverter &converter, RewritePatternSet &patterns) {
  patterns.add<ElementwiseLowering>(converter, patterns.getContext());
}

} // namespace tnp::conversion
