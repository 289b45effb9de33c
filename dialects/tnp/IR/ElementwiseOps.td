// Elementwise: one scalar function applied to every element of the broadcast operands.
#ifndef TNP_ELEMENTWISE_OPS
#define TNP_ELEMENTWISE_OPS

include "dialects/tnp/IR/UfuncBase.td"

let opDocGroup = Tnp_ElementwiseGroup in {

//===- Unary ------------------------------------------------------------------------------------------------------===//

def Tnp_NegativeOp : Tnp_UnaryOp<"negative", Tnp_NumberTensor> {
  let summary = "numerical negative";
  let meaning = "Computes `-x`. Signed integers wrap around: the negative of the smallest is itself.";
  let dtypes = "numbers.";
  let hasFolder = 1;
  let onSigned = "negateInt";
  let onFloat = "negateFloat";
  let onComplex = "negateComplex";
}

def Tnp_AbsOp : Tnp_UnaryOp<"abs", Tnp_AnyTensor> {
  let summary = "absolute value";
  let meaning = "Computes `|x|`. The smallest signed integer stays itself; bool stays bool.";
  let dtypes = "any; complex numbers give the float of their parts.";
  let hasFolder = 1;
  let outcome = "Real";
  let onBool = "same";
  let onSigned = "absInt";
  let onFloat = "apply<math::AbsFOp>";
  let onComplex = "absComplex";
  let onUnsigned = "same";
  let tolerance = "IfComplex(Ulps(2))";
}

def Tnp_SquareOp : Tnp_UnaryOp<"square", Tnp_NumberTensor> {
  let summary = "x times x";
  let meaning = "Computes `x * x`, rounded once.";
  let dtypes = "numbers.";
  let first = "NotBool";
  let onSigned = "squareWith<arith::MulIOp>";
  let onFloat = "squareWith<arith::MulFOp>";
  let onComplex = "squareComplex";
  let tolerance = "ComplexProduct(4)";
}

def Tnp_SqrtOp : Tnp_UnaryOp<"sqrt", Tnp_InexactTensor> {
  let summary = "non-negative square root";
  let meaning = "Computes the correctly rounded square root; NaN for negative floats.";
  let dtypes = "floats and complex; integers are converted by the caller.";
  let differences = "No warning for negative operands.";
  let first = "Floating";
  let onFloat = "apply<math::SqrtOp>";
  let onComplex = "sqrtComplex";
  let tolerance = "IfComplex(Ulps(2))";
  let show = "np::sqrt(np::array({4., 2., -1.}))";
}

def Tnp_ExpOp : Tnp_UnaryOp<"exp", Tnp_InexactTensor> {
  let summary = "e to the power x";
  let meaning = "Computes the exponential function.";
  let dtypes = "floats and complex.";
  let differences = "At most 1 ULP from the exact value, the parts of a complex number 2 of the larger one; NumPy's last bit may differ.";
  let first = "Floating";
  let onFloat = "apply<math::ExpOp>";
  let onComplex = "expComplex";
  let tolerance = "Ulps(1, complex=2)";
}

def Tnp_LogOp : Tnp_UnaryOp<"log", Tnp_InexactTensor> {
  let summary = "natural logarithm";
  let meaning = "Computes the natural logarithm: -inf for 0, NaN for negative floats.";
  let dtypes = "floats and complex.";
  let differences = "At most 1 ULP from the exact value, the parts of a complex number 2 of the larger one; no warnings.";
  let first = "Floating";
  let onFloat = "apply<math::LogOp>";
  let onComplex = "logComplex";
  let tolerance = "Ulps(1, complex=2)";
  let show = "np::log(np::array({np::e, 1., 0.}))";
}

def Tnp_TanhOp : Tnp_UnaryOp<"tanh", Tnp_InexactTensor> {
  let summary = "hyperbolic tangent";
  let meaning = "Computes the hyperbolic tangent.";
  let dtypes = "floats and complex.";
  let differences = "At most 2 ULP from the exact value; the parts of a complex number 3 of the larger one.";
  let first = "Floating";
  let onFloat = "apply<math::TanhOp>";
  let onComplex = "tanhComplex";
  let tolerance = "Ulps(2, complex=3)";
}

def Tnp_Exp2Op : Tnp_FunctionOp<"exp2", "Exp2Op", 1, 2> {
  let summary = "2 to the power x";
  let meaning = "Computes `2 ** x`; exact for whole numbers.";
  let tolerance = "Ulps(1, complex=2, scale=conditioned_exp2)";
}

def Tnp_Expm1Op : Tnp_FunctionOp<"expm1", "ExpM1Op", 2, 3> {
  let summary = "e to the power x, less 1";
  let meaning = "Computes `exp(x) - 1` without loss where `x` is near 0.";
  let show = "np::expm1(np::array({1e-10, 0., 1.}))";
}

def Tnp_Log2Op : Tnp_FunctionOp<"log2", "Log2Op", 2, 2> {
  let summary = "logarithm to base 2";
  let meaning = "Computes the logarithm to base 2, exact for powers of 2: -inf for 0, NaN for negative floats.";
  let show = "np::log2(np::array({8., 1., 0.}))";
}

def Tnp_Log10Op : Tnp_FunctionOp<"log10", "Log10Op", 2, 2> {
  let summary = "logarithm to base 10";
  let meaning = "Computes the logarithm to base 10: -inf for 0, NaN for negative floats.";
  let show = "np::log10(np::array({1000., 1., 0.}))";
}

def Tnp_Log1pOp : Tnp_FunctionOp<"log1p", "Log1pOp", 1, 2> {
  let summary = "natural logarithm of 1 + x";
  let meaning = "Computes `log(1 + x)` without loss where `x` is near 0: -inf for -1, NaN below.";
  let tolerance = "Ulps(1, complex=2, scale=beside_one)";
  let show = "np::log1p(np::array({1e-10, 0., -1.}))";
}

def Tnp_CbrtOp : Tnp_RealFunctionOp<"cbrt", "CbrtOp", 1> {
  let summary = "cube root";
  let meaning = "Computes the cube root; that of a negative number is negative.";
  let show = "np::cbrt(np::array({27., -8.}))";
}

def Tnp_SinOp : Tnp_FunctionOp<"sin", "SinOp", 1, 2> {
  let summary = "sine";
  let meaning = "Computes the sine of an angle in radians, however large; NaN for infinities.";
  let show = "np::sin(np::array({0., 1., np::pi / 2}))";
}

def Tnp_CosOp : Tnp_FunctionOp<"cos", "CosOp", 1, 2> {
  let summary = "cosine";
  let meaning = "Computes the cosine of an angle in radians, however large; NaN for infinities.";
  let show = "np::cos(np::array({0., 1., np::pi}))";
}

def Tnp_TanOp : Tnp_FunctionOp<"tan", "TanOp", 2, 3> {
  let summary = "tangent";
  let meaning = "Computes the tangent of an angle in radians, however large; NaN for infinities.";
  let show = "np::tan(np::array({0., 1., -1.}))";
}

def Tnp_ArcsinOp : Tnp_FunctionOp<"arcsin", "AsinOp", 2, 3> {
  let summary = "inverse sine";
  let meaning = "Computes the angle, from -pi/2 to pi/2, whose sine is `x`; NaN beyond -1 and 1.";
  let show = "np::arcsin(np::array({-1., 0.5, 2.}))";
}

def Tnp_ArccosOp : Tnp_FunctionOp<"arccos", "AcosOp", 2, 2> {
  let summary = "inverse cosine";
  let meaning = "Computes the angle, from 0 to pi, whose cosine is `x`; NaN beyond -1 and 1.";
  let show = "np::arccos(np::array({-1., 0.5, 2.}))";
}

def Tnp_ArctanOp : Tnp_FunctionOp<"arctan", "AtanOp", 2, 2> {
  let summary = "inverse tangent";
  let meaning = "Computes the angle, from -pi/2 to pi/2, whose tangent is `x`.";
}

def Tnp_SinhOp : Tnp_FunctionOp<"sinh", "SinhOp", 2, 2> {
  let summary = "hyperbolic sine";
  let meaning = "Computes the hyperbolic sine.";
}

def Tnp_CoshOp : Tnp_FunctionOp<"cosh", "CoshOp", 2, 2> {
  let summary = "hyperbolic cosine";
  let meaning = "Computes the hyperbolic cosine.";
}

def Tnp_ArcsinhOp : Tnp_FunctionOp<"arcsinh", "AsinhOp", 2, 3> {
  let summary = "inverse hyperbolic sine";
  let meaning = "Computes the number whose hyperbolic sine is `x`.";
}

def Tnp_ArccoshOp : Tnp_FunctionOp<"arccosh", "AcoshOp", 2, 2> {
  let summary = "inverse hyperbolic cosine";
  let meaning = "Computes the number from 0 on whose hyperbolic cosine is `x`; NaN below 1.";
  let show = "np::arccosh(np::array({1., 2., 0.}))";
}

def Tnp_ArctanhOp : Tnp_FunctionOp<"arctanh", "AtanhOp", 2, 2> {
  let summary = "inverse hyperbolic tangent";
  let meaning = "Computes the number whose hyperbolic tangent is `x`: infinities for -1 and 1, NaN beyond.";
  let show = "np::arctanh(np::array({0.5, 1., 2.}))";
}

def Tnp_LogicalNotOp : Tnp_UnaryOp<"logical_not", Tnp_BoolTensor> {
  let summary = "truth value of not x";
  let meaning = "True where the operand is false.";
  let dtypes = "bool; other dtypes are converted by `tnp.astype` first.";
  let example = "%0 = tnp.logical_not %x : tensor<?xi1>";
  let hasFolder = 1;
  let first = "Bool";
  let outcome = "Bool";
  let onBool = "negateBool";
  let show = "np::logical_not(np::array({true, false}))";
}

def Tnp_IsnanOp : Tnp_UnaryOp<"isnan", Tnp_AnyTensor, Tnp_BoolTensor> {
  let summary = "tests for NaN";
  let meaning = "True where the operand is not a number; false for every integer and bool.";
  let dtypes = "any; the result is bool.";
  let example = "%0 = tnp.isnan %x : (tensor<?xf32>) -> tensor<?xi1>";
  let outcome = "Bool";
  let onBool = "never";
  let onSigned = "never";
  let onFloat = "isNan";
  let onComplex = "isNanComplex";
  let show = "np::isnan(np::array({1., np::nan, np::inf}))";
}

def Tnp_PositiveOp : Tnp_UnaryOp<"positive", Tnp_NumberTensor> {
  let summary = "the array itself";
  let meaning = "Computes `+x`: a copy.";
  let dtypes = "numbers.";
  let onSigned = "same";
  let onFloat = "same";
  let onComplex = "same";
}

def Tnp_ReciprocalOp : Tnp_UnaryOp<"reciprocal", Tnp_NumberTensor> {
  let summary = "one over x";
  let meaning = "Computes `1 / x`; of integers the quotient towards zero, 0 where `x` is 0.";
  let dtypes = "numbers.";
  let differences = "NumPy gives the smallest integer, or 0, for the integer 0.";
  let first = "NotBool";
  let onSigned = "reciprocalInt";
  let onUnsigned = "reciprocalUnsigned";
  let onFloat = "reciprocalFloat";
  let onComplex = "reciprocalComplex";
  let oracle = "reciprocal";
  let show = "np::reciprocal(np::array({4., -0.5, 0.}))";
}

def Tnp_SignOp : Tnp_UnaryOp<"sign", Tnp_NumberTensor> {
  let summary = "sign of a number";
  let meaning = "Computes -1, 0 or 1; NaN for NaN.";
  let dtypes = "numbers.";
  let onSigned = "signInt";
  let onUnsigned = "signUnsigned";
  let onFloat = "signFloat";
  let onComplex = "signComplex";
  let tolerance = "IfComplex(Ulps(4))";
}

def Tnp_RealOp : Tnp_UnaryOp<"real", Tnp_AnyTensor> {
  let summary = "real part";
  let meaning = "Takes the real part: the array itself where it is real.";
  let dtypes = "any; complex numbers give the float of their parts.";
  let outcome = "Real";
  let onBool = "same";
  let onSigned = "same";
  let onFloat = "same";
  let onComplex = "realPart";
  let show = "np::real(np::array({std::complex<double>(1, 2), -1.}))";
}

def Tnp_ImagOp : Tnp_UnaryOp<"imag", Tnp_AnyTensor> {
  let summary = "imaginary part";
  let meaning = "Takes the imaginary part: zeros where the array is real.";
  let dtypes = "any; complex numbers give the float of their parts.";
  let outcome = "Real";
  let onBool = "zeroOf";
  let onSigned = "zeroOf";
  let onFloat = "zeroOf";
  let onComplex = "imaginaryPart";
  let show = "np::imag(np::array({std::complex<double>(1, 2), -1.}))";
}

def Tnp_ConjugateOp : Tnp_UnaryOp<"conjugate", Tnp_NumberTensor> {
  let summary = "complex conjugate";
  let meaning = "Changes the sign of the imaginary part; real numbers stay as they are.";
  let dtypes = "numbers.";
  let first = "NotBool";
  let onSigned = "same";
  let onFloat = "same";
  let onComplex = "conjugate";
  let show = "np::conjugate(np::array({std::complex<double>(1, 2), -1.}))";
}

def Tnp_FabsOp : Tnp_UnaryOp<"fabs", Tnp_FloatTensor> {
  let summary = "absolute value as a float";
  let meaning = "Computes `|x|`.";
  let dtypes = "floats.";
  let first = "Floating";
  let onFloat = "apply<math::AbsFOp>";
}

def Tnp_FloorOp : Tnp_UnaryOp<"floor", Tnp_RealOrBoolTensor> {
  let summary = "largest integer not above x";
  let meaning = "Rounds down; integers stay as they are.";
  let dtypes = "bool, integers and floats.";
  let onBool = "same";
  let onSigned = "same";
  let onFloat = "apply<math::FloorOp>";
}

def Tnp_CeilOp : Tnp_UnaryOp<"ceil", Tnp_RealOrBoolTensor> {
  let summary = "smallest integer not below x";
  let meaning = "Rounds up; integers stay as they are.";
  let dtypes = "bool, integers and floats.";
  let onBool = "same";
  let onSigned = "same";
  let onFloat = "apply<math::CeilOp>";
}

def Tnp_TruncOp : Tnp_UnaryOp<"trunc", Tnp_RealOrBoolTensor> {
  let summary = "x without its fraction";
  let meaning = "Rounds towards zero; integers stay as they are.";
  let dtypes = "bool, integers and floats.";
  let onBool = "same";
  let onSigned = "same";
  let onFloat = "apply<math::TruncOp>";
}

def Tnp_RintOp : Tnp_UnaryOp<"rint", Tnp_InexactTensor> {
  let summary = "nearest integer";
  let meaning = "Rounds to the nearest integer, halves to the even one.";
  let dtypes = "floats and complex.";
  let first = "Floating";
  let onFloat = "apply<math::RoundEvenOp>";
  let onComplex = "roundComplex";
  let show = "np::rint(np::array({-1.5, 0.5, 2.7}))";
}

def Tnp_Deg2radOp : Tnp_UnaryOp<"deg2rad", Tnp_FloatTensor> {
  let summary = "degrees in radians";
  let meaning = "Computes `x * pi / 180`.";
  let dtypes = "floats.";
  let first = "Floating";
  let onFloat = "degreesToRadians";
  let tolerance = "Ulps(1)";
  let show = "np::deg2rad(np::array({180., 90.}))";
}

def Tnp_Rad2degOp : Tnp_UnaryOp<"rad2deg", Tnp_FloatTensor> {
  let summary = "radians in degrees";
  let meaning = "Computes `x * 180 / pi`.";
  let dtypes = "floats.";
  let first = "Floating";
  let onFloat = "radiansToDegrees";
  let tolerance = "Ulps(1)";
  let show = "np::rad2deg(np::array({np::pi, 1.}))";
}

def Tnp_IsfiniteOp : Tnp_UnaryOp<"isfinite", Tnp_AnyTensor, Tnp_BoolTensor> {
  let summary = "tests for neither infinity nor NaN";
  let meaning = "True where the operand is neither infinite nor NaN; for every integer and bool.";
  let dtypes = "any; the result is bool.";
  let example = "%0 = tnp.isfinite %x : (tensor<?xf32>) -> tensor<?xi1>";
  let outcome = "Bool";
  let onBool = "always";
  let onSigned = "always";
  let onFloat = "isFinite";
  let onComplex = "isFiniteComplex";
  let show = "np::isfinite(np::array({1., np::nan, np::inf}))";
}

def Tnp_IsinfOp : Tnp_UnaryOp<"isinf", Tnp_AnyTensor, Tnp_BoolTensor> {
  let summary = "tests for infinity";
  let meaning = "True where the operand is an infinity of either sign.";
  let dtypes = "any; the result is bool.";
  let example = "%0 = tnp.isinf %x : (tensor<?xf32>) -> tensor<?xi1>";
  let outcome = "Bool";
  let onBool = "never";
  let onSigned = "never";
  let onFloat = "isInf";
  let onComplex = "isInfComplex";
  let show = "np::isinf(np::array({1., np::nan, -np::inf}))";
}

def Tnp_SignbitOp : Tnp_UnaryOp<"signbit", Tnp_RealOrBoolTensor, Tnp_BoolTensor> {
  let summary = "tests for a sign";
  let meaning = "True where the sign bit is set: for negative numbers, -0.0 and NaN with a sign.";
  let dtypes = "bool, integers and floats; the result is bool.";
  let example = "%0 = tnp.signbit %x : (tensor<?xf32>) -> tensor<?xi1>";
  let outcome = "Bool";
  let onBool = "never";
  let onSigned = "isNegative";
  let onUnsigned = "never";
  let onFloat = "signBit";
  let show = "np::signbit(np::array({-1.5, -0., 2.}))";
}

def Tnp_InvertOp : Tnp_UnaryOp<"invert", Tnp_IntOrBoolTensor> {
  let summary = "every bit inverted";
  let meaning = "Inverts every bit; the logical not of bools.";
  let dtypes = "bool and integers.";
  let example = "%0 = tnp.invert %x : tensor<?xi64>";
  let onBool = "negateBool";
  let onSigned = "invertInt";
}

def Tnp_BitwiseCountOp : Tnp_UnaryOp<"bitwise_count", Tnp_IntOrBoolTensor, Tnp_ByteTensor> {
  let summary = "number of bits that are set";
  let meaning = "Counts the bits that are set in the magnitude of an integer.";
  let dtypes = "bool and integers; the result is uint8.";
  let example = "%0 = tnp.bitwise_count %x : (tensor<?xi64>) -> tensor<?xui8>";
  let outcome = "Byte";
  let onBool = "byteOf";
  let onSigned = "countBitsOfMagnitude";
  let onUnsigned = "countBits";
}

def Tnp_AstypeOp : Tnp_PureOp<"astype", [Tnp_Elementwise]> {
  let summary = "conversion to another dtype";
  let meaning = "Converts every element. Floats to integers truncate towards zero; anything to bool is `x != 0`.";
  let numpy = "x.astype(dtype)";
  let dtypes = "any to any; the result type gives the dtype.";
  let constraints = "astype_c1: complex numbers become complex or bool only. result_c1: the result has the operand's shape.";
  let differences = "Floats outside of the integer's range, and NaN, give its smallest value on every machine.";
  let example = "%0 = tnp.astype %x : (tensor<?xi64>) -> tensor<?xf64>";
  let arguments = (ins Tnp_AnyTensor:$x);
  let results = (outs Tnp_AnyTensor:$result);
  let assemblyFormat = "$x attr-dict `:` custom<SharedType>(type($x), type($result))";
  let hasVerifier = 1;
  let hasFolder = 1;
}

//===- Binary -----------------------------------------------------------------------------------------------------===//

def Tnp_AddOp : Tnp_BinaryOp<"add", Tnp_AnyTensor, Tnp_AnyTensor, [Commutative]> {
  let summary = "sum of two arrays";
  let meaning = "Computes `lhs + rhs`. Integers wrap around; the sum of two bools is their logical or.";
  let dtypes = "any, equal.";
  let hasFolder = 1;
  let onBool = "apply<arith::OrIOp>";
  let onSigned = "apply<arith::AddIOp>";
  let onFloat = "apply<arith::AddFOp>";
  let onComplex = "addComplex";
  let show = "np::add(np::array({{1, 2}, {3, 4}}), np::array({10, 20}))";
}

def Tnp_SubtractOp : Tnp_BinaryOp<"subtract", Tnp_NumberTensor> {
  let summary = "difference of two arrays";
  let meaning = "Computes `lhs - rhs`. Integers wrap around.";
  let dtypes = "numbers, equal; NumPy refuses bool as well.";
  let hasFolder = 1;
  let onSigned = "apply<arith::SubIOp>";
  let onFloat = "apply<arith::SubFOp>";
  let onComplex = "subtractComplex";
}

def Tnp_MultiplyOp : Tnp_BinaryOp<"multiply", Tnp_AnyTensor, Tnp_AnyTensor, [Commutative]> {
  let summary = "product of two arrays";
  let meaning = "Computes `lhs * rhs`. Integers wrap around; the product of two bools is their logical and.";
  let dtypes = "any, equal.";
  let hasFolder = 1;
  let onBool = "apply<arith::AndIOp>";
  let onSigned = "apply<arith::MulIOp>";
  let onFloat = "apply<arith::MulFOp>";
  let onComplex = "multiplyComplex";
  let tolerance = "ComplexProduct(4)";
}

def Tnp_DivideOp : Tnp_BinaryOp<"divide", Tnp_InexactTensor> {
  let summary = "true quotient of two arrays";
  let meaning = "Computes `lhs / rhs` by IEEE 754.";
  let dtypes = "floats and complex, equal; integers are converted to float64 by the caller.";
  let differences = "No warning for a zero divisor.";
  let hasFolder = 1;
  let first = "Divide";
  let onFloat = "apply<arith::DivFOp>";
  let onComplex = "divideComplex";
  let show = "np::divide(np::array({7, -7, 0}), 2)";
}

def Tnp_MaximumOp : Tnp_BinaryOp<"maximum", Tnp_AnyTensor, Tnp_AnyTensor, [Commutative]> {
  let summary = "the larger of two elements";
  let meaning = "Computes the maximum; NaN wins over every number.";
  let dtypes = "any, equal; complex numbers are ordered by their real parts, then by their imaginary ones.";
  let hasFolder = 1;
  let onBool = "apply<arith::OrIOp>";
  let onSigned = "apply<arith::MaxSIOp>";
  let onUnsigned = "apply<arith::MaxUIOp>";
  let onFloat = "apply<arith::MaximumFOp>";
  let onComplex = "maximumComplex";
  let tolerance = "FREE_ZERO";
  let show = "np::maximum(np::array({1., np::nan, 3.}), 2)";
}

def Tnp_MinimumOp : Tnp_BinaryOp<"minimum", Tnp_AnyTensor, Tnp_AnyTensor, [Commutative]> {
  let summary = "the smaller of two elements";
  let meaning = "Computes the minimum; NaN wins over every number.";
  let dtypes = "any, equal; complex numbers are ordered by their real parts, then by their imaginary ones.";
  let hasFolder = 1;
  let onBool = "apply<arith::AndIOp>";
  let onSigned = "apply<arith::MinSIOp>";
  let onUnsigned = "apply<arith::MinUIOp>";
  let onFloat = "apply<arith::MinimumFOp>";
  let onComplex = "minimumComplex";
  let tolerance = "FREE_ZERO";
  let show = "np::minimum(np::array({1., np::nan, 3.}), 2)";
}

def Tnp_RemainderOp : Tnp_BinaryOp<"remainder", Tnp_RealTensor> {
  let summary = "remainder with the sign of the divisor";
  let meaning = "Computes `lhs - floor(lhs / rhs) * rhs`, as Python's `%`. The integer remainder by 0 is 0.";
  let dtypes = "integers and floats, equal.";
  let differences = "No warning for a zero divisor.";
  let first = "NotBool";
  let onSigned = "remainderInt";
  let onUnsigned = "remainderUnsigned";
  let onFloat = "remainderFloat";
}

def Tnp_FloorDivideOp : Tnp_BinaryOp<"floor_divide", Tnp_RealTensor> {
  let summary = "quotient rounded down";
  let meaning = "Computes `floor(lhs / rhs)`, as Python's `//`. The integer quotient by 0 is 0; smallest // -1 wraps.";
  let dtypes = "integers and floats, equal.";
  let differences = "No warning for a zero divisor.";
  let first = "NotBool";
  let onSigned = "floorDivideInt";
  let onUnsigned = "floorDivideUnsigned";
  let onFloat = "floorDivideFloat";
}

def Tnp_PowerOp : Tnp_FallibleOp<"power", [Tnp_Elementwise] # Tnp_Infers>, Tnp_Ufunc<"power", Tnp_NumberTensor> {
  defvar shared = Tnp_BinaryArguments<"power", Tnp_NumberTensor, Tnp_NumberTensor>;
  let arguments = shared.arguments;
  let results = shared.results;
  let assemblyFormat = shared.assemblyFormat;
  let numpy = shared.numpy;
  let constraints = shared.constraints # " power_c1: integer exponents are not negative (checked at run time).";
  let summary = "lhs raised to the power rhs";
  let meaning = "Computes the power. Integers multiply with wrap-around; a negative integer exponent is a value error.";
  let dtypes = "numbers, equal.";
  let example = "%0 = tnp.power %lhs, %rhs : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>";
  let extraClassDefinition = Tnp_ElementwiseInference;
  let hasCanonicalizer = 1;
  let first = "NotBool";
  let differences = "Of complex numbers the error grows with that of `rhs * log(lhs)`, as NumPy's does.";
  let onFloat = "apply<math::PowFOp>";
  let onComplex = "powerComplex";
  let tolerance = "Ulps(4, complex=2, scale=conditioned_power, free=power_overflows)";
  let errors = "`value_error` for integers to a negative integer power, when evaluated.";
  let show = "np::power(np::array({2., -3., 4.}), np::array({3., 2., 0.5}))";
}

