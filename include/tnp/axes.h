#pragma once

/// \file
/// Which axes of an array a function works on.

#include <tnp/shape.h>

#include <initializer_list>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace tnp {

/// Axes of an array: none said (all of them), one, or a list. Negative ones count from the end.
class axes {
public:
  axes() noexcept = default;
  template <integer T> axes(T axis) : list_(std::vector<std::int64_t>{static_cast<std::int64_t>(axis)}) {}
  axes(std::initializer_list<extent> list) : list_(std::in_place) {
    for (extent axis : list)
      list_->push_back(axis);
  }
  explicit axes(std::span<const std::int64_t> list) : list_(std::vector<std::int64_t>(list.begin(), list.end())) {}
  /// The axes, or nothing where none were said.
  [[nodiscard]] std::optional<std::span<const std::int64_t>> list() const noexcept {
    return list_ ? std::optional<std::span<const std::int64_t>>(*list_) : std::nullopt;
  }

private:
  std::optional<std::vector<std::int64_t>> list_;
};

} // namespace tnp
#pragma GCC visibility pop
