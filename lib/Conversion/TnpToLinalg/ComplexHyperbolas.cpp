// Functions of the hyperbola, and by them those of the circle: sin(z) is sinh with the parts of operand and result
// swapped, and so are tan, arcsin and arctan.
#include "lib/Conversion/TnpToLinalg/ComplexFunctions.h"
#include "lib/Conversion/TnpToLinalg/Reals.h"

#include <cmath>
#include <numbers>

using namespace mlir;

namespace tnp::conversion {

using namespace detail;

namespace {

/// sinh and cosh of a real number, without `factor`, which keeps them in their range.
struct Hyperbola {
  explicit Hyperbola(Real x) : sinh(x), cosh(x), factor(x) {
    Value isHuge = abs(x) > 690;
    Real grown = expm1(abs(x) - select(isHuge, x.of(300), 0.)), shrunk = 1. / (grown + 1);
    factor = select(isHuge, x.of(std::exp(300.)), 1.);
    sinh = copysign((grown + select(isHuge, 0., grown * shrunk)) * 0.5, x);
    cosh = (grown + 1 + shrunk) * 0.5;
  }
  Real sinh, cosh, factor;
};

Complex hyperbolicSine(Complex z) {
  Hyperbola h(z.x);
  // Of infinities on the real line the imaginary part is zero.
  return {h.sinh * cos(z.y) * h.factor, select(z.y == 0, z.y, h.cosh * sin(z.y) * h.factor)};
}

Complex hyperbolicCosine(Complex z) {
  Hyperbola h(z.x);
  Real zero = z.y * copysign(z.x.of(1), z.x);
  return {h.cosh * cos(z.y) * h.factor, select(z.y == 0, zero, h.sinh * sin(z.y) * h.factor)};
}

/// sinh x cosh x / (sinh**2 x + cos**2 y), and sin y cos y through the same. Far out 1, and what is left of the other part.
Complex hyperbolicTangent(Complex z) {
  Real grown = expm1(abs(z.x)), shrunk = 1. / (grown + 1), s = sin(z.y), c = cos(z.y);
  Value isFar = abs(z.x) > 20;
  Real sinh = (grown + select(isFar, 0., grown * shrunk)) * 0.5, cosh = (grown + 1 + shrunk) * 0.5;
  Real bottom = sinh * sinh + c * c;
  Real x = select(isFar, 1., sinh * cosh / bottom);
  Real y = select(isFar, (s / sinh) * (c / sinh), s * c / bottom);
  // At an infinity 1 whatever the imaginary part, which is a zero.
  Value isLost = both(s, isInfinite(z.x), s.test(CmpFPredicate::UNO, s));
  y = select(either(s, isLost, z.y == 0), copysign(y.of(0), z.y), y);
  return {copysign(x, z.x), y};
}

/// Where numbers are so large that 1 is nothing beside them: the inverse functions are logarithms of 2 z.
Value isLarge(Complex z) { return maximum(abs(z.x), abs(z.y)) > 0x1p60; }
Real logOfTwice(Complex z) { return logarithm(z).x + std::numbers::ln2; }

Complex root(Complex z) {
  Emitter &emit = *z.x.emit;
  return widened(emit, sqrtComplex(emit, joinParts(emit, z.x.value, z.y.value)));
}

} // namespace

/// `function` with the parts of its operand and result swapped.
static Value swappedFunction(Emitter &emit, Value number, function_ref<Complex(Complex)> function) {
  return narrowed(swapped(function(swapped(widened(emit, number)))), number);
}

Value sinhComplex(Emitter &emit, ValueRange x) { return narrowed(hyperbolicSine(widened(emit, x[0])), x[0]); }
Value coshComplex(Emitter &emit, ValueRange x) { return narrowed(hyperbolicCosine(widened(emit, x[0])), x[0]); }
Value tanhComplex(Emitter &emit, ValueRange x) { return narrowed(hyperbolicTangent(widened(emit, x[0])), x[0]); }
Value sinComplex(Emitter &emit, ValueRange x) { return swappedFunction(emit, x[0], hyperbolicSine); }
Value cosComplex(Emitter &emit, ValueRange x) { // cosh(i z)
  Complex z = widened(emit, x[0]);
  return narrowed(hyperbolicCosine({-z.y, z.x}), x[0]);
}
Value tanComplex(Emitter &emit, ValueRange x) { return swappedFunction(emit, x[0], hyperbolicTangent); }

//===- Inverses: Kahan's formulas ---------------------------------------------------------------------------------===//

namespace {

/// The roots of 1 + z and 1 - z, whose products have no jump but where the function has its cut.
struct Roots {
  explicit Roots(Complex z) : sum(root({z.x + 1, z.y})), difference(root({1. - z.x, -z.y})) {}
  Complex sum, difference;
};

Complex arcSine(Complex z) {
  Roots roots(z);
  Complex s = roots.sum, d = roots.difference;
  Real x = atan2(z.x, d.x * s.x - d.y * s.y), y = asinh(d.x * s.y - d.y * s.x);
  Complex far{atan2(z.x, abs(z.y)), copysign(logOfTwice(z), z.y)};
  return select(isLarge(z), far, {x, y});
}

Complex arcCosine(Complex z) {
  Roots roots(z);
  Complex s = roots.sum, d = roots.difference;
  Real x = atan2(d.x, s.x) * 2, y = asinh(s.x * d.y - s.y * d.x);
  // An infinite imaginary part leaves no NaN in the roots.
  x = select(z.x.test(CmpFPredicate::UNO, z.x), z.x, x);
  Complex far{atan2(abs(z.y), z.x), copysign(logOfTwice(z), -z.y)};
  return select(isLarge(z), far, {x, y});
}

Complex arcHyperbolicTangent(Complex z) {
  Real a = abs(z.x), b = abs(z.y), rest = 1. - a, pi = a.of(std::numbers::pi);
  Real x = log1p(a * 4. / (rest * rest + b * b)) * 0.25;
  Real y = atan2(z.y * 2, rest * (a + 1) - b * b) * 0.5;
  // Far out x / |z|**2 and half a turn: by the larger part first, so that nothing overflows.
  Real larger = maximum(a, b), ratio = minimum(a, b) / larger;
  Real inverse = (a / larger) / (ratio * ratio + 1) / larger;
  Value isFar = isLarge(z), isInfinitelyFar = either(a, isInfinite(z.x), isInfinite(z.y));
  x = select(isInfinitelyFar, 0., select(isFar, inverse, x));
  Value isTurned = both(a, isFar, z.y.test(CmpFPredicate::ORD, z.y));
  isTurned = either(a, isTurned, isInfinite(z.y));
  return {copysign(x, z.x), select(isTurned, copysign(pi * 0.5, z.y), y)};
}

} // namespace

Value arcsinComplex(Emitter &emit, ValueRange x) { return narrowed(arcSine(widened(emit, x[0])), x[0]); }
Value arccosComplex(Emitter &emit, ValueRange x) { return narrowed(arcCosine(widened(emit, x[0])), x[0]); }
Value arctanComplex(Emitter &emit, ValueRange x) { return swappedFunction(emit, x[0], arcHyperbolicTangent); }
Value arcsinhComplex(Emitter &emit, ValueRange x) { return swappedFunction(emit, x[0], arcSine); }
Value arctanhComplex(Emitter &emit, ValueRange x) { return narrowed(arcHyperbolicTangent(widened(emit, x[0])), x[0]); }

/// i arccos(z) or -i arccos(z), whichever has a real part that is not negative.
Value arccoshComplex(Emitter &emit, ValueRange x) {
  Complex z = widened(emit, x[0]), angle = arcCosine(z);
  return narrowed({abs(angle.y), copysign(angle.x, z.y)}, x[0]);
}

} // namespace tnp::conversion