def Tnp_CopysignOp : Tnp_BinaryOp<"copysign", Tnp_FloatTensor> {
  let summary = "one number with the sign of another";
  let meaning = "Gives the first operand the sign of the second.";
  let dtypes = "floats, equal.";
  let first = "Floating";
  let onFloat = "apply<math::CopySignOp>";
  let show = "np::copysign(np::array({1., 2.}), np::array({-0., 3.}))";
}

def Tnp_FmaxOp : Tnp_BinaryOp<"fmax", Tnp_AnyTensor, Tnp_AnyTensor, [Commutative]> {
  let summary = "the larger of two elements, never NaN alone";
  let meaning = "Computes the maximum; a NaN counts as missing.";
  let dtypes = "any, equal.";
  let onBool = "apply<arith::OrIOp>";
  let onSigned = "apply<arith::MaxSIOp>";
  let onUnsigned = "apply<arith::MaxUIOp>";
  let onFloat = "apply<arith::MaxNumFOp>";
  let onComplex = "fmaxComplex";
  let tolerance = "FREE_ZERO";
  let show = "np::fmax(np::array({1., np::nan, 3.}), 2)";
}

def Tnp_FminOp : Tnp_BinaryOp<"fmin", Tnp_AnyTensor, Tnp_AnyTensor, [Commutative]> {
  let summary = "the smaller of two elements, never NaN alone";
  let meaning = "Computes the minimum; a NaN counts as missing.";
  let dtypes = "any, equal.";
  let onBool = "apply<arith::AndIOp>";
  let onSigned = "apply<arith::MinSIOp>";
  let onUnsigned = "apply<arith::MinUIOp>";
  let onFloat = "apply<arith::MinNumFOp>";
  let onComplex = "fminComplex";
  let tolerance = "FREE_ZERO";
  let show = "np::fmin(np::array({1., np::nan, 3.}), 2)";
}

