#include "lib/Transforms/LowerKernels/IndexBuilder.h"

#include "mlir/IR/Matchers.h"

#include "llvm/Support/MathExtras.h"

using namespace mlir;

namespace tnp::transforms {

std::optional<int64_t> knownIndex(Value value) {
  APInt constant;
  if (matchPattern(value, m_ConstantInt(&constant)))
    return constant.getSExtValue();
  return std::nullopt;
}

Value IndexBuilder::constant(TypedAttr value) {
  if (!constantsBlock)
    return arith::ConstantOp::create(*this, value);
  Value &known = made[value];
  if (!known) {
    InsertionGuard guard(*this);
    setInsertionPointToStart(constantsBlock);
    known = arith::ConstantOp::create(*this, value);
  }
  return known;
}

Value IndexBuilder::add(Value a, Value b) {
  std::optional<int64_t> x = knownIndex(a), y = knownIndex(b);
  if (int64_t result; x && y && !llvm::AddOverflow(*x, *y, result))
    return constant(result);
  if (x == 0)
    return b;
  return y == 0 ? a : arith::AddIOp::create(*this, a, b).getResult();
}

Value IndexBuilder::sub(Value a, Value b) {
  std::optional<int64_t> x = knownIndex(a), y = knownIndex(b);
  if (int64_t result; x && y && !llvm::SubOverflow(*x, *y, result))
    return constant(result);
  return y == 0 ? a : arith::SubIOp::create(*this, a, b).getResult();
}

Value IndexBuilder::mul(Value a, Value b) {
  std::optional<int64_t> x = knownIndex(a), y = knownIndex(b);
  if (int64_t result; x && y && !llvm::MulOverflow(*x, *y, result))
    return constant(result);
  if (x == 0 || y == 0)
    return constant(0);
  if (x == 1)
    return b;
  return y == 1 ? a : arith::MulIOp::create(*this, a, b).getResult();
}

Value IndexBuilder::div(Value a, Value b) {
  std::optional<int64_t> x = knownIndex(a), y = knownIndex(b);
  if (x && y && *x >= 0 && *y > 0)
    return constant(*x / *y);
  return y == 1 ? a : arith::DivUIOp::create(*this, a, b).getResult();
}

Value IndexBuilder::rem(Value a, Value b) {
  std::optional<int64_t> x = knownIndex(a), y = knownIndex(b);
  if (x && y && *x >= 0 && *y > 0)
    return constant(*x % *y);
  return y == 1 ? constant(0) : arith::RemUIOp::create(*this, a, b).getResult();
}

Value IndexBuilder::min(Value a, Value b) {
  std::optional<int64_t> x = knownIndex(a), y = knownIndex(b);
  if (x && y)
    return constant(std::min(*x, *y));
  return a == b ? a : arith::MinSIOp::create(*this, a, b).getResult();
}

} // namespace tnp::transforms
