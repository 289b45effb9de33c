// Elementwise functions that are a few operations; in a trace these become one kernel.
#include "lib/API/Composites.h"

#include "lib/API/Apply.h"
#include "lib/API/Error.h"
#include "lib/API/Operands.h"
#include "lib/Semantics/Broadcast.h"
#include "tnp/creation.h"

#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <numbers>

namespace tnp {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Refuses shapes that do not broadcast, in the name of the function that the user called.
void checkShapes(std::string_view name, std::initializer_list<const operand *> operands) {
  std::vector<semantics::Dims> shapes;
  for (const operand *each : operands)
    shapes.push_back(api::typeOf(each->array()).dims);
  static_cast<void>(api::check(semantics::broadcast(name, shapes), (*operands.begin())->where()));
}

operand converted(std::string_view name, const operand &x, dtype type, location at) {
  return {api::convert(x.array(), type, name, at), at};
}

void checkReal(std::string_view name, dtype type, location at) {
  if (type.is_complex())
    api::raise(ErrorKind::dtype, fmt::format("[{}] expected real numbers, but got {}", name, type.name()), at);
}

bool isExact(dtype type) { return type.is_bool() || type.is_integer(); }

double largest(dtype type) {
  if (type == float16)
    return 65504;
  if (type == bfloat16)
    return 0x1.fep127;
  return type == float32 ? std::numeric_limits<float>::max() : std::numeric_limits<double>::max();
}

} // namespace

ndarray clip(const operand &x, const operand &low, const operand &high) {
  location at = x.where();
  checkShapes("clip", {&x, &low, &high});
  dtype type = api::promoted({&x, &low, &high});
  checkReal("clip", type, at);
  auto as = [&](const operand &each) { return converted("clip", each, type, at); };
  return minimum({maximum(as(x), as(low)), at}, as(high));
}

ndarray round(const operand &x, int decimals) {
  location at = x.where();
  dtype type = x.array().dtype();
  if (type.is_bool() && decimals != 0)
    api::raise(ErrorKind::dtype, fmt::format("[round] expected numbers for {} decimals, but got bool", decimals), at);
  if (type.is_integer() && decimals >= 0)
    return x.array();
  if (decimals == 0)
    return rint(x);
  operand power(std::pow(10., std::abs(decimals)), at);
  ndarray scaled = decimals > 0 ? multiply(x, power) : divide(x, power);
  operand whole(rint({scaled, at}), at);
  ndarray result = decimals > 0 ? divide(whole, power) : multiply(whole, power);
  if (type.is_integer() && type.itemsize() < 8 && type != int32) // NumPy: what is rounded beyond these wraps around
    result = api::convert(result, int64, "round", at);
  return api::convert(result, type, "round", at);
}

ndarray around(const operand &x, int decimals) { return round(x, decimals); }

ndarray fix(const operand &x) {
  checkReal("fix", x.array().dtype(), x.where());
  return trunc(x);
}

std::pair<ndarray, ndarray> divmod(const operand &a, const operand &b) {
  checkShapes("divmod", {&a, &b});
  return {floor_divide(a, b), remainder(a, b)};
}

ndarray float_power(const operand &a, const operand &b) {
  location at = a.where();
  checkShapes("float_power", {&a, &b});
  bool isComplex = a.array().dtype().is_complex() || b.array().dtype().is_complex();
  dtype type = isComplex ? complex128 : float64;
  return power(converted("float_power", a, type, at), converted("float_power", b, type, at));
}

ndarray sinc(const operand &x) {
  location at = x.where();
  operand angle(multiply(x, {std::numbers::pi, at}), at);
  operand ratio(divide({sin(angle), at}, angle), at);
  return where({equal(angle, {0, at}), at}, {1, at}, ratio);
}

ndarray nan_to_num(const operand &x, replacements with) {
  location at = x.where();
  dtype type = x.array().dtype();
  if (isExact(type))
    return x.array();
  checkReal("nan_to_num", type, at);
  double most = largest(type);
  auto replace = [&](const ndarray &condition, double value, const operand &rest) {
    return operand(where({condition, at}, {value, at}, rest), at);
  };
  operand finite = replace(equal(x, {infinity, at}), with.posinf.value_or(most), x);
  finite = replace(equal(x, {-infinity, at}), with.neginf.value_or(-most), finite);
  return where({isnan(x), at}, {with.nan, at}, finite);
}

ndarray isclose(const operand &a, const operand &b, closeness how) { return api::isclose("isclose", a, b, how); }

ndarray api::isclose(std::string_view name, const operand &a, const operand &b, closeness how) {
  location at = a.where();
  checkShapes(name, {&a, &b});
  operand one(1., at);
  dtype type = api::promoted({&a, &b, &one});
  operand x = converted(name, a, type, at), y = converted(name, b, type, at);
  auto with = [&](const ndarray &array) { return operand(array, at); };
  ndarray size = abs(y);
  ndarray bound = add(with(multiply(with(size), {how.rtol, at})), {how.atol, at});
  ndarray near = less_equal(with(abs(with(subtract(x, y)))), with(bound));
  // An infinite b would make the bound infinite: then only equality counts.
  near = logical_and(with(near), with(less(with(size), {infinity, at})));
  near = logical_or(with(near), with(equal(x, y)));
  if (how.equal_nan)
    near = logical_or(with(near), with(logical_and(with(isnan(x)), with(isnan(y)))));
  return near;
}

} // namespace tnp