def Tnp_FmodOp : Tnp_BinaryOp<"fmod", Tnp_RealTensor> {
  let summary = "remainder with the sign of the dividend";
  let meaning = "Computes the remainder of the quotient towards zero, as C does. The integer remainder by 0 is 0.";
  let dtypes = "integers and floats, equal.";
  let first = "NotBool";
  let onSigned = "truncatedRemainderInt";
  let onUnsigned = "remainderUnsigned";
  let onFloat = "apply<arith::RemFOp>";
}

def Tnp_HypotOp : Tnp_BinaryOp<"hypot", Tnp_FloatTensor, Tnp_FloatTensor, [Commutative]> {
  let summary = "length of the hypotenuse";
  let meaning = "Computes `sqrt(lhs ** 2 + rhs ** 2)` without overflow; infinite where one operand is.";
  let dtypes = "floats, equal.";
  let differences = "At most 2 ULP from the exact value.";
  let first = "Floating";
  let onFloat = "hypotenuse";
  let tolerance = "Ulps(2)";
  let show = "np::hypot(np::array({3., 5.}), np::array({4., 12.}))";
}

def Tnp_HeavisideOp : Tnp_BinaryOp<"heaviside", Tnp_FloatTensor> {
  let summary = "step function";
  let meaning = "Computes 0 below 0, 1 above, and the second operand at 0; NaN for NaN.";
  let dtypes = "floats, equal.";
  let first = "Floating";
  let onFloat = "heaviside";
  let show = "np::heaviside(np::array({-1., 0., 2.}), 0.5)";
}

