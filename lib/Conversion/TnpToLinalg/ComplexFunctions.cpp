#include "lib/Conversion/TnpToLinalg/ComplexFunctions.h"

#include "lib/Conversion/TnpToLinalg/Reals.h"

#include <cmath>
#include <numbers>

using namespace mlir;

namespace tnp::conversion {

using namespace detail;

//===- Exponentials -----------------------------------------------------------------------------------------------===//

/// The `power` of a real exponent, turned by an angle. Beyond `limit` the exponent is less by `shift` and the result
/// multiplied by `factor`, the power of that: what a small sine is multiplied with may overflow where the product does not.
static Complex turned(Real exponent, Real angle, function_ref<Real(Real)> power, double limit, double shift,
                      double factor) {
  Value isHuge = exponent > limit, isTiny = exponent < -limit;
  Real size = power(exponent - select(isHuge, shift, select(isTiny, exponent.of(-shift), 0.)));
  Real back = select(isHuge, factor, select(isTiny, size.of(1 / factor), 1.));
  Real x = size * cos(angle) * back, y = size * sin(angle) * back;
  // An infinite size leaves an angle of zero and of no number as they are; a size of zero has no angle.
  Value isNowhere = both(exponent, exponent == -infinity, abs(angle).test(CmpFPredicate::UEQ, angle.of(infinity)));
  Value isUnknown = both(exponent, exponent == infinity, isInfinite(angle));
  x = select(isNowhere, 0., select(isUnknown, exponent, x));
  y = select(isNowhere, copysign(angle.of(0), angle), y);
  return {x, select(angle == 0, angle, y)};
}

Complex detail::exponential(Complex z) {
  return turned(z.x, z.y, [](Real x) { return exp(x); }, 690, 300, std::exp(300.));
}

Value expComplex(Emitter &emit, ValueRange x) { return narrowed(exponential(widened(emit, x[0])), x[0]); }

Value exp2Complex(Emitter &emit, ValueRange x) {
  Complex z = widened(emit, x[0]);
  auto power = [](Real exponent) { return exp2(exponent); };
  return narrowed(turned(z.x, z.y * std::numbers::ln2, power, 1000, 400, 0x1p400), x[0]);
}

Value expm1Complex(Emitter &emit, ValueRange x) {
  Complex z = widened(emit, x[0]);
  Real half = sin(z.y * 0.5);
  return narrowed({expm1(z.x) * cos(z.y) - half * half * 2, exp(z.x) * sin(z.y)}, x[0]);
}

//===- Logarithms -------------------------------------------------------------------------------------------------===//

/// log(|z|). Where |z| is near 1, as log1p of `beyond`, which is |z|**2 - 1.
static Real logOfSize(Complex z, Real beyond) {
  Real a = abs(z.x), b = abs(z.y), larger = maximum(a, b);
  Value isHuge = larger > 0x1p500, isTiny = larger < 0x1p-400;
  Real scale = select(isHuge, 0x1p-600, select(isTiny, larger.of(0x1p600), 1.));
  Real offset = select(isHuge, 600 * std::numbers::ln2, select(isTiny, larger.of(-600 * std::numbers::ln2), 0.));
  a = a * scale, b = b * scale;
  Real squares = a * a + b * b;
  Value isNear = both(larger, offset == 0, both(larger, squares > 0.5, squares < 3));
  Real size = select(isNear, log1p(beyond), log(squares)) * 0.5 + offset;
  // Infinite though the other part be NaN.
  return select(either(larger, isInfinite(z.x), isInfinite(z.y)), infinity, size);
}

Complex detail::logarithm(Complex z) {
  Real a = abs(z.x), b = abs(z.y), larger = maximum(a, b), smaller = minimum(a, b);
  Real size = logOfSize(z, (larger - 1) * (larger + 1) + smaller * smaller);
  return {size, atan2(z.y, z.x)};
}

/// The logarithm to a base whose natural one is 1 / factor.
static Value logarithmTo(Emitter &emit, Value number, double factor) {
  Complex log = logarithm(widened(emit, number));
  return narrowed({log.x * factor, log.y * factor}, number);
}

Value logComplex(Emitter &emit, ValueRange x) { return narrowed(logarithm(widened(emit, x[0])), x[0]); }
Value log2Complex(Emitter &emit, ValueRange x) { return logarithmTo(emit, x[0], std::numbers::log2e); }
Value log10Complex(Emitter &emit, ValueRange x) { return logarithmTo(emit, x[0], std::numbers::log10e); }

Value log1pComplex(Emitter &emit, ValueRange x) {
  Complex z = widened(emit, x[0]), more{z.x + 1, z.y};
  return narrowed({logOfSize(more, z.x * (z.x + 2) + z.y * z.y), atan2(more.y, more.x)}, x[0]);
}

//===- Powers -----------------------------------------------------------------------------------------------------===//

/// For whole exponents from -99 to 99, by squaring, without branches: one step for each bit. Others count as some of those.
static Complex wholePower(Complex base, Real exponent) {
  Emitter &emit = *exponent.emit;
  Type i32 = emit.getI32Type();
  Real size = select(abs(exponent) < 100, abs(exponent), 0.);
  Value bits = arith::FPToSIOp::create(emit, i32, size.value);
  Real one = exponent.of(1), zero = exponent.of(0);
  Complex result{one, zero}, square = base;
  for (int bit = 0; bit < 7; ++bit) {
    Value masked = arith::AndIOp::create(emit, bits, emit.integer(i32, int64_t(1) << bit));
    Value isSet = arith::CmpIOp::create(emit, arith::CmpIPredicate::ne, masked, emit.zero(i32));
    result = select(isSet, result * square, result);
    square = square * square;
  }
  Value inverse =
      divideComplex(emit, {joinParts(emit, one.value, zero.value), joinParts(emit, result.x.value, result.y.value)});
  result = select(exponent < 0, widened(emit, inverse), result);
  // Not by way of 1 + 0i, which makes a positive zero of a negative one.
  const Complex second = base * base;
  result = select(exponent == 3, base * second, select(exponent == 2, second, result));
  return select(exponent == 1, base, result);
}

/// C's product: where both parts would be NaN though an operand is infinite, it is infinite, in the direction of the
/// product of operands whose infinite parts count as 1, all others beside them and NaN as 0.
static Complex productWithInfinities(Complex a, Complex b) {
  auto isNaN = [](Real x) { return x.test(CmpFPredicate::UNO, x); };
  auto isInfinity = [](Complex z) { return either(z.x, isInfinite(z.x), isInfinite(z.y)); };
  auto direction = [&](Complex z) {
    auto part = [&](Real x) {
      Real size = select(isInfinite(x), 1., select(either(x, isInfinity(z), isNaN(x)), 0., abs(x)));
      return copysign(size, x);
    };
    return Complex{part(z.x), part(z.y)};
  };
  Complex product = a * b, towards = direction(a) * direction(b);
  Value isLost = both(a.x, both(a.x, isNaN(product.x), isNaN(product.y)), either(a.x, isInfinity(a), isInfinity(b)));
  return select(isLost, {towards.x * infinity, towards.y * infinity}, product);
}

/// NumPy's: by multiplication for small whole exponents, else by way of the logarithm. To the power 0 everything is 1; 0 to
/// a power with a positive real part is 0, to others NaN.
Value powerComplex(Emitter &emit, ValueRange x) {
  Complex base = widened(emit, x[0]), exponent = widened(emit, x[1]);
  Complex power = exponential(productWithInfinities(exponent, logarithm(base)));
  Real floor = {&emit, math::FloorOp::create(emit, exponent.x.value)};
  Value isWhole = both(floor, floor.test(CmpFPredicate::OEQ, exponent.x), abs(exponent.x) < 100);
  power = select(both(floor, isWhole, exponent.y == 0), wholePower(base, exponent.x), power);
  Real zero = floor.of(0), nan = floor.of(std::numeric_limits<double>::quiet_NaN());
  Real ofZero = select(exponent.x > 0, zero, nan);
  power = select(both(floor, base.x == 0, base.y == 0), {ofZero, ofZero}, power);
  power = select(both(floor, exponent.x == 0, exponent.y == 0), {floor.of(1), zero}, power);
  return narrowed(power, x[0]);
}

} // namespace tnp::conversion
