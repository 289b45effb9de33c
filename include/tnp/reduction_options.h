#pragma once

/// \file
/// Options of the functions in tnp/reduction.h, and of the members of an array that are these functions.

#include <tnp/dtype.h>
#include <tnp/scalar.h>

#include <optional>
#include <utility>

#pragma GCC visibility push(default)
namespace tnp {

class ndarray;
struct array_impl;

/// An array or a number that may be left out: what std::optional<ndarray> is once an ndarray is complete.
class optional_array {
public:
  optional_array() noexcept = default;
  optional_array(const ndarray &array);
  template <scalar T> optional_array(T number) : optional_array(scalar_value(number)) {}
  optional_array(const scalar_value &number);
  optional_array(const optional_array &other) noexcept;
  optional_array(optional_array &&other) noexcept : impl_(std::exchange(other.impl_, nullptr)) {}
  optional_array &operator=(optional_array other) noexcept {
    std::swap(impl_, other.impl_);
    return *this;
  }
  ~optional_array();

  [[nodiscard]] explicit operator bool() const noexcept { return impl_ != nullptr; }
  /// The array; there has to be one.
  [[nodiscard]] ndarray operator*() const;

private:
  const array_impl *impl_ = nullptr; ///< One reference, where there is an array.
};

/// Options of the reductions.
struct reduction_options {
  bool keepdims = {}; ///< Reduced axes stay in the shape, as extent 1.
};

/// Options of sums and products.
struct sum_options {
  bool keepdims = {};                   ///< Reduced axes stay in the shape, as extent 1.
  std::optional<tnp::dtype> dtype = {}; ///< x is converted to it first, and the result has it.
  optional_array initial = {};          ///< A number to begin with, which the dtype of the result has to hold.
  optional_array where = {}; ///< Bools that broadcast to x: only elements where they are true are taken into account.
};
/// Options of means.
struct mean_options {
  bool keepdims = {};                   ///< Reduced axes stay in the shape, as extent 1.
  std::optional<tnp::dtype> dtype = {}; ///< x is converted to it first, and the result has it.
  optional_array where = {};            ///< As that of `sum`; NaN where nothing is left.
};
/// Options of `amax` and `amin`.
struct extremum_options {
  bool keepdims = {}; ///< Reduced axes stay in the shape, as extent 1.
  optional_array initial =
      {}; ///< The result where there is nothing to choose from, and the least or most that it can be.
  optional_array where = {}; ///< As that of `sum`; needs `initial`.
};
/// Options of `any` and `all`.
struct logic_options {
  bool keepdims = {};        ///< Reduced axes stay in the shape, as extent 1.
  optional_array where = {}; ///< As that of `sum`.
};
/// Options of `var` and `std`.
struct var_options {
  bool keepdims = {}; ///< Reduced axes stay in the shape, as extent 1.
  double ddof = {};   ///< Subtracted from the number of elements that the sum of squares is divided by.
  std::optional<tnp::dtype> dtype = {}; ///< x is converted to it first, and the result has it.
  optional_array where = {};            ///< As that of `sum`.
};

} // namespace tnp
#pragma GCC visibility pop