def Tnp_NextafterOp : Tnp_BinaryOp<"nextafter", Tnp_FloatTensor> {
  let summary = "the next number in a direction";
  let meaning = "Computes the neighbour of the first operand towards the second.";
  let dtypes = "floats, equal.";
  let first = "Floating";
  let onFloat = "nextAfter";
  let show = "np::nextafter(1., np::array({0., 2.})) - 1";
}

def Tnp_Arctan2Op : Tnp_BinaryOp<"arctan2", Tnp_FloatTensor> {
  let summary = "angle of a point";
  let meaning = "Computes the angle, from -pi to pi, of the point with the ordinate `lhs` and the abscissa `rhs`.";
  let dtypes = "floats, equal.";
  let differences = "At most 2 ULP from the exact value.";
  let first = "Floating";
  let onFloat = "apply<math::Atan2Op>";
  let tolerance = "Ulps(2)";
  let show = "np::arctan2(np::array({1., 1., -1.}), np::array({1., -1., 0.}))";
}

def Tnp_LogaddexpOp : Tnp_BinaryOp<"logaddexp", Tnp_FloatTensor, Tnp_FloatTensor, [Commutative]> {
  let summary = "logarithm of the sum of exponentials";
  let meaning = "Computes `log(exp(lhs) + exp(rhs))` without overflow.";
  let dtypes = "floats, equal.";
  let differences = "At most 3 ULP of the larger operand or of 1, whichever is more.";
  let first = "Floating";
  let onFloat = "logOfSum";
  let tolerance = "Ulps(3, of=largest)";
}

