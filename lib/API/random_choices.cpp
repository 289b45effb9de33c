// Orders and choices: random indices, and the elements there.
#include "lib/API/Array.h"
#include "lib/API/Draw.h"
#include "lib/API/Error.h"
#include "lib/API/Operands.h"
#include "lib/Semantics/Limits.h"
#include "lib/Semantics/Reduction.h"
#include "tnp/control_flow.h"
#include "tnp/creation.h"
#include "tnp/elementwise.h"
#include "tnp/indexing.h"
#include "tnp/manipulation.h"
#include "tnp/reduction.h"
#include "tnp/sorting.h"

#include <cmath>
#include <fmt/format.h>

namespace tnp::random {

using api::Extent;

namespace {

/// What is drawn from: an array and an axis, or the first n integers.
struct Source {
  Source(std::string_view name, const operand &x, std::int64_t along) : x(x), isArray(x.array().ndim() > 0) {
    if (!isArray) {
      count = {numberOf(name)};
      return;
    }
    axis = api::check(semantics::normalizeAxis(name, along, x.array().ndim()), x.where());
    count = api::extentOf(x.array(), axis);
  }

  ndarray at(const ndarray &indices) const { return isArray ? take(x, {indices, x.where()}, axis) : indices; }

  operand x;
  bool isArray;
  std::int64_t axis = 0;
  Extent count{0};

private:
  std::int64_t numberOf(std::string_view name) const {
    if (!api::isKnown(x.array()))
      api::raise(
          ErrorKind::trace,
          fmt::format(
              "[{}] expected an array or a number that is known while a function is traced, but got a value of it",
              name),
          x.where());
    const dtype type = x.array().dtype();
    if (!type.is_integer())
      api::raise(ErrorKind::value,
                 fmt::format("[{}] expected an array or one integer, but got one {}", name, type.name()), x.where());
    std::int64_t n = astype(x, int64).item<std::int64_t>(x.where());
    if (n < 0)
      api::raise(ErrorKind::value,
                 fmt::format("[{}] expected an array or an integer of at least 0, but got {}", name, n), x.where());
    return n;
  }
};

std::string inWords(const Extent &count) {
  return count.dim.isKnown() ? std::to_string(count.dim.value()) : "an unknown number";
}

/// The first `count` of x, along its only axis.
ndarray firstOf(const ndarray &x, std::int64_t count, location at) {
  return x(slice(_, count), {}, {}, {}, {}, {}, {}, {}, at);
}

//===-- probabilities ------------------------------------------------------===//

/// Probabilities as float64, one for each element; their values are checked where they are known.
ndarray checkProbabilities(const ndarray &p, const Source &source, location at) {
  semantics::TensorType type = api::typeOf(p);
  bool fits = type.rank() == 1 && !type.type.is_complex();
  if (!fits || (type.dims[0].isKnown() && source.count.dim.isKnown() && type.dims[0] != source.count.dim))
    api::raise(ErrorKind::value,
               fmt::format("[choice] expected one probability for each of {} elements, but got {} of shape {}",
                           inWords(source.count), type.type.name(), semantics::toString(type.dims)),
               at);
  ndarray exact = api::convert(p, float64, "choice", at);
  if (!api::isKnown(exact) || api::tracing())
    return exact;
  api::Marker mark(at);
  const double total = sum(mark(exact)).item<double>(at),
               tolerance = 1.5e-8; // NumPy's: the root of float64's precision
  const bool isNegative = !all(mark(greater_equal(mark(exact), mark(0.)))).item<bool>(at);
  if (isNegative || !(std::abs(total - 1) <= tolerance))
    api::raise(ErrorKind::value,
               isNegative ? "[choice] expected probabilities of at least 0, but got a smaller one or NaN"
                          : fmt::format("[choice] expected probabilities with the sum 1, but got {}", total),
               at);
  return exact;
}

/// p[0], p[0] + p[1], ... in this order everywhere, so that the sums never go down.
ndarray runningSums(const ndarray &p, location at) {
  api::Marker mark(at);
  auto step = [&](const ndarray &sum, const ndarray &x) {
    ndarray next = add(mark(sum), mark(x));
    return std::pair{next, next};
  };
  if (api::tracing())
    return std::get<1>(scan(step, ndarray(0.), p, at));
  std::vector<double> sums(static_cast<std::size_t>(p.size()));
  const double *each = p.data<double>(at);
  double sum = 0;
  for (double &to : sums)
    to = sum += *each++;
  return array(sums, at);
}

/// Even numbers, looked up among the sums: an element of probability 0 is as wide as nothing.
ndarray drawWeighted(const key &from, const shape &of, const ndarray &p, location at) {
  api::Marker mark(at);
  ndarray sums = runningSums(p, at), total = sums(-1, {}, {}, {}, {}, {}, {}, {}, at);
  ndarray even = api::draw("tnp.random_uniform", "choice", from, float64, api::extentsOf("choice", of, at), at);
  return searchsorted(mark(divide(mark(sums), mark(total))), mark(even), {.side = side::right});
}

/// The order of waiting times, for elements whose rates are their probabilities: the next is always drawn by those that
/// are left.
ndarray orderWeighted(const key &from, const ndarray &p, const Extent &count, location at) {
  api::Marker mark(at);
  ndarray even = api::draw("tnp.random_uniform", "choice", from, float64, {count}, at);
  return argsort(mark(divide(mark(negative(mark(log1p(mark(negative(mark(even))))))), mark(p))));
}

//===-- choices ------------------------------------------------------------===//

void checkSupply(const Source &source, std::int64_t wanted, const choice_options &options, location at) {
  if (!options.replace && !source.count.dim.isKnown())
    api::raise(ErrorKind::trace,
               "[choice] expected elements whose number is known, to draw each at most once, but got an unknown number",
               at);
  if (!source.count.dim.isKnown())
    return;
  std::int64_t there = source.count.dim.value();
  if (there == 0 && wanted > 0)
    api::raise(ErrorKind::value, fmt::format("[choice] expected elements to draw from, but got none for {}", wanted),
               at);
  if (!options.replace && options.p && !api::tracing())
    there = count_nonzero({*options.p, at}).item<std::int64_t>(at);
  if (!options.replace && wanted > there)
    api::raise(
        ErrorKind::value,
        fmt::format("[choice] expected at most the {} elements that can be drawn once, but got {}", there, wanted), at);
}

} // namespace

ndarray detail::permutation(const key &from, const operand &given, std::int64_t axis) {
  const operand x = api::called("permutation", given);
  Source source("permutation", x, axis);
  return source.at(api::randomOrder("permutation", from, source.count, x.where()));
}

ndarray detail::choice(const key &from, const operand &given, const shape &of, choice_options options) {
  const operand x = api::called("choice", given);
  const location at = x.where();
  Source source("choice", x, options.axis);
  (void)api::extentsOf("choice", of, at);
  if (options.p)
    options.p = checkProbabilities(*options.p, source, at);
  const std::int64_t wanted = of.elements();
  checkSupply(source, wanted, options, at);
  if (wanted == 0) // also from nothing
    return source.at(zeros(of, int64, at));
  if (!options.replace) {
    ndarray order = options.p ? orderWeighted(from, *options.p, source.count, at)
                              : api::randomOrder("choice", from, source.count, at);
    return source.at(reshape({firstOf(order, wanted, at), at}, of));
  }
  if (options.p)
    return source.at(drawWeighted(from, of, *options.p, at));
  ndarray count = source.isArray ? size(x, source.axis) : api::literal(source.count.dim.value(), int64, "choice", at);
  return source.at(api::drawIntegers("choice", from, {0, at}, {count, at}, of, int64, false));
}

} // namespace tnp::random
