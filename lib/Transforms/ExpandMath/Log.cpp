// The logarithms. log(x) = n log(2) + log(1 + f), x = 2^n (1 + f), f in [-1/3, 1/3). float32 takes a minimax polynomial in f; float64 the
// series of atanh in s = f / (2 + f), as fdlibm does (K. C. Ng, Sun Microsystems, e_log.c), which needs fewer terms.
#include "lib/Transforms/ExpandMath/Log.h"

#include "lib/Transforms/ExpandMath/Double.h"
#include "lib/Transforms/ExpandMath/Functions.h"

#include <limits>

namespace tnp::transforms {

// By tools/dev/minimax.py: logF32 (2^-27 of log), logF64 (2^-55).
static const double coefficients32[] = {-0x1p-1,      0x1.555506p-2, -0x1.fffef8p-3, 0x1.99d05ep-3, -0x1.559c8ep-3,
                                        0x1.1ed44p-3, -0x1.f331fp-4, 0x1.1e71fap-3,  -0x1.07c0c8p-3};
static const double coefficients64[] = {0x1.5555555555776p-1, 0x1.99999998f0bcfp-2, 0x1.249249b22488bp-2,
                                        0x1.c71c0162cdd73p-3, 0x1.7474e2f619effp-3, 0x1.3852d525b41dp-3,
                                        0x1.3abe0e53dffdap-3};

// log2(1 + f) = f * c + f * P(f), c being the float nearest to 1 / log(2), and log10 likewise: log2F32, log10F32 (2^-25).
static const double log2Coefficients32[] = {0x1.a221c6p-26, -0x1.715456p-1, 0x1.ec7p-2,
                                            -0x1.717296p-2, 0x1.27a3a6p-2,  -0x1.e4f78p-3,
                                            0x1.9d508p-3,   -0x1.c6faep-3,  0x1.9f2ffap-3};
static const double log10Coefficients32[] = {-0x1.269b24p-27, -0x1.bcb78ap-3, 0x1.287a16p-3,
                                             -0x1.bcdc2p-4,   0x1.63fca4p-4,  -0x1.23f846p-4,
                                             0x1.f1a0ecp-5,   -0x1.11f7e2p-4, 0x1.f42d88p-5};

/// Two factors, whose product often only has to be added to something.
struct Factors {
  Float first, second;
};

/// log(1 + f) - f. It is small beside f, so that the error of s counts little.
static Factors logTail(Float f) {
  if (f.emit->isFloat32())
    return {f * f, polynomial(f, coefficients32)};
  Float s = f / (f + 2.0), z = s * s;
  return {s, fma(z, polynomial(z, coefficients64), -f)};
}

Float naturalLog(Decomposed x, Float correction) {
  auto [n, f] = x;
  MathEmitter &emit = *f.emit;
  TwoPart ln2 = logOfTwo(emit.format);
  // n log(2) and f may nearly cancel, so what their sum loses is kept (Dekker 1971: |n log(2)| >= |f| or n = 0).
  Float sum = fma(n, ln2.high, f);
  Float lost = fma(n, emit.constant(ln2.high), -sum) + f;
  Factors tail = logTail(f);
  Float rest = fma(tail.first, tail.second, fma(n, ln2.low, lost));
  return sum + (correction.value ? rest + correction : rest);
}

/// log(x) * scale, where `ofTwo` is log(2) * scale. As for natural logarithms, but f * scale has a second part, which for
/// float32 is in the coefficients.
static Float scaledLog(Decomposed x, TwoPart ofTwo, TwoPart scale, llvm::ArrayRef<double> coefficients) {
  auto [n, f] = x;
  MathEmitter &emit = *f.emit;
  if (emit.isFloat32()) {
    Float rest = f * polynomial(f, coefficients);
    if (ofTwo.low != 0)
      rest = fma(n, ofTwo.low, rest);
    return fma(n, ofTwo.high, fma(f, scale.high, rest));
  }
  Float high = emit.constant(scale.high), ofTwoHigh = emit.constant(ofTwo.high);
  Float product = f * high;
  Float low = fma(f, scale.low, fma(f, high, -product));
  Float sum = fma(n, ofTwoHigh, product);
  Float lost = fma(n, ofTwoHigh, -sum) + product;
  Factors tail = logTail(f);
  return sum + (fma(n, ofTwo.low, lost) + fma(tail.first * tail.second, high, low));
}

/// The result for positive finite numbers, and what all logarithms are elsewhere.
static Float withSpecialValues(Float x, Float result) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  Float zero = x.emit->constant(0.0);
  result = select(x < infinity, result, x); // infinity and NaN are their own logarithms
  Float outside = select(x == 0.0, -infinity, std::numeric_limits<double>::quiet_NaN());
  return select(zero < x, result, select(isUnordered(x, x), x, outside));
}

/// `compute` on any number: positive normal ones, by far the most, need neither scaling nor selections.
static Float logOf(Float x, llvm::function_ref<Float(Decomposed)> compute) {
  Mask isRare = leavesRange(x, 1 - x.emit->format.exponentBias);
  return unlessRare(
      isRare, [&] { return compute(decomposeNormal(x)); }, [&] { return withSpecialValues(x, compute(decompose(x))); });
}

Float emitLog(Float x) {
  return logOf(x, [](Decomposed parts) { return naturalLog(parts, {}); });
}

Float emitLog2(Float x) {
  TwoPart scale = inTwoParts(x.emit->format, 0x1.71547652b82fep+0, 0x1.777d0ffda0d24p-56);
  return logOf(x, [&](Decomposed parts) { return scaledLog(parts, {1, 0}, scale, log2Coefficients32); });
}

Float emitLog10(Float x) {
  TwoPart scale = inTwoParts(x.emit->format, 0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57);
  // As that of log(2) the high part has room for the factor n.
  TwoPart ofTwo = x.emit->isFloat32() ? TwoPart{0x1.344p-2, 0x1.3509f79fef312p-18}
                                      : TwoPart{0x1.3441350ap-2, -0x1.0c0219dc1da99p-39};
  return logOf(x, [&](Decomposed parts) { return scaledLog(parts, ofTwo, scale, log10Coefficients32); });
}

Float emitLog1p(Float x) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  // What 1 + x loses is a small change of the argument: log(a + b) = log(a) + b / a to twice the precision.
  auto [high, low] = twoSum(x.emit->constant(1.0), x);
  Float result = naturalLog(decomposeNormal(high), low / high);
  result = select(x < infinity, copySign(result, x), x);
  Float outside = select(x == -1.0, -infinity, std::numeric_limits<double>::quiet_NaN());
  return select(-1.0 < x, result, select(isUnordered(x, x), x, outside));
}

} // namespace tnp::transforms
