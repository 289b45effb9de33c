#include "lib/Conversion/TnpToLinalg/Philox.h"

#include <array>

using namespace mlir;

namespace tnp::conversion {

namespace {

constexpr uint32_t kMultipliers[2] = {0xD2511F53, 0xCD9E8D57};
constexpr uint32_t kWeyl[2] = {0x9E3779B9, 0xBB67AE85}; // added to the key from round to round
constexpr int kRounds = 10;

struct Halves {
  Value low, high;
};

Halves split(Emitter &emit, Value wide) {
  Type i32 = emit.getI32Type();
  Value shifted = arith::ShRUIOp::create(emit, wide, emit.i64(32));
  return {arith::TruncIOp::create(emit, i32, wide), arith::TruncIOp::create(emit, i32, shifted)};
}

Value join(Emitter &emit, Halves halves) {
  Type i64 = emit.getI64Type();
  Value low = arith::ExtUIOp::create(emit, i64, halves.low), high = arith::ExtUIOp::create(emit, i64, halves.high);
  return arith::OrIOp::create(emit, arith::ShLIOp::create(emit, high, emit.i64(32)), low);
}

Halves multiply(Emitter &emit, Value word, uint32_t multiplier) {
  auto product = arith::MulUIExtendedOp::create(emit, word, emit.integer(emit.getI32Type(), int32_t(multiplier)));
  return {product.getLow(), product.getHigh()};
}

Value exclusiveOr(Emitter &emit, Value a, Value b, Value c) {
  return arith::XOrIOp::create(emit, arith::XOrIOp::create(emit, a, b), c);
}

/// The four words of one block.
std::array<Value, 4> wordsOf(Emitter &emit, Halves key, Halves counter) {
  Type i32 = emit.getI32Type();
  std::array<Value, 4> x{counter.low, counter.high, emit.zero(i32), emit.zero(i32)};
  for (int round = 0; round < kRounds; ++round) {
    Halves first = multiply(emit, x[0], kMultipliers[0]), second = multiply(emit, x[2], kMultipliers[1]);
    x = {exclusiveOr(emit, second.high, x[1], key.low), second.low, exclusiveOr(emit, first.high, x[3], key.high),
         first.low};
    if (round + 1 < kRounds)
      key = {arith::AddIOp::create(emit, key.low, emit.integer(i32, int32_t(kWeyl[0]))),
             arith::AddIOp::create(emit, key.high, emit.integer(i32, int32_t(kWeyl[1])))};
  }
  return x;
}

/// Whether a bit of the position is set.
Value bit(Emitter &emit, Value position, int64_t mask) {
  Value masked = arith::AndIOp::create(emit, position, emit.i64(mask));
  return arith::CmpIOp::create(emit, arith::CmpIPredicate::ne, masked, emit.i64(0));
}

} // namespace

Value philoxWord(Emitter &emit, Value key, Value position, Type wordType) {
  bool isWide = wordType.isInteger(64);
  Value block = arith::ShRUIOp::create(emit, position, emit.i64(isWide ? 1 : 2));
  std::array<Value, 4> x = wordsOf(emit, split(emit, key), split(emit, block));
  Value isOdd = bit(emit, position, 1);
  auto choose = [&](Value condition, Value ifSet, Value ifNot) -> Value {
    return arith::SelectOp::create(emit, condition, ifSet, ifNot);
  };
  if (isWide)
    return join(emit, {choose(isOdd, x[2], x[0]), choose(isOdd, x[3], x[1])});
  return choose(bit(emit, position, 2), choose(isOdd, x[3], x[2]), choose(isOdd, x[1], x[0]));
}

std::pair<Value, Value> philoxBlock(Emitter &emit, Value key, Value position) {
  std::array<Value, 4> x = wordsOf(emit, split(emit, key), split(emit, position));
  return {join(emit, {x[0], x[1]}), join(emit, {x[2], x[3]})};
}

} // namespace tnp::conversion
