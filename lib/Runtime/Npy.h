#pragma once

/// \file
/// NumPy's .npy files, versions 1 to 3.

#include "lib/Runtime/Buffer.h"
#include "lib/Support/Result.h"
#include "tnp/dtype.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tnp::runtime {

/// What the header of a file says.
struct NpyHeader {
  dtype type;
  std::vector<std::int64_t> extents;
  bool fortranOrder = false;
  bool bigEndian = false;
};

/// An array out of a file: C order, this machine's byte order.
struct NpyArray {
  dtype type;
  std::vector<std::int64_t> extents;
  BufferRef data;
};

/// The Python dictionary in a header, e.g. `{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }`.
Result<NpyHeader> parseNpyHeader(std::string_view dictionary);

/// Everything before the elements: magic, version 1.0, dictionary, padding to 64 bytes.
std::string formatNpyHeader(dtype type, std::span<const std::int64_t> extents);

/// A whole file that is in memory.
Result<NpyArray> parseNpy(std::span<const std::byte> file);

/// Error messages begin with the path.
Result<NpyArray> readNpy(const std::string &path);

/// Writes C-ordered elements beside the file, then renames: the file is there as a whole or not at all.
Result<void> writeNpy(const std::string &path, dtype type, std::span<const std::int64_t> extents, const void *data);

} // namespace tnp::runtime
