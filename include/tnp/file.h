#pragma once

/// \file
/// Arrays in files. What is written appears as a whole or not at all: it is written beside the file and takes its place at
/// the end. A file that is cut off, damaged or claims to be larger than it is gives a `file_error`.

#include <tnp/ndarray.h>

#include <initializer_list>
#include <map>
#include <string>
#include <vector>

#pragma GCC visibility push(default)
namespace tnp {

/// Writes an array to a .npy file. Evaluates. bfloat16 is written as ml_dtypes writes it, '<V2'.
/// **Errors**: `file_error` when it cannot be written. NumPy: save (no extension is added).
void save(const std::string &path, const operand &x);

/// How `load` reads.
struct load_options {
  bool mmap = false; ///< The elements stay in the file and come when they are used.
};

/// Reads an array from a .npy file (versions 1 to 3, C or Fortran order, either byte order).
/// With `mmap` the array is the file's memory, which lives as long as the array: nothing is read before it is used, and
/// the file must not be changed in place meanwhile (`save` never does). Where elements cannot stay as they are (Fortran
/// or the other byte order, bools, which must be 0 or 1, not aligned, no regular file), they are read as without.
/// **Errors**: `file_error` when there is no such file, or it is no .npy, or it is of a dtype we do not have.
/// NumPy: load, load(mmap_mode="r").
///
///     np::save("x.npy", np::arange(3));
///     np::array_equal(np::load("x.npy", {.mmap = true}), np::arange(3));
[[nodiscard]] ndarray load(const std::string &path, const load_options &options = {},
                           location at = location::current());

/// Writes arrays under names to a .npz file, stored or compressed. Evaluates.
/// **Errors**: `file_error` when it cannot be written. NumPy: savez, savez_compressed (no extension is added).
///
///     np::savez("weights.npz", {{"w", w}, {"b", b}});
void savez(const std::string &path, const std::map<std::string, ndarray> &arrays, location at = location::current());
void savez_compressed(const std::string &path, const std::map<std::string, ndarray> &arrays,
                      location at = location::current());
/// The same, of arrays that NumPy names arr_0, arr_1, ...
///
///     np::savez("weights.npz", {w, b});
void savez(const std::string &path, const std::vector<ndarray> &arrays, location at = location::current());
void savez_compressed(const std::string &path, const std::vector<ndarray> &arrays, location at = location::current());
inline void savez(const std::string &path, std::initializer_list<ndarray> arrays, location at = location::current()) {
  savez(path, std::vector<ndarray>(arrays), at);
}
inline void savez_compressed(const std::string &path, std::initializer_list<ndarray> arrays,
                             location at = location::current()) {
  savez_compressed(path, std::vector<ndarray>(arrays), at);
}

/// Reads all arrays of a .npz file, stored or compressed.
/// **Errors**: as `load`, for each array. NumPy: dict(load(path)).
///
///     np::loadz("weights.npz").at("w").shape()
[[nodiscard]] std::map<std::string, ndarray> loadz(const std::string &path, location at = location::current());

} // namespace tnp
#pragma GCC visibility pop