def Tnp_Logaddexp2Op : Tnp_BinaryOp<"logaddexp2", Tnp_FloatTensor, Tnp_FloatTensor, [Commutative]> {
  let summary = "logarithm to base 2 of the sum of powers of 2";
  let meaning = "Computes `log2(2 ** lhs + 2 ** rhs)` without overflow.";
  let dtypes = "floats, equal.";
  let differences = "At most 3 ULP of the larger operand or of 1, whichever is more.";
  let first = "Floating";
  let onFloat = "logOfSum2";
  let tolerance = "Ulps(3, of=largest)";
}

def Tnp_GcdOp : Tnp_BinaryOp<"gcd", Tnp_IntTensor, Tnp_IntTensor, [Commutative]> {
  let summary = "greatest common divisor";
  let meaning = "Computes the greatest common divisor of `|lhs|` and `|rhs|`; that of 0 and `x` is `|x|`.";
  let dtypes = "integers, equal.";
  let example = "%0 = tnp.gcd %lhs, %rhs : (tensor<?x3xi64>, tensor<3xi64>) -> tensor<?x3xi64>";
  let onSigned = "gcdInt";
  let onUnsigned = "gcdUnsigned";
  let show = "np::gcd(np::array({12, 10, 0}), 18)";
}

def Tnp_LcmOp : Tnp_BinaryOp<"lcm", Tnp_IntTensor, Tnp_IntTensor, [Commutative]> {
  let summary = "least common multiple";
  let meaning = "Computes the least common multiple of `|lhs|` and `|rhs|`, which wraps around; 0 where one of them is 0.";
  let dtypes = "integers, equal.";
  let example = "%0 = tnp.lcm %lhs, %rhs : (tensor<?x3xi64>, tensor<3xi64>) -> tensor<?x3xi64>";
  let onSigned = "lcmInt";
  let onUnsigned = "lcmUnsigned";
  let show = "np::lcm(np::array({12, 10, 0}), 18)";
}

