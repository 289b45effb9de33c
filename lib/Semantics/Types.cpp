#include "lib/Semantics/Types.h"

#include <algorithm>

namespace tnp::semantics {

bool TensorType::isStatic() const { return std::ranges::all_of(dims, &Dim::isKnown); }

std::optional<std::int64_t> TensorType::elements() const {
  std::optional<std::int64_t> product = knownProduct(dims);
  return isStatic() || product == 0 ? product : std::nullopt;
}

std::optional<std::int64_t> knownProduct(std::span<const Dim> dims) {
  std::int64_t product = 1;
  bool overflow = false;
  for (Dim dim : dims) {
    if (dim.is(0))
      return 0;
    overflow |= dim.isKnown() && __builtin_mul_overflow(product, dim.value(), &product);
  }
  return overflow ? std::nullopt : std::optional(product);
}

static std::string join(auto &&range, auto &&print) {
  std::string text = "(";
  std::size_t count = 0;
  for (auto item : range)
    text += (count++ ? "," : "") + print(item);
  return text += count == 1 ? ",)" : ")";
}

std::string toString(std::span<const Dim> dims) {
  return join(dims, [](Dim dim) { return dim.isKnown() ? std::to_string(dim.value()) : std::string("?"); });
}

std::string toString(std::span<const std::int64_t> numbers) {
  return join(numbers, [](std::int64_t n) { return std::to_string(n); });
}

Dims toDims(std::span<const std::int64_t> extents) {
  Dims dims;
  dims.reserve(extents.size());
  for (std::int64_t n : extents)
    dims.push_back(n < 0 ? Dim::anonymous() : Dim(n));
  return dims;
}

shape toShape(std::span<const Dim> dims) {
  std::vector<std::int64_t> extents;
  extents.reserve(dims.size());
  for (Dim dim : dims)
    extents.push_back(dim.isKnown() ? dim.value() : unknown);
  return shape(std::span<const std::int64_t>(extents));
}

} // namespace tnp::semantics
