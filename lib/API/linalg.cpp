#include "tnp/linalg.h"

#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Brackets.h"
#include "lib/API/Error.h"
#include "lib/API/Operands.h"
#include "lib/Semantics/Reduction.h"
#include "tnp/contraction.h"
#include "tnp/creation.h"
#include "tnp/elementwise.h"
#include "tnp/manipulation.h"

#include <cmath>
#include <fmt/format.h>

namespace tnp::linalg {

using Elements = std::span<const ndarray>;

namespace {

constexpr double kLargest = 1e300; // an attribute of a program tells infinities by their sign

/// What is asked of whom.
struct Norm {
  std::optional<double> order;
  std::vector<std::int64_t> axes; ///< In the order in which they were named: rows, columns.
  bool keepdims;
  bool isOfAll; ///< The root of the sum of all squares.

  bool isInfinite() const { return order && std::isinf(*order); }
};

/// Squares of magnitudes.
ndarray squaresOf(const ndarray &x, const api::Marker &at) {
  if (!x.dtype().is_complex())
    return square(at(x));
  return add(at(square(at(real(at(x))))), at(square(at(imag(at(x))))));
}

ndarray rootOfSquares(const ndarray &x, const Norm &norm, const api::Marker &at) {
  const tnp::axes over = api::axesOf(norm.axes);
  // Of all elements NumPy takes the product with themselves, which sums halves up in float32.
  const bool isHalf = norm.isOfAll && x.dtype().is_floating() && x.dtype().itemsize() == 2;
  ndarray values = isHalf ? astype(at(x), float32) : x;
  ndarray total = sum(at(squaresOf(values, at)), over, {.keepdims = norm.keepdims});
  return sqrt(at(isHalf ? astype(at(total), x.dtype()) : total));
}

ndarray ofVectors(const ndarray &x, const Norm &norm, const api::Marker &at) {
  const std::int64_t axis = norm.axes.front();
  const double order = *norm.order;
  ndarray sizes = abs(at(x));
  if (norm.isInfinite())
    return order > 0 ? amax(at(sizes), axis, {.keepdims = norm.keepdims})
                     : amin(at(sizes), axis, {.keepdims = norm.keepdims});
  if (order == 0)
    return sum(at(astype(at(not_equal(at(x), at(0))), sizes.dtype())), axis, {.keepdims = norm.keepdims});
  if (order == 1)
    return sum(at(sizes), axis, {.keepdims = norm.keepdims});
  ndarray total = sum(at(power(at(sizes), at(order))), axis, {.keepdims = norm.keepdims});
  return power(at(total), at(1 / order));
}

/// The largest or smallest sum: down the columns for 1, along the rows for infinity.
ndarray ofMatrices(const ndarray &x, const Norm &norm, const api::Marker &at) {
  const std::int64_t summed = norm.axes[norm.isInfinite() ? 1 : 0], chosen = norm.axes[norm.isInfinite() ? 0 : 1];
  ndarray sums = sum(at(abs(at(x))), summed, {.keepdims = true});
  ndarray result =
      *norm.order > 0 ? amax(at(sums), chosen, {.keepdims = true}) : amin(at(sums), chosen, {.keepdims = true});
  return norm.keepdims ? result : squeeze(at(result), api::axesOf(norm.axes));
}

Norm normOf(const operand &x, std::optional<double> order, const axes &over, bool keepdims) {
  const int rank = x.array().ndim();
  Norm norm{order, {}, keepdims, !over.list() && (!order || (*order == 2 && rank == 1))};
  if (norm.isOfAll)
    norm.order.reset();
  (void)api::check(semantics::normalizeAxes("norm", over.list(), rank), x.where());
  for (std::int64_t i = 0; i < rank; ++i)
    norm.axes.push_back(i);
  if (over.list())
    norm.axes.assign(over.list()->begin(), over.list()->end());
  for (std::int64_t &axis : norm.axes)
    axis = axis < 0 ? axis + rank : axis;
  const std::size_t count = norm.axes.size();
  if (!norm.isOfAll && (count < 1 || count > 2))
    api::raise(ErrorKind::value, fmt::format("[norm] expected one axis or two, but got {}", count), x.where());
  if (count == 2 && norm.order && std::abs(*norm.order) != 1 && !norm.isInfinite())
    api::raise(ErrorKind::value,
               fmt::format("[norm] expected an order of matrices of 1, -1 or an infinity, but got {}", *norm.order),
               x.where());
  if (count == 1 && norm.order == 2.)
    norm.order.reset();
  return norm;
}

/// Of no elements the largest magnitude is 0.
bool isOfNothing(const ndarray &x, const Norm &norm) {
  bool isEmpty = false;
  for (std::int64_t axis : norm.axes)
    isEmpty |= x.shape().data()[axis] == 0;
  return isEmpty && norm.order && *norm.order > 0 && (norm.isInfinite() || norm.axes.size() == 2);
}

} // namespace

ndarray norm(const operand &given, std::optional<double> order, const axes &over, reduction_options options) {
  const operand x = api::called("norm", given);
  const api::Marker at(x.where());
  const Norm norm = normOf(x, order, over, options.keepdims);
  if (isOfNothing(x.array(), norm))
    return sum(at(abs(at(api::isInexact(x.array()) ? x.array() : astype(x, float64)))), api::axesOf(norm.axes),
               {.keepdims = options.keepdims});
  const double key = norm.isInfinite() ? std::copysign(kLargest, *norm.order) : norm.order.value_or(0);
  api::Call call{"norm",
                 {x.array()},
                 {},
                 at.where,
                 {{"order", key},
                  {"default", !norm.order},
                  {"all", norm.isOfAll},
                  {"axes", norm.axes},
                  {"keepdims", options.keepdims}}};
  return api::compose(call, [&](Elements all) {
    ndarray values = api::isInexact(all[0]) ? all[0] : astype(at(all[0]), float64);
    return !norm.order             ? rootOfSquares(values, norm, at)
           : norm.axes.size() == 1 ? ofVectors(values, norm, at)
                                   : ofMatrices(values, norm, at);
  });
}

ndarray matrix_power(const operand &given, std::int64_t n) {
  const operand a = api::called("matrix_power", given);
  const api::Marker at(a.where());
  const shape &extents = a.array().shape();
  const int rank = a.array().ndim();
  if (rank < 2 || extents.data()[rank - 1] != extents.data()[rank - 2])
    api::raise(ErrorKind::shape,
               fmt::format("[matrix_power] expected square matrices, but got shape {}", to_string(extents)), at.where);
  if (n < 0)
    api::raise(ErrorKind::value, fmt::format("[matrix_power] expected an exponent of at least 0, but got {}", n),
               at.where);
  if (n == 0) {
    if (extents.data()[rank - 1] == unknown)
      api::raise(
          ErrorKind::shape,
          fmt::format("[matrix_power] expected known extents for exponent 0, but got shape {}", to_string(extents)),
          at.where);
    ndarray one = eye(extents.data()[rank - 1], {}, 0, a.array().dtype(), at.where);
    return add(at(zeros_like(a)), at(one));
  }
  ndarray squared = a.array();
  std::optional<ndarray> result;
  for (;; squared = matmul(at(squared), at(squared))) {
    if (n & 1)
      result = result ? matmul(at(*result), at(squared)) : squared;
    if ((n >>= 1) == 0)
      return *result;
  }
}

} // namespace tnp::linalg
