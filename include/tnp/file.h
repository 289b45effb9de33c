#pragma once

/// \file
/// Arrays in files.

#include <tnp/ndarray.h>

#include <string>

#pragma GCC visibility push(default)
namespace tnp {

/// Writes an array to a .npy file, which appears as a whole or not at all. Evaluates.
/// **Errors**: `file_error` when it cannot be written. NumPy: save (no extension is added).
void save(const std::string &path, const operand &x);

/// Reads an array from a .npy file (versions 1 to 3, C or Fortran order, either byte order).
/// **Errors**: `file_error` when there is no such file, or it is no .npy, or it is of a dtype we do not have.
/// NumPy: load.
///
///     np::save("x.npy", np::arange(3));
///     np::array_equal(np::load("x.npy"), np::arange(3));
[[nodiscard]] ndarray load(const std::string &path, location at = location::current());

} // namespace tnp
#pragma GCC visibility pop
