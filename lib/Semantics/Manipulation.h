// Operations that move elements and compute nothing.
#pragma once

#include "lib/Semantics/Broadcast.h"

namespace tnp::semantics {

/// `to` may hold one -1, which follows from the others. Where it cannot be told yet it is an anonymous extent.
Result<TensorType> inferReshape(const TensorType &operand, std::span<const std::int64_t> to);
/// For the verifier: whether `result` may be a reshape of `operand`.
Result<TensorType> checkReshape(const TensorType &operand, const TensorType &result);
/// No list means: reverse the axes. Returns the normalised permutation.
Result<std::vector<std::int64_t>> normalizePermutation(std::optional<std::span<const std::int64_t>> axes, int rank);
Result<TensorType> inferTranspose(const TensorType &operand, std::span<const std::int64_t> permutation);
/// `axes` are positions in the result; normalised and sorted on return.
Result<std::vector<std::int64_t>> normalizeExpandAxes(std::span<const std::int64_t> axes, int rank);
Result<TensorType> inferExpandDims(const TensorType &operand, std::span<const std::int64_t> axes);
/// No list means: all axes that are known to be 1.
Result<std::vector<std::int64_t>> normalizeSqueezeAxes(const TensorType &operand,
                                                       std::optional<std::span<const std::int64_t>> axes);
Result<TensorType> inferSqueeze(const TensorType &operand, std::span<const std::int64_t> axes);
/// `op` is the function that joins them.
Result<TensorType> inferConcatenate(std::span<const TensorType> operands, std::int64_t axis,
                                    std::string_view op = "concatenate");

} // namespace tnp::semantics
