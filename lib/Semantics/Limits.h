// How large an array may be, whatever makes it: NumPy's number of axes, and bytes that int64 counts.
#pragma once

#include "lib/Semantics/Types.h"
#include "lib/Support/Result.h"

#include <string_view>

namespace tnp::semantics {

/// NumPy's NPY_MAXDIMS.
inline constexpr std::size_t mostAxes = 64;

/// Whether an array of this type can exist. What the API and the verifiers ask of each operand and result, so that sizes,
/// strides and addresses never overflow. Unknown extents count as 1: theirs are checked when memory is taken.
Result<void> checkLimits(std::string_view op, const TensorType &type);

} // namespace tnp::semantics