def Tnp_BitwiseAndOp : Tnp_BinaryOp<"bitwise_and", Tnp_IntOrBoolTensor, Tnp_IntOrBoolTensor, [Commutative]> {
  let summary = "bits set in both";
  let meaning = "Computes the and of every bit.";
  let dtypes = "bool and integers, equal.";
  let example = "%0 = tnp.bitwise_and %lhs, %rhs : (tensor<?x3xi64>, tensor<3xi64>) -> tensor<?x3xi64>";
  let onBool = "apply<arith::AndIOp>";
  let onSigned = "apply<arith::AndIOp>";
}

def Tnp_BitwiseOrOp : Tnp_BinaryOp<"bitwise_or", Tnp_IntOrBoolTensor, Tnp_IntOrBoolTensor, [Commutative]> {
  let summary = "bits set in either";
  let meaning = "Computes the or of every bit.";
  let dtypes = "bool and integers, equal.";
  let example = "%0 = tnp.bitwise_or %lhs, %rhs : (tensor<?x3xi64>, tensor<3xi64>) -> tensor<?x3xi64>";
  let onBool = "apply<arith::OrIOp>";
  let onSigned = "apply<arith::OrIOp>";
}

def Tnp_BitwiseXorOp : Tnp_BinaryOp<"bitwise_xor", Tnp_IntOrBoolTensor, Tnp_IntOrBoolTensor, [Commutative]> {
  let summary = "bits set in exactly one";
  let meaning = "Computes the exclusive or of every bit.";
  let dtypes = "bool and integers, equal.";
  let example = "%0 = tnp.bitwise_xor %lhs, %rhs : (tensor<?x3xi64>, tensor<3xi64>) -> tensor<?x3xi64>";
  let onBool = "apply<arith::XOrIOp>";
  let onSigned = "apply<arith::XOrIOp>";
}

