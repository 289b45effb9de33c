#pragma once

/// \file
/// NumPy's .npz files: archives of .npy files.

#include "lib/Runtime/Npy.h"

#include <utility>

namespace tnp::runtime {

/// The arrays of a file by their names, which are those of the members without ".npy".
Result<std::vector<std::pair<std::string, NpyArray>>> readNpz(const std::string &path);

/// An array to be written, C-ordered.
struct NamedElements {
  std::string_view name;
  dtype type;
  std::span<const std::int64_t> extents;
  const void *data;
};
/// The file is there as a whole or not at all.
Result<void> writeNpz(const std::string &path, std::span<const NamedElements> arrays, bool compress);

} // namespace tnp::runtime
