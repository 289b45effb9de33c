// exp(x) = 2^n * exp(r) with r = x - n log(2), |r| <= log(2) / 2 (Cody & Waite, "Software Manual for the Elementary
// Functions", 1980, with fma), and a minimax polynomial for exp(r).
#include "lib/Transforms/ExpandMath/Exp.h"

#include "lib/Transforms/ExpandMath/Functions.h"

namespace tnp::transforms {

// (exp(r) - 1) / r, by tools/dev/minimax.py: expF32 (2^-28 of exp), expF64 (2^-57).
static const double coefficients32[] = {
    0x1p+0, 0x1.fffffcp-2, 0x1.555492p-3, 0x1.5558b2p-5, 0x1.123982p-7, 0x1.6a329p-10};
static const double coefficients64[] = {
    0x1p+0, 0x1.000000000000ap-1, 0x1.5555555555503p-3, 0x1.555555555068dp-5, 0x1.11111111258ebp-7,
    0x1.6c16c18487788p-10, 0x1.a01a0135c4467p-13, 0x1.a0199926822dep-16, 0x1.71df0c70398d8p-19, 0x1.28ae393f81d4p-22,
    0x1.ada6bbb9d2b8ap-26};

ReducedExp reduceExp(Float x) {
  MathEmitter &emit = *x.emit;
  RoundedExponent n = roundToExponent(x, 0x1.71547652b82fep+0);
  TwoPart ln2 = logOfTwo(emit.format);
  Float r = fma(n.integer, -ln2.low, fma(n.integer, -ln2.high, x));
  Float tail = emit.isFloat32() ? polynomial(r, coefficients32) : polynomial(r, coefficients64);
  return {fma(r, tail, 1.0), n};
}

Float emitExp(Float x) {
  // Beyond these bounds the result is 0 or infinity whatever x is; NaN passes through.
  bool is32 = x.emit->isFloat32();
  Float bounded = atMost(atLeast(x, is32 ? -104.0 : -746.0), is32 ? 89.0 : 710.0);
  auto [value, exponent] = reduceExp(bounded);
  return scaleAny(value, exponent, bounded < 0.0);
}

} // namespace tnp::transforms
