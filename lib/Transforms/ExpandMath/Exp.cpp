// exp(x) = 2^n * exp(r) with r = x - n log(2), |r| <= log(2) / 2 (Cody & Waite, "Software Manual for the Elementary
// Functions", 1980, with fma), and a minimax polynomial for exp(r). exp2 likewise with r = x - n.
#include "lib/Transforms/ExpandMath/Exp.h"

#include "lib/Transforms/ExpandMath/Functions.h"

namespace tnp::transforms {

// (exp(r) - 1) / r, by tools/dev/minimax.py: expF32 (2^-28 of exp), expF64 (2^-57).
static const double coefficients32[] = {0x1p+0,        0x1.fffffcp-2, 0x1.555492p-3,
                                        0x1.5558b2p-5, 0x1.123982p-7, 0x1.6a329p-10};
static const double coefficients64[] = {0x1p+0,
                                        0x1.000000000000ap-1,
                                        0x1.5555555555503p-3,
                                        0x1.555555555068dp-5,
                                        0x1.11111111258ebp-7,
                                        0x1.6c16c18487788p-10,
                                        0x1.a01a0135c4467p-13,
                                        0x1.a0199926822dep-16,
                                        0x1.71df0c70398d8p-19,
                                        0x1.28ae393f81d4p-22,
                                        0x1.ada6bbb9d2b8ap-26};

// (2^r - 1) / r: exp2F32 (2^-28 of exp2), exp2F64 (2^-59).
static const double exp2Coefficients32[] = {0x1.62e43p-1,  0x1.ebfbdcp-3,  0x1.c6af7ap-5,
                                            0x1.3b2dd2p-7, 0x1.5f0948p-10, 0x1.417862p-13};
static const double exp2Coefficients64[] = {0x1.62e42fefa39efp-1,  0x1.ebfbdff82c58ep-3,  0x1.c6b08d704a1d4p-5,
                                            0x1.3b2ab6fba5197p-7,  0x1.5d87fe78745e3p-10, 0x1.430912f75ac4fp-13,
                                            0x1.ffcbfd48b5c4dp-17, 0x1.62c027102a847p-20, 0x1.b523336864bbp-24,
                                            0x1.e4bc06b209305p-28, 0x1.ec6f75e5e5b8bp-32, 0x1.e028e630d9beap-36};

LogOfTwoRemoved removeLogOfTwo(Float x) {
  RoundedExponent n = roundToExponent(x, 0x1.71547652b82fep+0);
  TwoPart ln2 = logOfTwo(x.emit->format);
  return {fma(n.integer, -ln2.low, fma(n.integer, -ln2.high, x)), n};
}

ReducedExp reduceExp(Float x) {
  auto [r, n] = removeLogOfTwo(x);
  Float tail = x.emit->isFloat32() ? polynomial(r, coefficients32) : polynomial(r, coefficients64);
  return {fma(r, tail, 1.0), n};
}

Float exp2Tail(Float r) {
  return r.emit->isFloat32() ? polynomial(r, exp2Coefficients32) : polynomial(r, exp2Coefficients64);
}

static Float expOfAny(Float x) {
  // Beyond these bounds the result is 0 or infinity whatever x is; NaN passes through.
  bool is32 = x.emit->isFloat32();
  Float bounded = atMost(atLeast(x, is32 ? -104.0 : -746.0), is32 ? 89.0 : 710.0);
  auto [value, exponent] = reduceExp(bounded);
  return scaleAny(value, exponent, bounded < 0.0);
}

Float emitExp(Float x) {
  if (x.emit->isFloat32()) // softmax and its kind have a few of them in one loop: no branches there
    return expOfAny(x);
  auto normal = [&] {
    auto [value, exponent] = reduceExp(x);
    return scaleNormal(value, exponent);
  };
  return unlessRare(absolute(x) >= 708.0, normal, [&] { return expOfAny(x); });
}

Float emitExp2(Float x) {
  bool is32 = x.emit->isFloat32();
  Float bounded = atMost(atLeast(x, is32 ? -151.0 : -1076.0), is32 ? 129.0 : 1025.0);
  RoundedExponent n = roundToExponent(bounded, 1.0);
  Float r = bounded - n.integer;
  return scaleAny(fma(r, exp2Tail(r), 1.0), n, bounded < 0.0);
}

} // namespace tnp::transforms
