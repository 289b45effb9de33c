// Formulas as they are written on paper: numbers of float64, complex ones as two of them, with operators.
#pragma once

#include "lib/Conversion/TnpToLinalg/ComplexBodies.h"
#include "mlir/Dialect/Math/IR/Math.h"

#include <limits>

namespace tnp::conversion::detail {

using mlir::arith::CmpFPredicate;

/// A float64.
struct Real {
  Emitter *emit;
  mlir::Value value;

  Real of(double number) const { return {emit, emit->floating(emit->getF64Type(), number)}; }
  template <typename Op> Real binary(Real other) const { return {emit, Op::create(*emit, value, other.value)}; }
  template <typename Op> Real unary() const { return {emit, Op::create(*emit, value)}; }
  mlir::Value test(CmpFPredicate predicate, Real other) const {
    return mlir::arith::CmpFOp::create(*emit, predicate, value, other.value);
  }
};

inline Real operator+(Real a, Real b) { return a.binary<mlir::arith::AddFOp>(b); }
inline Real operator-(Real a, Real b) { return a.binary<mlir::arith::SubFOp>(b); }
inline Real operator*(Real a, Real b) { return a.binary<mlir::arith::MulFOp>(b); }
inline Real operator/(Real a, Real b) { return a.binary<mlir::arith::DivFOp>(b); }
inline Real operator+(Real a, double b) { return a + a.of(b); }
inline Real operator-(Real a, double b) { return a - a.of(b); }
inline Real operator*(Real a, double b) { return a * a.of(b); }
inline Real operator-(double a, Real b) { return b.of(a) - b; }
inline Real operator/(double a, Real b) { return b.of(a) / b; }
inline Real operator-(Real a) { return a.unary<mlir::arith::NegFOp>(); }

inline mlir::Value operator<(Real a, double b) { return a.test(CmpFPredicate::OLT, a.of(b)); }
inline mlir::Value operator>(Real a, double b) { return a.test(CmpFPredicate::OGT, a.of(b)); }
inline mlir::Value operator==(Real a, double b) { return a.test(CmpFPredicate::OEQ, a.of(b)); }

inline mlir::Value both(Real in, mlir::Value a, mlir::Value b) { return mlir::arith::AndIOp::create(*in.emit, a, b); }
inline mlir::Value either(Real in, mlir::Value a, mlir::Value b) { return mlir::arith::OrIOp::create(*in.emit, a, b); }
inline Real select(mlir::Value condition, Real a, Real b) {
  return {a.emit, a.emit->select(condition, a.value, b.value)};
}
inline Real select(mlir::Value condition, double a, Real b) { return select(condition, b.of(a), b); }
inline Real select(mlir::Value condition, Real a, double b) { return select(condition, a, a.of(b)); }

inline Real abs(Real a) { return a.unary<mlir::math::AbsFOp>(); }
inline Real sqrt(Real a) { return a.unary<mlir::math::SqrtOp>(); }
inline Real exp(Real a) { return a.unary<mlir::math::ExpOp>(); }
inline Real exp2(Real a) { return a.unary<mlir::math::Exp2Op>(); }
inline Real expm1(Real a) { return a.unary<mlir::math::ExpM1Op>(); }
inline Real log(Real a) { return a.unary<mlir::math::LogOp>(); }
inline Real log1p(Real a) { return a.unary<mlir::math::Log1pOp>(); }
inline Real sin(Real a) { return a.unary<mlir::math::SinOp>(); }
inline Real cos(Real a) { return a.unary<mlir::math::CosOp>(); }
inline Real asinh(Real a) { return a.unary<mlir::math::AsinhOp>(); }
inline Real atan2(Real y, Real x) { return y.binary<mlir::math::Atan2Op>(x); }
inline Real copysign(Real size, Real sign) { return size.binary<mlir::math::CopySignOp>(sign); }
inline Real maximum(Real a, Real b) { return a.binary<mlir::arith::MaximumFOp>(b); }
inline Real minimum(Real a, Real b) { return a.binary<mlir::arith::MinimumFOp>(b); }

constexpr double infinity = std::numeric_limits<double>::infinity();
inline mlir::Value isInfinite(Real a) { return abs(a) == infinity; }

/// A complex128.
struct Complex {
  Real x, y;
};

inline Complex select(mlir::Value condition, Complex a, Complex b) {
  return {select(condition, a.x, b.x), select(condition, a.y, b.y)};
}

/// By the formula of the textbook.
inline Complex operator*(Complex a, Complex b) { return {a.x * b.x - a.y * b.y, a.x * b.y + a.y * b.x}; }

/// i times the conjugate: what turns a function of the circle into one of the hyperbola, and back.
inline Complex swapped(Complex z) { return {z.y, z.x}; }

/// An operand in float64.
inline Complex widened(Emitter &emit, mlir::Value number) {
  auto part = [&](mlir::Value value) -> Real {
    mlir::Type wide = emit.getF64Type();
    return {&emit, value.getType() == wide ? value : mlir::Value(mlir::arith::ExtFOp::create(emit, wide, value))};
  };
  return {part(realPart(emit, number)), part(imaginaryPart(emit, number))};
}

/// The result in the dtype of the operand.
inline mlir::Value narrowed(Complex z, mlir::Value like) {
  Emitter &emit = *z.x.emit;
  mlir::Type type = mlir::cast<mlir::ComplexType>(like.getType()).getElementType();
  auto part = [&](Real real) {
    return real.value.getType() == type ? real.value
                                        : mlir::Value(mlir::arith::TruncFOp::create(emit, type, real.value));
  };
  mlir::Value x = part(z.x);
  return joinParts(emit, x, part(z.y));
}

Complex exponential(Complex z);
Complex logarithm(Complex z);

} // namespace tnp::conversion::detail
