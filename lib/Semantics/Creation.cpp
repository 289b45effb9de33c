#include "lib/Semantics/Creation.h"

#include "lib/Semantics/Errors.h"

#include <algorithm>
#include <cmath>

namespace tnp::semantics {

/// More elements than memory has addresses for.
static constexpr double mostElements = 1LL << 56;

Result<Dims> newDims(std::string_view op, std::span<const std::int64_t> extents) {
  double elements = 1;
  for (std::int64_t n : extents) {
    // creation_c1: no extent below 0.
    if (n == unknown)
      return refuse(ErrorKind::shape, op,
                    "known extents of at least 0, but got {} (zeros_like and its like take the shape of an array "
                    "whose extents are known when a function runs)",
                    toString(toDims(extents)));
    if (n < 0)
      return refuse(ErrorKind::shape, op, "extents of at least 0, but got {}", toString(extents));
    elements *= static_cast<double>(std::max<std::int64_t>(n, 1));
  }
  // creation_c2: a number of elements that can be counted; a 0 does not excuse the other extents.
  if (elements > mostElements)
    return refuse(ErrorKind::memory, op, "fewer elements, but got {}", toString(extents));
  return toDims(extents);
}

Result<std::int64_t> arangeLength(double start, double stop, double step) {
  // arange_c1: a step other than 0; arange_c2: a finite number of elements.
  if (step == 0)
    return refuse(ErrorKind::value, "arange", "a step other than 0, but got 0");
  double count = std::ceil((stop - start) / step);
  if (!std::isfinite(count) || count > mostElements)
    return refuse(ErrorKind::value, "arange", "a finite number of elements, but got start {}, stop {}, step {}", start,
                  stop, step);
  // As NumPy: a distance above 0 has its first number even where the quotient is too small for a double.
  if (count == 0 && stop != start)
    return std::signbit(count) ? 0 : 1;
  return count < 0 ? 0 : static_cast<std::int64_t>(count);
}

Result<std::int64_t> arangeLength(std::int64_t start, std::int64_t stop, std::int64_t step) {
  if (step == 0)
    return refuse(ErrorKind::value, "arange", "a step other than 0, but got 0");
  if (step > 0 ? stop <= start : stop >= start)
    return 0;
  // Distances are unsigned: they may exceed the largest int64.
  auto distance = step > 0 ? static_cast<std::uint64_t>(stop) - static_cast<std::uint64_t>(start)
                           : static_cast<std::uint64_t>(start) - static_cast<std::uint64_t>(stop);
  auto pace = step > 0 ? static_cast<std::uint64_t>(step) : 0 - static_cast<std::uint64_t>(step);
  std::uint64_t count = (distance - 1) / pace + 1;
  if (static_cast<double>(count) > mostElements)
    return refuse(ErrorKind::value, "arange", "a countable number of elements, but got start {}, stop {}, step {}",
                  start, stop, step);
  return static_cast<std::int64_t>(count);
}

Result<TensorType> inferFull(const TensorType &value, const Dims &dims) {
  // full_c1: one value.
  if (!value.dims.empty())
    return refuse(ErrorKind::shape, "full", "a scalar value, but got shape {}", toString(value.dims));
  return TensorType{value.type, dims};
}

static Result<TensorType> inferProgression(std::string_view op, const TensorType &a, const TensorType &b,
                                           const Dims &dims) {
  // arange_c3, linspace_c2: two scalars of one numeric dtype, one axis.
  if (!a.dims.empty() || !b.dims.empty())
    return refuse(ErrorKind::shape, op, "scalar bounds, but got shapes {} and {}", toString(a.dims), toString(b.dims));
  if (a.type != b.type || a.type.is_bool())
    return refuse(ErrorKind::dtype, op, "bounds of one numeric dtype, but got {} and {}", a.type.name(), b.type.name());
  if (dims.size() != 1)
    return refuse(ErrorKind::shape, op, "a result of one axis, but got {}", toString(dims));
  return TensorType{a.type, dims};
}

Result<TensorType> inferArange(const TensorType &start, const TensorType &step, const Dims &dims) {
  return inferProgression("arange", start, step, dims);
}

Result<TensorType> inferLinspace(const TensorType &start, const TensorType &stop, const Dims &dims) {
  // linspace_c1: floating-point numbers.
  if (!start.type.is_floating() && !start.type.is_complex())
    return refuse(ErrorKind::dtype, "linspace", "floating-point bounds, but got {}", start.type.name());
  return inferProgression("linspace", start, stop, dims);
}

} // namespace tnp::semantics
