#include "lib/Semantics/Limits.h"

#include "lib/Semantics/Errors.h"

#include <algorithm>

namespace tnp::semantics {

Result<void> checkLimits(std::string_view op, const TensorType &type) {
  // limits_c1: at most 64 axes.
  if (type.dims.size() > mostAxes)
    return refuse(ErrorKind::shape, op, "at most {} axes, but got {}", mostAxes, type.dims.size());
  // limits_c2: at most 2^63 - 1 bytes; an extent of 0 counts as 1, as strides are made of the others.
  std::int64_t bytes = type.type.itemsize();
  for (Dim dim : type.dims)
    if (dim.isKnown() && __builtin_mul_overflow(bytes, std::max<std::int64_t>(dim.value(), 1), &bytes))
      return refuse(ErrorKind::memory, op, "an array of at most 2^63 - 1 bytes, but got {} of shape {}",
                    type.type.name(), toString(type.dims));
  return {};
}

} // namespace tnp::semantics
