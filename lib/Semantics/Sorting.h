// Sorting: sort argsort searchsorted.
#pragma once

#include "lib/Semantics/Types.h"
#include "lib/Support/Result.h"

#include <string_view>

namespace tnp::semantics {

/// sort (the operand's type) and argsort (int64) along an axis, which is not negative.
Result<TensorType> inferSort(std::string_view op, const TensorType &operand, std::int64_t axis);
/// Places in `sorted` for each of `values`.
Result<TensorType> inferSearchsorted(const TensorType &sorted, const TensorType &values);

} // namespace tnp::semantics