def Tnp_LeftShiftOp : Tnp_BinaryOp<"left_shift", Tnp_IntTensor> {
  let summary = "bits moved up";
  let meaning = "Computes `lhs * 2 ** rhs` with wrap-around; 0 where `rhs` is negative or not below the number of bits.";
  let dtypes = "integers, equal.";
  let example = "%0 = tnp.left_shift %lhs, %rhs : (tensor<?x3xi64>, tensor<3xi64>) -> tensor<?x3xi64>";
  let first = "NotBool";
  let onSigned = "shiftLeft";
}

def Tnp_RightShiftOp : Tnp_BinaryOp<"right_shift", Tnp_IntTensor> {
  let summary = "bits moved down";
  let meaning = "Computes `lhs / 2 ** rhs` rounded down; a `rhs` that is negative or not below the number of bits leaves only the sign.";
  let dtypes = "integers, equal.";
  let example = "%0 = tnp.right_shift %lhs, %rhs : (tensor<?x3xi64>, tensor<3xi64>) -> tensor<?x3xi64>";
  let first = "NotBool";
  let onSigned = "shiftRight";
  let onUnsigned = "shiftRightUnsigned";
}

//===- Comparisons ------------------------------------------------------------------------------------------------===//

def Tnp_EqualOp : Tnp_ComparisonOp<"equal", "eq", "eq", "OEQ", "equal", [Commutative]> {
  let summary = "lhs == rhs";
  let meaning = "True where the elements are equal; NaN equals nothing.";
}

