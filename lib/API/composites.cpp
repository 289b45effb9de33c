// Elementwise functions of several operations: one program each, one pass over the elements.
#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/API/Operands.h"
#include "lib/Semantics/Broadcast.h"
#include "lib/Semantics/Elementwise.h"
#include "tnp/creation.h"
#include "tnp/elementwise.h"
#include "tnp/finfo.h"
#include "tnp/reduction.h"

#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <numbers>

namespace tnp {

using Elements = std::span<const ndarray>;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Refuses shapes that do not broadcast, in the name of the function that the user called.
void checkShapes(std::string_view name, std::initializer_list<const operand *> operands) {
  std::vector<semantics::Dims> shapes;
  for (const operand *each : operands)
    shapes.push_back(api::typeOf(each->array()).dims);
  static_cast<void>(api::check(semantics::broadcast(name, shapes), (*operands.begin())->where()));
}

/// A call on operands of which C++ numbers have the dtype already: what does not fit is refused here, not in the program.
api::Call callOf(std::string_view name, dtype type, std::initializer_list<const operand *> operands) {
  location at = (*operands.begin())->where();
  api::Call call{name, {}, {}, at};
  for (const operand *each : operands) {
    const ndarray &array = each->array();
    call.operands.push_back(api::implOf(array).weak ? api::convert(array, type, name, at) : array);
  }
  return call;
}

/// The operands of a call in one dtype.
std::vector<operand> inDtype(Elements all, dtype type, const api::Marker &at) {
  std::vector<operand> converted;
  for (const ndarray &each : all)
    converted.push_back(at(astype(at(each), type)));
  return converted;
}

/// What a function of real numbers makes of x: of either part of complex numbers by itself.
template <class Function> ndarray onEachPart(const operand &x, const api::Marker &at, Function function) {
  if (!x.array().dtype().is_complex())
    return function(x);
  ndarray parts[] = {function(at(real(x))), function(at(imag(x)))};
  return api::complexOf(parts[0], parts[1], at.where);
}

/// np.clip's own order of complex numbers: a where it has a NaN or `precedes` b by the first part in which they differ.
/// Other than in maximum, a NaN of b's imaginary part counts only where that part decides.
ndarray choose(const operand &a, const operand &b, ndarray (*precedes)(const operand &, const operand &),
               const api::Marker &at) {
  operand aReal = at(real(a)), bReal = at(real(b));
  operand byImaginary = at(precedes(at(imag(a)), at(imag(b)))), byReal = at(precedes(aReal, bReal));
  operand isFirst = at(where(at(equal(aReal, bReal)), byImaginary, byReal));
  return where(at(logical_or(at(isnan(a)), isFirst)), a, b);
}

} // namespace

ndarray clip(const operand &given, const operand &low, const operand &high) {
  const operand x = api::called("clip", given);
  checkShapes("clip", {&x, &low, &high});
  dtype type = api::promoted({&x, &low, &high});
  return api::compose(callOf("clip", type, {&x, &low, &high}), [&](Elements all) {
    api::Marker at(x.where());
    std::vector<operand> as = inDtype(all, type, at);
    if (type.is_complex())
      return choose(at(choose(as[0], as[1], &greater, at)), as[2], &less, at);
    return minimum(at(maximum(as[0], as[1])), as[2]);
  });
}

//===-- rounding -----------------------------------------------------------===//

ndarray round(const operand &given, int decimals) {
  const operand x = api::called("round", given);
  dtype type = x.array().dtype();
  if (type.is_bool() && decimals != 0)
    api::raise(ErrorKind::dtype, fmt::format("[round] expected numbers for {} decimals, but got bool", decimals),
               x.where());
  if (type.is_integer() && decimals >= 0)
    return x.array();
  if (decimals == 0)
    return rint(x);
  api::Call call{"round", {x.array()}, {}, x.where(), {{"decimals", std::int64_t(decimals)}}};
  return api::compose(call, [&](Elements all) {
    api::Marker at(x.where());
    return onEachPart(at(all[0]), at, [&](const operand &value) {
      operand power = at(std::pow(10., std::abs(double(decimals))));
      operand whole = at(rint(at(decimals > 0 ? multiply(value, power) : divide(value, power))));
      ndarray result = decimals > 0 ? divide(whole, power) : multiply(whole, power);
      return astype(at(result), value.array().dtype());
    });
  });
}

ndarray around(const operand &x, int decimals) { return round(api::called("around", x), decimals); }

ndarray fix(const operand &x) {
  api::checkReal("fix", x.array().dtype(), x.where());
  return trunc(api::called("fix", x));
}

//===-- arithmetic ---------------------------------------------------------===//

std::tuple<ndarray, ndarray> divmod(const operand &given, const operand &b) {
  const operand a = api::called("divmod", given);
  checkShapes("divmod", {&a, &b});
  dtype type = api::promoted({&a, &b});
  api::checkReal("divmod", type, a.where());
  auto both = api::composeMany(callOf("divmod", type, {&a, &b}), [&](Elements all) {
    api::Marker at(a.where());
    return std::vector{floor_divide(at(all[0]), at(all[1])), remainder(at(all[0]), at(all[1]))};
  });
  return {both[0], both[1]};
}

