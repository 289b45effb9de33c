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
#include <fmt/format.h>

namespace tnp {

/// base to the powers of evenly spaced numbers, not yet of the dtype wanted.
static ndarray powersOf(std::string_view op, double base, double start, double stop, std::int64_t count, bool endpoint,
                        location at) {
  if (count < 0)
    api::raise(ErrorKind::value, fmt::format("[{}] expected a count of at least 0, but got {}", op, count), at);
  return power({base, at}, {linspace(start, stop, count, {.endpoint = endpoint}, at), at});
}

static void requireReal(std::string_view op, std::initializer_list<dtype> types, location at) {
  for (dtype type : types)
    if (type.is_complex())
      api::raise(ErrorKind::dtype, fmt::format("[{}] expected real numbers and a real dtype, but got {}", op, type.name()), at);
}

ndarray logspace(const scalar_value &start, const scalar_value &stop, std::int64_t count, logspace_options options,
                 location where) {
  const location at = api::called("logspace", where);
  requireReal("logspace", {start.type, stop.type, options.dtype.value_or(float64)}, at);
  ndarray powers = powersOf("logspace", options.base, start.to<double>(), stop.to<double>(), count, options.endpoint, at);
  return astype({powers, at}, options.dtype.value_or(default_float()));
}

ndarray geomspace(const scalar_value &start, const scalar_value &stop, std::int64_t count, linspace_options options,
                  location where) {
  const location at = api::called("geomspace", where);
  requireReal("geomspace", {start.type, stop.type, options.dtype.value_or(float64)}, at);
  auto first = start.to<double>(), last = stop.to<double>();
  if (first == 0 || last == 0)
    api::raise(ErrorKind::value, fmt::format("[geomspace] expected a start and stop other than 0, but got {} and {}", first, last), at);
  double sign = first < 0 ? -1 : 1; // numbers of unlike signs have no ratio: the logarithm makes NaN of that
  ndarray numbers = powersOf("geomspace", 10, std::log10(first * sign), std::log10(last * sign), count, options.endpoint, at);
  if (sign < 0)
    numbers = negative({numbers, at});
  // The ends are what was asked for, to the last bit.
  if (count > 0)
    numbers = numbers.at(0, {}, {}, {}, {}, {}, {}, {}, at).set({first, at});
  if (count > 1 && options.endpoint)
    numbers = numbers.at(count - 1, {}, {}, {}, {}, {}, {}, {}, at).set({last, at});
  return astype({numbers, at}, options.dtype.value_or(default_float()));
}

ndarray vander(const operand &x, std::optional<std::int64_t> count, vander_options options) {
  const location at = api::called("vander", x.where());
  if (x.array().ndim() != 1)
    api::raise(ErrorKind::shape, "[vander] expected an array of one axis, but got shape " + to_string(x.array().shape()), at);
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
