#pragma once

/// \file
/// Options of the functions in tnp/reduction.h, and of the members of an array that are these functions.

#include <tnp/dtype.h>

#include <optional>

#pragma GCC visibility push(default)
namespace tnp {

/// Options of the reductions.
struct reduction_options {
  bool keepdims = {}; ///< Reduced axes stay in the shape, as extent 1.
};

/// Options of sums and products.
struct sum_options {
  bool keepdims = {};                   ///< Reduced axes stay in the shape, as extent 1.
  std::optional<tnp::dtype> dtype = {}; ///< x is converted to it first, and the result has it.
};
/// Options of `var` and `std`.
struct var_options {
  bool keepdims = {}; ///< Reduced axes stay in the shape, as extent 1.
  double ddof = {};   ///< Subtracted from the number of elements that the sum of squares is divided by.
  std::optional<tnp::dtype> dtype = {}; ///< x is converted to it first, and the result has it.
};

} // namespace tnp
#pragma GCC visibility pop
