#pragma once

/// \file
/// NumPy's .npy files, versions 1 to 3.

#include "lib/Runtime/Buffer.h"
#include "lib/Runtime/Files.h"
#include "tnp/dtype.h"

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

/// Reads magic, version and dictionary.
Result<NpyHeader> readNpyHeader(Source &source);
/// Bytes of the elements; an error when that is more than a file can hold.
Result<std::int64_t> elementBytes(const NpyHeader &header);

/// A whole file, whatever it comes out of.
Result<NpyArray> readNpy(Source &source);
/// Error messages begin with the path, here and below.
Result<NpyArray> readNpy(const std::string &path);
/// As `readNpy`, but the elements stay in the file and come when they are read, where they are C-ordered, of this
/// machine's byte order and aligned; otherwise they are read.
Result<NpyArray> mapNpy(const std::string &path);

/// Writes C-ordered elements. The file is there as a whole or not at all.
Result<void> writeNpy(const std::string &path, dtype type, std::span<const std::int64_t> extents, const void *data);

} // namespace tnp::runtime
