#include "lib/Conversion/TnpToLinalg/NormalQuantile.h"

#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;

namespace tnp::conversion {

namespace {

/// A quotient of polynomials, coefficients from the constant one up.
struct Rational {
  ArrayRef<double> numerator, denominator;
};

/// One for the middle, in 0.180625 - q^2 with q = p - 0.5; two for the tails, in r = sqrt(-log(p)), split at r = 5.
struct Quantile {
  Rational middle, tail, farTail;
};

constexpr double kSplitMiddle = 0.425, kSplitTail = 5.0, kShiftMiddle = 0.180625, kShiftTail = 1.6;

constexpr double kMiddleTop7[] = {3.3871327179e+00, 5.0434271938e+01, 1.5929113202e+02, 5.9109374720e+01};
constexpr double kMiddleBottom7[] = {1.0, 1.7895169469e+01, 7.8757757664e+01, 6.7187563600e+01};
constexpr double kTailTop7[] = {1.4234372777e+00, 2.7568153900e+00, 1.3067284816e+00, 1.7023821103e-01};
constexpr double kTailBottom7[] = {1.0, 7.3700164250e-01, 1.2021132975e-01};
constexpr double kFarTop7[] = {6.6579051150e+00, 3.0812263860e+00, 4.2868294337e-01, 1.7337203997e-02};
constexpr double kFarBottom7[] = {1.0, 2.4197894225e-01, 1.2258202635e-02};

constexpr double kMiddleTop16[] = {3.3871328727963666080e+0, 1.3314166789178437745e+2, 1.9715909503065514427e+3,
                                   1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
                                   3.3430575583588128105e+4, 2.5090809287301226727e+3};
constexpr double kMiddleBottom16[] = {1.0,
                                      4.2313330701600911252e+1,
                                      6.8718700749205790830e+2,
                                      5.3941960214247511077e+3,
                                      2.1213794301586595867e+4,
                                      3.9307895800092710610e+4,
                                      2.8729085735721942674e+4,
                                      5.2264952788528545610e+3};
constexpr double kTailTop16[] = {1.42343711074968357734e+0, 4.63033784615654529590e+0, 5.76949722146069140550e+0,
                                 3.64784832476320460504e+0, 1.27045825245236838258e+0, 2.41780725177450611770e-1,
                                 2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr double kTailBottom16[] = {1.0,
                                    2.05319162663775882187e+0,
                                    1.67638483018380384940e+0,
                                    6.89767334985100004550e-1,
                                    1.48103976427480074590e-1,
                                    1.51986665636164571966e-2,
                                    5.47593808499534494600e-4,
                                    1.05075007164441684324e-9};
constexpr double kFarTop16[] = {6.65790464350110377720e+0, 5.46378491116411436990e+0, 1.78482653991729133580e+0,
                                2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr double kFarBottom16[] = {1.0,
                                   5.99832206555887937690e-1,
                                   1.36929880922735805310e-1,
                                   1.48753612908506148525e-2,
                                   7.86869131145613259100e-4,
                                   1.84631831751005468180e-5,
                                   1.42151175831644588870e-7,
                                   2.04426310338993978564e-15};

Quantile coefficients(bool isDouble) {
  if (isDouble)
    return {{kMiddleTop16, kMiddleBottom16}, {kTailTop16, kTailBottom16}, {kFarTop16, kFarBottom16}};
  return {{kMiddleTop7, kMiddleBottom7}, {kTailTop7, kTailBottom7}, {kFarTop7, kFarBottom7}};
}

Value polynomial(Emitter &emit, Value x, ArrayRef<double> coefficients) {
  Value sum = emit.floating(x.getType(), coefficients.back());
  for (double coefficient : llvm::reverse(coefficients.drop_back()))
    sum = math::FmaOp::create(emit, sum, x, emit.floating(x.getType(), coefficient));
  return sum;
}

Value evaluate(Emitter &emit, Value x, const Rational &rational) {
  Value top = polynomial(emit, x, rational.numerator), bottom = polynomial(emit, x, rational.denominator);
  return arith::DivFOp::create(emit, top, bottom);
}

} // namespace

Value normalQuantile(Emitter &emit, Value p) {
  Type type = p.getType();
  Quantile quantile = coefficients(type.isF64());
  auto number = [&](double value) { return emit.floating(type, value); };

  Value q = arith::SubFOp::create(emit, p, number(0.5));
  Value distance = math::FmaOp::create(emit, arith::NegFOp::create(emit, q), q, number(kShiftMiddle));
  Value middle = arith::MulFOp::create(emit, q, evaluate(emit, distance, quantile.middle));

  // The tail that p is in, from its end: without branches, so that all lanes run all three.
  Value fromEnd = arith::MinimumFOp::create(emit, p, arith::SubFOp::create(emit, number(1.0), p));
  Value r = math::SqrtOp::create(emit, arith::NegFOp::create(emit, math::LogOp::create(emit, fromEnd)));
  Value near = evaluate(emit, arith::SubFOp::create(emit, r, number(kShiftTail)), quantile.tail);
  Value far = evaluate(emit, arith::SubFOp::create(emit, r, number(kSplitTail)), quantile.farTail);
  Value isNear = arith::CmpFOp::create(emit, arith::CmpFPredicate::OLE, r, number(kSplitTail));
  Value tail = math::CopySignOp::create(emit, arith::SelectOp::create(emit, isNear, near, far), q);

  Value isMiddle =
      arith::CmpFOp::create(emit, arith::CmpFPredicate::OLE, math::AbsFOp::create(emit, q), number(kSplitMiddle));
  return arith::SelectOp::create(emit, isMiddle, middle, tail);
}

} // namespace tnp::conversion
