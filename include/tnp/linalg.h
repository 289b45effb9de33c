#pragma once

/// \file
/// Linear algebra.

#include <tnp/ndarray.h>

#pragma GCC visibility push(default)
namespace tnp {

/// The matrix product over the last two axes; the axes before them broadcast.
/// **Shape**: (..., m, k) and (..., k, n) give (..., m, n); a 1-D operand is a row (left) or a column (right) whose
/// axis is dropped from the result. **Dtype**: promoted.
/// **Errors**: `shape_error` for a scalar or when the inner extents differ. Evaluates. NumPy: matmul, `@`.
///
///     np::matmul(np::ones({2, 3}), np::ones({3, 4})).shape() == np::shape{2, 4}
[[nodiscard]] ndarray matmul(const operand &a, const operand &b);

} // namespace tnp
#pragma GCC visibility pop
