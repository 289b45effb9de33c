#include "lib/Runtime/StridedCopy.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

namespace tnp::runtime {

namespace {

struct Box {
  std::vector<std::int64_t> extents, toStrides, fromStrides;
};

/// The same elements with as few axes as possible: those of one element do not count, and neighbours that lie one after
/// the other on both sides are one.
Box mergeAxes(std::span<const std::int64_t> extents, std::span<const std::int64_t> to,
              std::span<const std::int64_t> from) {
  Box box;
  for (std::size_t i = 0; i < extents.size(); ++i) {
    std::int64_t n = extents[i];
    if (n == 1)
      continue;
    if (!box.extents.empty() && box.toStrides.back() == n * to[i] && box.fromStrides.back() == n * from[i]) {
      box.extents.back() *= n;
      box.toStrides.back() = to[i], box.fromStrides.back() = from[i];
      continue;
    }
    box.extents.push_back(n), box.toStrides.push_back(to[i]), box.fromStrides.push_back(from[i]);
  }
  return box;
}

/// Several kilobytes at once memcpy may copy ten times slower where the two do not lie alike in their cache lines.
void copyBytes(std::byte *to, const std::byte *from, std::size_t count) {
  constexpr std::size_t line = 64, piece = 1024;
  bool liesAlike = (reinterpret_cast<std::uintptr_t>(to) - reinterpret_cast<std::uintptr_t>(from)) % line == 0;
  while (!liesAlike && count > piece) {
    std::size_t now = std::min(count - piece / 2, piece); // no constant, or the loop would become one memcpy again
    std::memcpy(to, from, now);
    to += now, from += now, count -= now;
  }
  std::memcpy(to, from, count);
}

/// The innermost axis. The size is a constant so that memcpy becomes one move.
template <int Size>
void copyRow(std::int64_t n, std::byte *to, std::int64_t toStride, const std::byte *from, std::int64_t fromStride) {
  if (toStride == Size && fromStride == Size) {
    copyBytes(to, from, static_cast<std::size_t>(n * Size));
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
  Box box = mergeAxes(extents, toStrides, fromStrides);
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
