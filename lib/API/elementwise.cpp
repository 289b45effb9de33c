#include "tnp/elementwise.h"

#include "lib/API/Apply.h"
#include "lib/API/Error.h"
#include "lib/API/Operands.h"
#include "lib/Semantics/Broadcast.h"
#include "lib/Semantics/Elementwise.h"
#include "tnp/creation.h"
#include "tnp/reduction.h"

namespace tnp {

using api::elementwise;

// One definition for each declaration of tnp/ufuncs.h.
#define UFUNC_1(name)                                                                                                  \
  ndarray name(const operand &x) { return elementwise("tnp." #name, {&x}); }
#define UFUNC_2(name)                                                                                                  \
  ndarray name(const operand &a, const operand &b) { return elementwise("tnp." #name, {&a, &b}); }
#define UFUNC(name, arity, ...) UFUNC_##arity(name)
#include "lib/Semantics/Ufuncs.def"

// Other names, which messages then use.
#define ALIAS_1(name, function)                                                                                        \
  ndarray name(const operand &x) { return function(api::called(#name, x)); }
#define ALIAS_2(name, function)                                                                                        \
  ndarray name(const operand &a, const operand &b) { return function(api::called(#name, a), b); }
ALIAS_1(acos, arccos)
ALIAS_1(acosh, arccosh)
ALIAS_1(asin, arcsin)
ALIAS_1(asinh, arcsinh)
ALIAS_1(atan, arctan)
ALIAS_1(atanh, arctanh)
ALIAS_1(absolute, abs)
ALIAS_1(degrees, rad2deg)
ALIAS_1(radians, deg2rad)
ALIAS_1(bitwise_not, invert)
ALIAS_1(bitwise_invert, invert)
ALIAS_1(conj, conjugate)
ALIAS_2(atan2, arctan2)
ALIAS_2(true_divide, divide)
ALIAS_2(pow, power)
ALIAS_2(bitwise_left_shift, left_shift)
ALIAS_2(bitwise_right_shift, right_shift)
ALIAS_2(mod, remainder)

ndarray where(const operand &condition, const operand &a, const operand &b) {
  location at = condition.where();
  dtype type = api::promoted({&a, &b});
  semantics::TensorType flags{bool_, api::typeOf(condition.array()).dims};
  semantics::TensorType left{type, api::typeOf(a.array()).dims}, right{type, api::typeOf(b.array()).dims};
  auto result = api::check(semantics::inferWhere(flags, left, right), at);
  return api::apply({"tnp.where",
                     {api::convert(condition.array(), bool_, "where", at), api::convert(a.array(), type, "where", at),
                      api::convert(b.array(), type, "where", at)},
                     {std::move(result)},
                     at});
}

ndarray astype(const operand &x, dtype to) { return api::convert(x.array(), to, "astype", x.where()); }

bool array_equal(const operand &given, const operand &b, array_equal_options options) {
  const operand a = api::called("array_equal", given);
  if (a.array().shape() != b.array().shape())
    return false;
  api::Marker at(a.where());
  ndarray same = equal(a, b);
  if (options.equal_nan && api::isInexact(a.array()) && api::isInexact(b.array()))
    same = logical_or(at(same), at(logical_and(at(isnan(a)), at(isnan(b)))));
  return all(at(same)).item<bool>(at.where);
}

bool array_equiv(const operand &given, const operand &b) {
  const operand a = api::called("array_equiv", given);
  if (!semantics::broadcast("array_equiv", api::typeOf(a.array()).dims, api::typeOf(b.array()).dims))
    return false;
  return all({equal(a, b), a.where()}).item<bool>(a.where());
}

ndarray &operator+=(ndarray &x, const operand &y) { return x = add({x, y.where()}, y); }
ndarray &operator-=(ndarray &x, const operand &y) { return x = subtract({x, y.where()}, y); }
ndarray &operator*=(ndarray &x, const operand &y) { return x = multiply({x, y.where()}, y); }
ndarray &operator/=(ndarray &x, const operand &y) { return x = divide({x, y.where()}, y); }
ndarray &operator%=(ndarray &x, const operand &y) { return x = remainder({x, y.where()}, y); }
ndarray &operator&=(ndarray &x, const operand &y) { return x = bitwise_and({x, y.where()}, y); }
ndarray &operator|=(ndarray &x, const operand &y) { return x = bitwise_or({x, y.where()}, y); }
ndarray &operator^=(ndarray &x, const operand &y) { return x = bitwise_xor({x, y.where()}, y); }
ndarray &operator<<=(ndarray &x, const operand &y) { return x = left_shift({x, y.where()}, y); }
ndarray &operator>>=(ndarray &x, const operand &y) { return x = right_shift({x, y.where()}, y); }

} // namespace tnp
