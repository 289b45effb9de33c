// .npy files whose elements stay where they are.
#include "lib/Runtime/Npy.h"

#include <fcntl.h>
#include <memory>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tnp::runtime {

namespace {

/// A whole file in memory, until it goes.
struct Mapping {
  void *start = nullptr;
  std::size_t bytes = 0;
  ~Mapping() {
    if (start)
      ::munmap(start, bytes);
  }
};

/// Null for what cannot be mapped: a pipe, an empty file.
Result<std::unique_ptr<Mapping>> map(const std::string &path) {
  int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return systemError("open");
  struct stat status;
  std::unique_ptr<Mapping> mapping;
  if (::fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0) {
    auto bytes = static_cast<std::size_t>(status.st_size);
    void *start = ::mmap(nullptr, bytes, PROT_READ, MAP_SHARED, file, 0);
    if (start != MAP_FAILED)
      mapping.reset(new Mapping{start, bytes});
  }
  ::close(file);
  return mapping;
}

/// Bools cannot: they have to be 0 or 1, and to look would be to read them.
bool canStay(const NpyHeader &header, const std::byte *elements) {
  int unit = header.type.itemsize() / (header.type.is_complex() ? 2 : 1);
  return !header.type.is_bool() && !header.bigEndian && (!header.fortranOrder || header.extents.size() < 2) &&
         reinterpret_cast<std::uintptr_t>(elements) % static_cast<unsigned>(unit) == 0;
}

/// The array, or one without elements where they cannot stay.
Result<NpyArray> arrayOf(std::unique_ptr<Mapping> mapping) {
  MemorySource source({static_cast<const std::byte *>(mapping->start), mapping->bytes});
  Result<NpyHeader> header = readNpyHeader(source);
  if (!header)
    return header.error();
  Result<std::int64_t> bytes = elementBytes(*header);
  if (!bytes)
    return bytes.error();
  std::span<const std::byte> rest = source.remaining();
  if (!canStay(*header, rest.data()) || static_cast<std::int64_t>(rest.size()) < *bytes)
    return NpyArray{};
  auto *elements = const_cast<std::byte *>(rest.data()); // arrays are only read
  Buffer *buffer =
      Buffer::adopt(elements, *bytes, [](void *, void *owner) { delete static_cast<Mapping *>(owner); }, mapping.get());
  if (!buffer)
    return Error{ErrorKind::memory, "expected memory for an array, but got none"};
  (void)mapping.release();
  return NpyArray{header->type, header->extents, BufferRef(buffer)};
}

} // namespace

Result<NpyArray> mapNpy(const std::string &path) {
  Result<std::unique_ptr<Mapping>> mapping = map(path);
  if (!mapping)
    return withPath(path, mapping.error());
  if (!*mapping)
    return readNpy(path);
  Result<NpyArray> array = arrayOf(*std::move(mapping));
  if (!array)
    return withPath(path, array.error());
  return array->data ? array : readNpy(path);
}

} // namespace tnp::runtime
