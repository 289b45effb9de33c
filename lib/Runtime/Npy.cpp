#include "lib/Runtime/Npy.h"

#include "lib/Runtime/StridedCopy.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fmt/format.h>
#include <memory>
#include <optional>
#include <unistd.h>

namespace tnp::runtime {

namespace {

Error fileError(std::string message) { return {ErrorKind::file, std::move(message)}; }

/// Elements, in bytes; nothing when that is more than a file can hold.
std::optional<std::int64_t> bytesOf(const NpyHeader &header) {
  std::int64_t bytes = header.type.itemsize();
  bool empty = false;
  for (std::int64_t n : header.extents) {
    empty |= n == 0;
    if (__builtin_mul_overflow(bytes, std::max<std::int64_t>(n, 1), &bytes)) // a 0 does not excuse it: strides count the others
      return std::nullopt;
  }
  return empty ? 0 : bytes;
}

void swapBytes(const NpyHeader &header, std::span<std::byte> elements) {
  // The two parts of a complex number are swapped each for itself.
  int unit = header.type.itemsize() / (header.type.is_complex() ? 2 : 1);
  for (auto at = elements.begin(); at != elements.end(); at += unit)
    std::reverse(at, at + unit);
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

/// Where the bytes come from: memory or a file.
class Source {
public:
  virtual ~Source() = default;
  virtual std::size_t read(void *to, std::size_t bytes) = 0;
};

class MemorySource : public Source {
public:
  explicit MemorySource(std::span<const std::byte> bytes) : rest(bytes) {}
  std::size_t read(void *to, std::size_t bytes) override {
    std::size_t count = std::min(bytes, rest.size());
    if (count)
      std::memcpy(to, rest.data(), count);
    rest = rest.subspan(count);
    return count;
  }

private:
  std::span<const std::byte> rest;
};

struct Close {
  void operator()(std::FILE *file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

class FileSource : public Source {
public:
  explicit FileSource(File file) : file(std::move(file)) {}
  std::size_t read(void *to, std::size_t bytes) override { return std::fread(to, 1, bytes, file.get()); }

private:
  File file;
};

Result<NpyHeader> readHeader(Source &source) {
  unsigned char start[8], size[4] = {};
  if (source.read(start, 8) != 8 || std::memcmp(start, "\x93NUMPY", 6) != 0)
    return fileError("expected a .npy file, but its first bytes are others");
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

/// Reads in growing pieces, so that a header that lies about its extents takes no more memory than there is file.
Result<BufferRef> readElements(Source &source, std::int64_t bytes) {
  constexpr std::int64_t piece = std::int64_t(64) << 20;
  auto shortOf = [&](std::int64_t got) {
    return fileError(fmt::format("expected {} bytes of elements, but got {}", bytes, got));
  };
  std::vector<std::byte> probe;
  if (bytes > piece) {
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

Result<NpyArray> read(Source &source) {
  Result<NpyHeader> header = readHeader(source);
  if (!header)
    return header.error();
  std::optional<std::int64_t> bytes = bytesOf(*header);
  if (!bytes)
    return fileError("expected extents of an array that fits a file, but their product is too large");
  Result<BufferRef> data = readElements(source, *bytes);
  if (!data)
    return data.error();
  if (header->bigEndian)
    swapBytes(*header, {static_cast<std::byte *>((*data)->data()), static_cast<std::size_t>(*bytes)});
  if (header->fortranOrder && header->extents.size() > 1)
    data = toCOrder(*header, static_cast<const std::byte *>((*data)->data()), *bytes);
  if (!data)
    return data.error();
  return NpyArray{header->type, header->extents, *std::move(data)};
}

Error withPath(const std::string &path, Error error) {
  error.message = path + ": " + error.message;
  return error;
}

Error systemError(const std::string &path, std::string_view what) {
  return fileError(fmt::format("{}: expected to {} the file, but got: {}", path, what, std::strerror(errno)));
}

} // namespace

Result<NpyArray> parseNpy(std::span<const std::byte> file) {
  MemorySource source(file);
  return read(source);
}

Result<NpyArray> readNpy(const std::string &path) {
  File file(std::fopen(path.c_str(), "rb"));
  if (!file)
    return systemError(path, "open");
  FileSource source(std::move(file));
  Result<NpyArray> array = read(source);
  if (!array)
    return withPath(path, array.error());
  return array;
}

Result<void> writeNpy(const std::string &path, dtype type, std::span<const std::int64_t> extents, const void *data) {
  static std::atomic<unsigned> count{0};
  std::string temporary = fmt::format("{}.{}.{}.tmp", path, ::getpid(), count++);
  std::FILE *file = std::fopen(temporary.c_str(), "wb");
  if (!file)
    return systemError(path, "write");
  std::string header = formatNpyHeader(type, extents);
  NpyHeader plain{type, {extents.begin(), extents.end()}};
  auto bytes = static_cast<std::size_t>(bytesOf(plain).value_or(0));
  bool written =
      std::fwrite(header.data(), 1, header.size(), file) == header.size() && std::fwrite(data, 1, bytes, file) == bytes;
  written = std::fclose(file) == 0 && written;
  if (written && std::rename(temporary.c_str(), path.c_str()) == 0)
    return {};
  Error error = systemError(path, "write");
  std::remove(temporary.c_str());
  return error;
}

} // namespace tnp::runtime