def Tnp_NotEqualOp : Tnp_ComparisonOp<"not_equal", "ne", "ne", "UNE", "notEqual", [Commutative]> {
  let summary = "lhs != rhs";
  let meaning = "True where the elements differ; NaN differs from everything.";
}

def Tnp_LessOp : Tnp_ComparisonOp<"less", "slt", "ult", "OLT", "less"> {
  let summary = "lhs < rhs";
  let meaning = "True where the left element is smaller; false with NaN.";
}

def Tnp_LessEqualOp : Tnp_ComparisonOp<"less_equal", "sle", "ule", "OLE", "lessEqual"> {
  let summary = "lhs <= rhs";
  let meaning = "True where the left element is not larger; false with NaN.";
}

def Tnp_GreaterOp : Tnp_ComparisonOp<"greater", "sgt", "ugt", "OGT", "greater"> {
  let summary = "lhs > rhs";
  let meaning = "True where the left element is larger; false with NaN.";
}

def Tnp_GreaterEqualOp : Tnp_ComparisonOp<"greater_equal", "sge", "uge", "OGE", "greaterEqual"> {
  let summary = "lhs >= rhs";
  let meaning = "True where the left element is not smaller; false with NaN.";
}

//===- Logical ----------------------------------------------------------------------------------------------------===//

def Tnp_LogicalAndOp : Tnp_LogicalOp<"logical_and", "AndIOp"> {
  let summary = "truth value of lhs and rhs";
  let meaning = "True where both operands are.";
}

def Tnp_LogicalOrOp : Tnp_LogicalOp<"logical_or", "OrIOp"> {
  let summary = "truth value of lhs or rhs";
  let meaning = "True where either operand is.";
}

def Tnp_LogicalXorOp : Tnp_LogicalOp<"logical_xor", "XOrIOp"> {
  let summary = "truth value of either, not both";
  let meaning = "True where exactly one operand is.";
}

//===- Joining ----------------------------------------------------------------------------------------------------===//

def Tnp_ComplexOp : Tnp_ElementwiseOp<"complex", []> {
  let summary = "complex numbers of two parts";
  let meaning = "Puts real and imaginary parts together without computing, so that what one is not finite in stays in it.";
  let numpy = "z = np.empty(shape, complex); z.real, z.imag = real, imaginary";
  let dtypes = "float32 or float64, equal; the result has parts of that dtype.";
  let constraints = "complex_c1: the parts are float32 or float64. complex_c2: their dtypes are equal. broadcast_c1 to broadcast_c4: the "
                    "shapes broadcast; the result has the broadcast shape.";
  let example = "%0 = tnp.complex %real, %imaginary : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xcomplex<f32>>";
  let arguments = (ins Tnp_PartTensor:$real, Tnp_PartTensor:$imaginary);
  let results = (outs Tnp_ComplexTensor:$result);
  let assemblyFormat = "$real `,` $imaginary attr-dict `:` functional-type(operands, $result)";
}

//===- Selection --------------------------------------------------------------------------------------------------===//

def Tnp_WhereOp : Tnp_ElementwiseOp<"where", []> {
  let summary = "elements of one array or another by a condition";
  let meaning = "Takes the element of `lhs` where the condition is true and that of `rhs` where it is false.";
  let numpy = "np.where(condition, lhs, rhs)";
  let dtypes = "the condition is bool; the others any, equal.";
  let constraints = "where_c1: the condition is bool. where_c2: the dtypes of lhs and rhs are equal. where_c3: the three shapes broadcast together.";
  let example = "%0 = tnp.where %c, %x, %y : (tensor<?xi1>, tensor<?xf32>, tensor<f32>) -> tensor<?xf32>";
  let arguments = (ins Tnp_BoolTensor:$condition, Tnp_AnyTensor:$lhs, Tnp_AnyTensor:$rhs);
  let results = (outs Tnp_AnyTensor:$result);
  let assemblyFormat = [{
    $condition `,` $lhs `,` $rhs attr-dict `:` functional-type(operands, $result)
  }];
  let hasFolder = 1;
}

} // opDocGroup

#endif // TNP_ELEMENTWISE_OPS
