// Numbers at equal ratios: logspace, geomspace, vander.
#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/API/Extents.h"
#include "lib/API/Operands.h"
#include "lib/Semantics/Promotion.h"
#include "tnp/creation.h"
#include "tnp/elementwise.h"
#include "tnp/indexing.h"
#include "tnp/manipulation.h"

#include <cmath>
#include <complex>
#include <fmt/format.h>

namespace tnp {

namespace {

/// base to the powers of evenly spaced numbers, not yet of the dtype wanted.
ndarray powersOf(std::string_view op, double base, const scalar_value &start, const scalar_value &stop,
                 std::int64_t count, bool endpoint, location at) {
  if (count < 0)
    api::raise(ErrorKind::value, fmt::format("[{}] expected a count of at least 0, but got {}", op, count), at);
  return power({base, at}, {linspace(start, stop, count, {.endpoint = endpoint}, at), at});
}

/// The dtype that was asked for, or that of numbers between the bounds.
dtype typeBetween(std::string_view op, const scalar_value &start, const scalar_value &stop,
                  const std::optional<dtype> &asked, location at) {
  const bool isComplex = start.type.is_complex() || stop.type.is_complex();
  if (isComplex && asked && !asked->is_complex())
    api::raise(ErrorKind::dtype,
               fmt::format("[{}] expected a complex dtype for complex bounds, but got {}", op, asked->name()), at);
  return asked.value_or(isComplex ? semantics::promote(default_float(), complex64) : default_float());
}

/// What turns the positive real line to where the number is. Real numbers of unlike signs have no ratio: the logarithm makes
/// NaN of that.
double directionOf(double number) { return number < 0 ? -1 : 1; }
std::complex<double> directionOf(std::complex<double> number) { return number / std::abs(number); }

template <typename Number>
ndarray equalRatios(Number first, Number last, std::int64_t count, bool endpoint, location at) {
  const Number direction = directionOf(first);
  ndarray numbers =
      powersOf("geomspace", 10, std::log10(first / direction), std::log10(last / direction), count, endpoint, at);
  if (direction != Number(1))
    numbers = multiply({numbers, at}, {direction, at});
  // The ends are what was asked for, to the last bit.
  if (count > 0)
    numbers = numbers.at(0, {}, {}, {}, {}, {}, {}, {}, at).set({first, at});
  if (count > 1 && endpoint)
    numbers = numbers.at(count - 1, {}, {}, {}, {}, {}, {}, {}, at).set({last, at});
  return numbers;
}

} // namespace

ndarray logspace(const scalar_value &start, const scalar_value &stop, std::int64_t count, logspace_options options,
                 location where) {
  const location at = api::called("logspace", where);
  const dtype type = typeBetween("logspace", start, stop, options.dtype, at);
  return astype({powersOf("logspace", options.base, start, stop, count, options.endpoint, at), at}, type);
}

ndarray geomspace(const scalar_value &start, const scalar_value &stop, std::int64_t count, linspace_options options,
                  location where) {
  using Complex = std::complex<double>;
  const location at = api::called("geomspace", where);
  const dtype type = typeBetween("geomspace", start, stop, options.dtype, at);
  const Complex first = start.to<Complex>(), last = stop.to<Complex>();
  if (first == 0. || last == 0.)
    api::raise(ErrorKind::value, "[geomspace] expected a start and stop other than 0, but got 0", at);
  ndarray numbers = type.is_complex() ? equalRatios(first, last, count, options.endpoint, at)
                                      : equalRatios(first.real(), last.real(), count, options.endpoint, at);
  return astype({numbers, at}, type);
}

ndarray vander(const operand &x, std::optional<std::int64_t> count, vander_options options) {
  const location at = api::called("vander", x.where());
  if (x.array().ndim() != 1)
    api::raise(ErrorKind::shape,
               "[vander] expected an array of one axis, but got shape " + to_string(x.array().shape()), at);
  if (count && *count < 0)
    api::raise(ErrorKind::value, fmt::format("[vander] expected a count of at least 0, but got {}", *count), at);
  dtype type = semantics::promote(x.array().dtype(), int64);
  api::Call call{"vander", {x.array()}, {}, at, {{"count", count.value_or(-1)}, {"increasing", options.increasing}}};
  return api::compose(call, [&](std::span<const ndarray> a) {
    ndarray exponents = api::iota(count ? api::Extent{*count} : api::extentOf(a[0], 0), at);
    if (!options.increasing)
      exponents = subtract({subtract({size({exponents, at}), at}, {1, at}), at}, {exponents, at});
    operand base(expand_dims({astype({a[0], at}, type), at}, 1), at);
    return power(base, {astype({exponents, at}, type), at});
  });
}

} // namespace tnp