ndarray float_power(const operand &given, const operand &b) {
  const operand a = api::called("float_power", given);
  checkShapes("float_power", {&a, &b});
  dtype type = a.array().dtype().is_complex() || b.array().dtype().is_complex() ? complex128 : float64;
  return api::compose(callOf("float_power", type, {&a, &b}), [&](Elements all) {
    api::Marker at(a.where());
    std::vector<operand> as = inDtype(all, type, at);
    return power(as[0], as[1]);
  });
}

ndarray sinc(const operand &x) {
  const api::Marker at("sinc", x.where());
  return api::compose({"sinc", {x.array()}, {}, at.where}, [&](Elements all) {
    operand angle = at(multiply(at(all[0]), at(std::numbers::pi)));
    return where(at(equal(angle, at(0))), at(1), at(divide(at(sin(angle)), angle)));
  });
}

//===-- NaN and infinities -------------------------------------------------===//

ndarray nan_to_num(const operand &given, nan_to_num_options options) {
  const operand x = api::called("nan_to_num", given);
  dtype type = x.array().dtype();
  if (type.is_bool() || type.is_integer())
    return x.array();
  const finfo range(type);
  double above = options.posinf.value_or(range.max), below = options.neginf.value_or(range.min);
  api::Call call{
      "nan_to_num", {x.array()}, {}, x.where(), {{"nan", options.nan}, {"posinf", above}, {"neginf", below}}};
  return api::compose(call, [&](Elements all) {
    api::Marker at(x.where());
    return onEachPart(at(all[0]), at, [&](const operand &value) {
      auto replace = [&](const ndarray &condition, double number, const operand &rest) {
        return at(where(at(condition), at(number), rest));
      };
      operand finite = replace(equal(value, at(infinity)), above, value);
      finite = replace(equal(value, at(-infinity)), below, finite);
      return where(at(isnan(value)), at(options.nan), finite);
    });
  });
}

/// Whether elements are this infinity.
static ndarray areEqual(const char *name, const operand &given, double number) {
  const operand x = api::called(name, given);
  api::checkReal(name, x.array().dtype(), x.where());
  if (!x.array().dtype().is_floating())
    return zeros_like(x, bool_);
  return equal(x, {number, x.where()});
}

ndarray isposinf(const operand &x) { return areEqual("isposinf", x, infinity); }
ndarray isneginf(const operand &x) { return areEqual("isneginf", x, -infinity); }

//===-- numbers in the complex plane ---------------------------------------===//

ndarray isreal(const operand &given) {
  const operand x = api::called("isreal", given);
  if (!x.array().dtype().is_complex())
    return ones_like(x, bool_);
  return equal({imag(x), x.where()}, {0, x.where()});
}

ndarray iscomplex(const operand &given) {
  const operand x = api::called("iscomplex", given);
  if (!x.array().dtype().is_complex())
    return zeros_like(x, bool_);
  return not_equal({imag(x), x.where()}, {0, x.where()});
}

ndarray angle(const operand &given, angle_options options) {
  const operand z = api::called("angle", given);
  return api::compose({"angle", {api::decided(z)}, {}, z.where(), {{"deg", options.deg}}}, [&](Elements all) {
    api::Marker at(z.where());
    const bool isComplex = all[0].dtype().is_complex();
    ndarray radians = isComplex ? arctan2(at(imag(at(all[0]))), at(real(at(all[0])))) : arctan2(at(0), at(all[0]));
    // As NumPy: times a factor that is rounded before.
    return options.deg ? multiply(at(radians), at(180 / std::numbers::pi)) : radians;
  });
}

//===-- nearness -----------------------------------------------------------===//

/// isclose or allclose, whose results `finish` makes of the elements' ones.
template <typename Finish>
static ndarray compareClose(const char *name, const operand &given, const operand &b, isclose_options options,
                            Finish finish) {
  const operand a = api::called(name, given);
  checkShapes(name, {&a, &b});
  operand one(1., a.where());
  dtype type = api::promoted({&a, &b, &one});
  api::Call call = callOf(name, type, {&a, &b});
  call.attributes = {{"rtol", options.rtol}, {"atol", options.atol}, {"equal_nan", options.equal_nan}};
  return api::compose(call, [&](Elements all) {
    api::Marker at(a.where());
    std::vector<operand> as = inDtype(all, type, at);
    const operand &x = as[0], &y = as[1];
    operand size = at(abs(y)), bound = at(add(at(multiply(size, at(options.rtol))), at(options.atol)));
    ndarray near = less_equal(at(abs(at(subtract(x, y)))), bound);
    // An infinite b would make the bound infinite: then only equality counts.
    near = logical_and(at(near), at(less(size, at(infinity))));
    near = logical_or(at(near), at(equal(x, y)));
    if (options.equal_nan)
      near = logical_or(at(near), at(logical_and(at(isnan(x)), at(isnan(y)))));
    return finish(at, near);
  });
}

ndarray isclose(const operand &a, const operand &b, isclose_options options) {
  return compareClose("isclose", a, b, options, [](const api::Marker &, const ndarray &near) { return near; });
}

bool allclose(const operand &a, const operand &b, isclose_options options) {
  auto every = [](const api::Marker &at, const ndarray &near) { return all(at(near)); };
  return compareClose("allclose", a, b, options, every).item<bool>(api::called("allclose", a.where()));
}

} // namespace tnp
