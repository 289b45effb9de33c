#include "lib/Runtime/Npy.h"

#include "lib/Runtime/StridedCopy.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>

namespace tnp::runtime {

namespace {

void swapBytes(const NpyHeader &header, std::span<std::byte> elements) {
  // The two parts of a complex number are swapped each for itself.
  int unit = header.type.itemsize() / (header.type.is_complex() ? 2 : 1);
  for (auto at = elements.begin(); at != elements.end(); at += unit)
    std::reverse(at, at + unit);
}

/// Compiled code counts on bools of 0 and 1; a file may hold any bytes.
void makeBools(std::span<std::byte> elements) {
  for (std::byte &element : elements)
    element = std::byte(element != std::byte(0));
}

Result<BufferRef> toCOrder(const NpyHeader &header, const std::byte *elements, std::int64_t bytes) {
  BufferRef ordered(Buffer::allocate(bytes));
  if (!ordered)
    return Error{ErrorKind::memory, fmt::format("expected {} bytes of memory, but got none", bytes)};
  std::size_t rank = header.extents.size();
  std::vector<std::int64_t> c(rank), fortran(rank);
  std::int64_t stride = header.type.itemsize();
  for (std::size_t i = 0; i < rank; stride *= header.extents[i++])
    fortran[i] = stride;
  stride = header.type.itemsize();
  for (std::size_t i = rank; i-- > 0; stride *= header.extents[i])
    c[i] = stride;
  stridedCopy(header.type.itemsize(), header.extents, ordered->data(), c, elements, fortran);
  return ordered;
}

/// Where nobody knows how much will come, the first piece is read before memory is taken for all, so that a header that
/// lies about its extents takes little.
Result<BufferRef> readElements(Source &source, std::int64_t bytes) {
  constexpr std::int64_t piece = std::int64_t(64) << 20;
  auto shortOf = [&](std::int64_t got) {
    return fileError(fmt::format("expected {} bytes of elements, but got {}", bytes, got));
  };
  std::vector<std::byte> probe;
  if (source.left() && *source.left() < bytes)
    return shortOf(*source.left());
  if (!source.left() && bytes > piece) {
    probe.resize(piece);
    std::size_t got = source.read(probe.data(), probe.size());
    if (got != probe.size())
      return shortOf(static_cast<std::int64_t>(got));
  }
  BufferRef buffer(Buffer::allocate(bytes));
  if (!buffer)
    return Error{ErrorKind::memory, fmt::format("expected {} bytes of memory, but got none", bytes)};
  if (!probe.empty())
    std::memcpy(buffer->data(), probe.data(), probe.size());
  auto *rest = static_cast<std::byte *>(buffer->data()) + probe.size();
  std::size_t wanted = static_cast<std::size_t>(bytes) - probe.size(), got = source.read(rest, wanted);
  if (got != wanted)
    return shortOf(static_cast<std::int64_t>(probe.size() + got));
  return buffer;
}

} // namespace

Result<NpyHeader> readNpyHeader(Source &source) {
  unsigned char start[8] = {}, size[4] = {};
  if (source.read(start, 8) != 8 || std::memcmp(start, "\x93NUMPY", 6) != 0)
    return fileError(std::memcmp(start, "PK", 2) == 0
                         ? "expected a .npy file, but its first bytes are others; np::loadz reads .npz"
                         : "expected a .npy file, but its first bytes are others");
  if (start[6] < 1 || start[6] > 3 || start[7] != 0)
    return fileError(fmt::format("expected .npy version 1.0, 2.0 or 3.0, but got {}.{}", start[6], start[7]));
  std::size_t sizeBytes = start[6] == 1 ? 2 : 4;
  if (source.read(size, sizeBytes) != sizeBytes)
    return fileError("expected the size of the .npy header, but the file ends before it");
  std::size_t length = size[0] | size[1] << 8 | size[2] << 16 | static_cast<std::size_t>(size[3]) << 24;
  // A header is a hundred bytes; NumPy, too, refuses those above a limit.
  if (length > 1 << 20)
    return fileError(fmt::format("expected a .npy header of at most 1 MiB, but got {} bytes", length));
  std::string dictionary(length, '\0');
  if (source.read(dictionary.data(), length) != length)
    return fileError(fmt::format("expected a .npy header of {} bytes, but the file ends before", length));
  return parseNpyHeader(dictionary);
}

Result<std::int64_t> elementBytes(const NpyHeader &header) {
  std::int64_t bytes = header.type.itemsize();
  bool empty = false;
  for (std::int64_t n : header.extents) {
    empty |= n == 0;
    if (__builtin_mul_overflow(bytes, std::max<std::int64_t>(n, 1),
                               &bytes)) // a 0 does not excuse it: strides count the others
      return fileError("expected extents of an array that fits a file, but their product is too large");
  }
  return empty ? 0 : bytes;
}

Result<NpyArray> readNpy(Source &source) {
  Result<NpyHeader> header = readNpyHeader(source);
  if (!header)
    return header.error();
  Result<std::int64_t> bytes = elementBytes(*header);
  if (!bytes)
    return bytes.error();
  Result<BufferRef> data = readElements(source, *bytes);
  if (!data)
    return data.error();
  std::span<std::byte> elements(static_cast<std::byte *>((*data)->data()), static_cast<std::size_t>(*bytes));
  if (header->bigEndian)
    swapBytes(*header, elements);
  if (header->type.is_bool())
    makeBools(elements);
  if (header->fortranOrder && header->extents.size() > 1)
    data = toCOrder(*header, static_cast<const std::byte *>((*data)->data()), *bytes);
  if (!data)
    return data.error();
  return NpyArray{header->type, header->extents, *std::move(data)};
}

Result<NpyArray> readNpy(const std::string &path) {
  Result<FileSource> source = FileSource::open(path);
  if (!source)
    return withPath(path, source.error());
  Result<NpyArray> array = readNpy(*source);
  if (!array)
    return withPath(path, array.error());
  return array;
}

Result<void> writeNpy(const std::string &path, dtype type, std::span<const std::int64_t> extents, const void *data) {
  NewFile file(path);
  file.write(formatNpyHeader(type, extents));
  file.write(data, static_cast<std::size_t>(*elementBytes({type, {extents.begin(), extents.end()}})));
  Result<void> written = file.commit();
  if (!written)
    return withPath(path, written.error());
  return written;
}

} // namespace tnp::runtime
