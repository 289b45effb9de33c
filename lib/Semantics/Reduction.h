// Reductions: sum prod mean amax amin argmax argmin any all.
#pragma once

#include "lib/Semantics/Types.h"
#include "lib/Support/Result.h"

#include <string_view>

namespace tnp::semantics {

/// Axes made non-negative, sorted, unique. No list means all axes.
Result<std::vector<std::int64_t>> normalizeAxes(std::string_view op, std::optional<std::span<const std::int64_t>> axes,
                                                int rank);
/// One axis, made non-negative.
Result<std::int64_t> normalizeAxis(std::string_view op, std::int64_t axis, int rank);

/// The dtype an array is converted to before it is reduced: mean of integers computes in float64, all others as is.
Result<dtype> reductionOperandType(std::string_view op, dtype type);

/// The result of reducing over `axes` (normalised) an operand of the dtype `reductionOperandType` asks for.
Result<TensorType> inferReduction(std::string_view op, const TensorType &operand, std::span<const std::int64_t> axes,
                                  bool keepdims);

/// cumsum and cumprod along an axis, which is not negative.
Result<TensorType> inferCumulative(std::string_view op, const TensorType &operand, std::int64_t axis);

} // namespace tnp::semantics
