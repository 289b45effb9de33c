// Single elements of every dtype, as C++ numbers.
#pragma once

#include "tnp/scalar.h"

#include <cstdint>

namespace tnp::api {

/// The number at `from`. Halves come as float32, unsigned integers as uint64 where int64 does not hold them.
scalar_value readElement(dtype type, const void *from);

/// Writes a number as an element of `type`, converted as C++ does; the caller has checked that it fits.
void writeElement(const scalar_value &value, dtype type, void *to);

/// Whether the number has a place in the range of `type`: always so for floats and bool, and for floats going to
/// integers when the whole part does.
bool fits(const scalar_value &value, dtype type);

/// Writes one element `count` times.
void fillElements(void *to, std::int64_t count, const void *element, int itemsize);

} // namespace tnp::api
