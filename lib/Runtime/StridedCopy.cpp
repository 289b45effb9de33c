#include "lib/Runtime/StridedCopy.h"

#include <cstddef>
#include <cstring>

namespace tnp::runtime {

namespace {

struct Box {
  std::span<const std::int64_t> extents, toStrides, fromStrides;
};

/// The innermost axis. The size is a constant so that memcpy becomes one move.
template <int Size>
void copyRow(std::int64_t n, std::byte *to, std::int64_t toStride, const std::byte *from, std::int64_t fromStride) {
  if (toStride == Size && fromStride == Size) {
    std::memcpy(to, from, static_cast<std::size_t>(n * Size));
    return;
  }
  for (std::int64_t i = 0; i < n; ++i)
    std::memcpy(to + i * toStride, from + i * fromStride, Size);
}

template <int Size> void copyBox(const Box &box, std::size_t axis, std::byte *to, const std::byte *from) {
  if (axis == box.extents.size()) {
    std::memcpy(to, from, Size);
    return;
  }
  std::int64_t n = box.extents[axis], toStride = box.toStrides[axis], fromStride = box.fromStrides[axis];
  if (axis + 1 == box.extents.size())
    return copyRow<Size>(n, to, toStride, from, fromStride);
  for (std::int64_t i = 0; i < n; ++i)
    copyBox<Size>(box, axis + 1, to + i * toStride, from + i * fromStride);
}

} // namespace

void stridedCopy(int itemsize, std::span<const std::int64_t> extents, void *to, std::span<const std::int64_t> toStrides,
                 const void *from, std::span<const std::int64_t> fromStrides) noexcept {
  for (std::int64_t n : extents)
    if (n == 0)
      return;
  Box box{extents, toStrides, fromStrides};
  auto *target = static_cast<std::byte *>(to);
  const auto *source = static_cast<const std::byte *>(from);
  switch (itemsize) {
  case 1:
    return copyBox<1>(box, 0, target, source);
  case 2:
    return copyBox<2>(box, 0, target, source);
  case 4:
    return copyBox<4>(box, 0, target, source);
  case 8:
    return copyBox<8>(box, 0, target, source);
  case 16:
    return copyBox<16>(box, 0, target, source);
  }
}

} // namespace tnp::runtime
