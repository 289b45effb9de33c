#pragma once

/// \file
/// Copies between strided boxes: what slices and files in Fortran order need outside of compiled code.

#include <cstdint>
#include <span>

namespace tnp::runtime {

/// Copies a box of elements of `itemsize` bytes (1, 2, 4, 8 or 16). Strides are in bytes, may be negative, and may be
/// 0 in `from` (the element is repeated). The two must not overlap.
void stridedCopy(int itemsize, std::span<const std::int64_t> extents, void *to, std::span<const std::int64_t> toStrides,
                 const void *from, std::span<const std::int64_t> fromStrides) noexcept;

} // namespace tnp::runtime
