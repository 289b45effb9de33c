// The middle of sorted elements: one program, whose sort has the axis as rows.
#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/API/Operands.h"
#include "lib/Semantics/Reduction.h"
#include "tnp/elementwise.h"
#include "tnp/indexing.h"
#include "tnp/manipulation.h"
#include "tnp/reduction.h"
#include "tnp/sorting.h"

#include <fmt/format.h>
#include <limits>
#include <numeric>

namespace tnp {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// What a function is asked for: elements in floats or complex numbers along one axis, which may be all of them in one.
struct Rows {
  Rows(std::string_view function, const operand &x, std::optional<std::int64_t> along) : at(x.where()) {
    const int rank = x.array().ndim();
    if (along)
      reduced.push_back(api::check(semantics::normalizeAxis(function, *along, rank), at.where));
    else
      for (int i = 0; i < rank; ++i)
        reduced.push_back(i);
    values = astype(at(api::decided(x)), api::isInexact(x.array()) ? x.array().dtype() : float64);
    if (!along)
      values = ravel(at(values));
    axis = along ? reduced[0] : 0;
  }

  bool areEmpty() const { return values.shape().data()[axis] == 0; }

  /// The reduced axes again, as extents of 1, behind the first `before`.
  ndarray kept(const ndarray &result, bool keepdims, int before = 0) const {
    std::vector<std::int64_t> axes(reduced);
    for (std::int64_t &each : axes)
      each += before;
    return keepdims ? expand_dims(at(result), tnp::axes{std::span<const std::int64_t>(axes)}) : result;
  }

  api::Marker at;
  ndarray values;
  std::int64_t axis;
  std::vector<std::int64_t> reduced;
};

/// Elements in ascending order, by their place along what was the axis.
struct Sorted {
  Sorted(const ndarray &values, std::int64_t axis, const api::Marker &at)
      : at(at), elements(moveaxis(at(sort(at(values), axis)), axis, 0)),
        last(subtract(at(size(at(elements), 0)), at(1))) {}

  ndarray operator()(const ndarray &place) const { return take(at(elements), at(place), 0); }
  /// NaN where there is one, which stands last.
  ndarray unlessNan(const ndarray &result) const {
    ndarray largest = (*this)(last);
    return where(at(isnan(at(largest))), at(largest), at(result));
  }

  api::Marker at;
  ndarray elements, last;
};

ndarray middle(const Sorted &sorted) {
  const api::Marker &at = sorted.at;
  ndarray below = floor_divide(at(sorted.last), at(2)), above = subtract(at(sorted.last), at(below));
  ndarray a = sorted(below), b = sorted(above);
  const dtype type = a.dtype();
  const dtype wide = api::widened(type);
  ndarray between = divide(at(add(at(astype(at(a), wide)), at(astype(at(b), wide)))), at(2));
  // Of one element twice the sum could overflow. As NumPy's mean of it, a complex one is divided by 1, which is no
  // number where a part is infinite.
  ndarray alone = type.is_complex() ? divide(at(a), at(1)) : a;
  return sorted.unlessNan(where(at(equal(at(below), at(above))), at(alone), at(astype(at(between), type))));
}

/// Between the two elements that are next to each place, nearer to the one that is nearer; NaN for places outside.
ndarray interpolated(const Sorted &sorted, const ndarray &fractions, dtype type) {
  const api::Marker &at = sorted.at;
  ndarray q = astype(at(fractions), float64);
  ndarray isInside = logical_and(at(greater_equal(at(q), at(0))), at(less_equal(at(q), at(1))));
  ndarray place = multiply(at(where(at(isInside), at(q), at(0.))), at(astype(at(sorted.last), float64)));
  ndarray whole = floor(at(place)), below = astype(at(whole), int64);
  ndarray above = minimum(at(add(at(below), at(1))), at(sorted.last));
  operand a = at(sorted(below)), b = at(sorted(above)); // as NumPy, subtracted in the dtype of the elements
  std::vector<std::int64_t> rest(sorted.elements.ndim() - 1);
  std::iota(rest.begin(), rest.end(), fractions.ndim());
  auto beside = [&](const ndarray &x) { return at(expand_dims(at(x), axes{std::span<const std::int64_t>(rest)})); };
  operand t = beside(astype(at(subtract(at(place), at(whole))), type)), distance = at(astype(at(subtract(b, a)), type));
  ndarray fromBelow = add(a, at(multiply(distance, t)));
  ndarray fromAbove = subtract(b, at(multiply(distance, at(subtract(at(1), t)))));
  ndarray result = where(at(less(t, at(0.5))), at(fromBelow), at(fromAbove));
  return sorted.unlessNan(where(beside(isInside), at(result), at(nan)));
}

ndarray quantileFor(const char *function, const operand &given, const operand &q, double whole,
                    std::optional<std::int64_t> axis, reduction_options options) {
  const operand x = api::called(function, given);
  api::checkReal(function, x.array().dtype(), x.where());
  api::checkReal(function, q.array().dtype(), x.where());
  Rows rows(function, x, axis);
  if (rows.areEmpty())
    api::raise(
        ErrorKind::value,
        fmt::format("[{}] expected at least one element, but got shape {}", function, to_string(x.array().shape())),
        x.where());
  const operand values(rows.values, x.where());
  const dtype type = api::promoted({&values, &q});
  api::Call call{function,
                 {rows.values, api::convert(q.array(), api::implOf(q.array()).weak ? float64 : q.array().dtype(),
                                            function, x.where())},
                 {},
                 x.where(),
                 {{"axis", rows.axis}, {"whole", whole}, {"dtype", type}}};
  ndarray result = api::compose(call, [&](std::span<const ndarray> all) {
    const api::Marker &at = rows.at;
    ndarray fractions = divide(at(astype(at(all[1]), float64)), at(whole));
    return interpolated(Sorted(all[0], rows.axis, at), fractions, type);
  });
  return rows.kept(result, options.keepdims, q.array().ndim());
}

} // namespace

ndarray median(const operand &given, std::optional<std::int64_t> axis, reduction_options options) {
  const operand x = api::called("median", given);
  Rows rows("median", x, axis);
  if (rows.areEmpty())
    return mean(x, axis ? axes(*axis) : axes(), {.keepdims = options.keepdims});
  ndarray result =
      api::compose({"median", {rows.values}, {}, x.where(), {{"axis", rows.axis}}},
                   [&](std::span<const ndarray> all) { return middle(Sorted(all[0], rows.axis, rows.at)); });
  return rows.kept(result, options.keepdims);
}

ndarray quantile(const operand &x, const operand &q, std::optional<std::int64_t> axis, reduction_options options) {
  return quantileFor("quantile", x, q, 1, axis, options);
}

ndarray percentile(const operand &x, const operand &q, std::optional<std::int64_t> axis, reduction_options options) {
  return quantileFor("percentile", x, q, 100, axis, options);
}

} // namespace tnp
