#include "lib/Conversion/TnpToLinalg/RandomIntegers.h"

#include "lib/Conversion/TnpToLinalg/Philox.h"

using namespace mlir;

namespace tnp::conversion {

namespace {

struct Halves {
  Value low, high; // i64 below 2^32
};

Halves split(Emitter &emit, Value wide) {
  return {arith::AndIOp::create(emit, wide, emit.i64(0xFFFFFFFF)), arith::ShRUIOp::create(emit, wide, emit.i64(32))};
}

Value times(Emitter &emit, Value a, Value b) { return arith::MulIOp::create(emit, a, b); }
Value plus(Emitter &emit, Value a, Value b) { return arith::AddIOp::create(emit, a, b); }

/// The high i64 of a product. No sum overflows: a product of halves leaves room for two more halves.
Value highOfProduct(Emitter &emit, Value x, Value y) {
  Halves a = split(emit, x), b = split(emit, y);
  Halves first = split(emit, plus(emit, times(emit, a.high, b.low), split(emit, times(emit, a.low, b.low)).high));
  Halves second = split(emit, plus(emit, times(emit, a.low, b.high), first.low));
  return plus(emit, plus(emit, times(emit, a.high, b.high), first.high), second.high);
}

/// A 64-bit word scaled to [0, count), count up to 2^32.
Value scaleWord(Emitter &emit, Value word, Value count) {
  Halves number = split(emit, word);
  Value carry = split(emit, times(emit, number.low, count)).high;
  return split(emit, plus(emit, times(emit, number.high, count), carry)).high;
}

/// A block of 128 bits scaled to [0, count).
Value scaleBlock(Emitter &emit, Value blockLow, Value blockHigh, Value count) {
  Value below = highOfProduct(emit, blockLow, count), middle = times(emit, blockHigh, count);
  Value sum = plus(emit, below, middle);
  Value isCarried = arith::CmpIOp::create(emit, arith::CmpIPredicate::ult, sum, below);
  Value scaled =
      plus(emit, highOfProduct(emit, blockHigh, count), arith::ExtUIOp::create(emit, emit.getI64Type(), isCarried));
  Value isAll = arith::CmpIOp::create(emit, arith::CmpIPredicate::eq, count, emit.i64(0));
  return emit.select(isAll, blockLow, scaled);
}

} // namespace

Value countBetween(Emitter &emit, Value low, Value high, bool endpoint, IntegerType type) {
  using enum arith::CmpIPredicate;
  const unsigned width = type.getWidth();
  const bool isUnsigned = type.isUnsigned() && width == 64; // narrower bounds are numbers of int64
  Value isFine = arith::CmpIOp::create(emit, endpoint ? (isUnsigned ? ule : sle) : (isUnsigned ? ult : slt), low, high);
  // random_c5: there are integers between the bounds, and the dtype holds them.
  StringRef wanted = endpoint ? "a low bound of at most the high one" : "a low bound below the high one";
  if (isUnsigned) // a message writes signed numbers only
    emit.check(isFine, rt::FailureKind::value_error, wanted + ", but got a larger one", {});
  else
    emit.check(isFine, rt::FailureKind::value_error, wanted + ", but got {0} and {1}", {low, high});
  Value last = endpoint ? high : Value(arith::SubIOp::create(emit, high, emit.i64(1)));
  if (width < 64) {
    int64_t least = type.isUnsigned() ? 0 : llvm::minIntN(width),
            most = type.isUnsigned() ? llvm::maxUIntN(width) : llvm::maxIntN(width);
    Value isAbove = arith::CmpIOp::create(emit, sge, low, emit.i64(least)),
          isBelow = arith::CmpIOp::create(emit, sle, last, emit.i64(most));
    emit.check(arith::AndIOp::create(emit, isAbove, isBelow), rt::FailureKind::value_error,
               "integers from " + Twine(least) + " to " + Twine(most) + ", but got {0} to {1}", {low, last});
  }
  return plus(emit, arith::SubIOp::create(emit, last, low), emit.i64(1));
}

Value integerBetween(Emitter &emit, Value key, Value position, Value low, Value count, unsigned width) {
  if (width < 64) {
    Value scaled = scaleWord(emit, philoxWord(emit, key, position, emit.getI64Type()), count);
    return arith::TruncIOp::create(emit, emit.getIntegerType(width), plus(emit, low, scaled));
  }
  auto [blockLow, blockHigh] = philoxBlock(emit, key, position);
  return plus(emit, low, scaleBlock(emit, blockLow, blockHigh, count));
}

} // namespace tnp::conversion
