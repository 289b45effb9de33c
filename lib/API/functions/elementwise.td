include "lib/API/functions/Function.td"

let family = "elementwise" in {

def : Function<"mod", "binary", "mod(a[0], a[1])">;
def : Function<"conj", "unary", "conj(a[0])">;
def : Function<"where", "where", "where(a[0], a[1], a[2])">;
def : Function<"astype", "astype", "astype(a[0], with.dtype(\"dtype\"))"> { let oracle = "lambda x, dtype: x.astype(dtype)"; }
let tolerance = "Ulps(2, complex=3)" in {
  foreach other = ["acos", "acosh", "asin", "asinh", "atan", "atanh"] in
    def : Function<other, "unary", other # "(a[0])">;
  def : Function<"atan2", "binary", "atan2(a[0], a[1])">;
}
def : Function<"clip", "clip", "clip(a[0], a[1], a[2])"> { let tolerance = "FREE_ZERO"; }
def : Function<"round", "round", "tnp::round(a[0], int(with.integer(\"decimals\")))">;
def : Function<"around", "round", "around(a[0], int(with.integer(\"decimals\")))">;
def : Function<"fix", "unary", "fix(a[0])">;
def : Function<"divmod", "binary", "divmod(a[0], a[1])">;
def : Function<"float_power", "binary", "float_power(a[0], a[1])"> { let tolerance = "Ulps(4, complex=2, scale=conditioned_power, free=power_overflows)"; }
def : Function<"nan_to_num", "replacing", "nan_to_num(a[0], replacementsOf(with))">;
def : Function<"isclose", "comparing", "isclose(a[0], a[1])">;
def : Function<"sinc", "unary", "sinc(a[0])"> { let tolerance = "Absolute(4)"; }
def : Function<"absolute", "unary", "absolute(a[0])"> { let tolerance = "IfComplex(Ulps(2))"; }
foreach other = ["bitwise_not", "bitwise_invert", "isposinf", "isneginf", "isreal", "iscomplex"] in
  def : Function<other, "unary", other # "(a[0])">;
def : Function<"pow", "binary", "tnp::pow(a[0], a[1])"> { let tolerance = "Ulps(4, complex=2, scale=conditioned_power, free=power_overflows)"; }
foreach other = ["bitwise_left_shift", "bitwise_right_shift"] in
  def : Function<other, "binary", other # "(a[0], a[1])">;
def : Function<"true_divide", "binary", "true_divide(a[0], a[1])">;
let tolerance = "Ulps(1)" in {
  def : Function<"degrees", "unary", "degrees(a[0])">;
  def : Function<"radians", "unary", "radians(a[0])">;
}
def : Function<"angle", "angle", "angle(a[0], {with.has(\"deg\")})"> { let tolerance = "Ulps(2, lambda true, x: np.maximum(2 * np.abs(true), 64 * finfo(true.dtype).tiny))"; } // 180 degrees of rounded radians
let traceable = 0 in {
  def : Function<"array_equal", "comparing", "asarray(array_equal(a[0], a[1], {.equal_nan = with.has(\"equal_nan\")}), bool_)"> {
    let oracle = "lambda a, b, equal_nan=False: np.bool_(np.array_equal(a, b, equal_nan))";
  }
  def : Function<"array_equiv", "comparing", "asarray(array_equiv(a[0], a[1]), bool_)"> {
    let oracle = "lambda a, b: np.bool_(np.array_equiv(a, b))";
  }
  def : Function<"allclose", "comparing", "asarray(allclose(a[0], a[1]), bool_)"> {
    let oracle = "lambda a, b: np.bool_(np.allclose(a, b))";
  }
}

}
