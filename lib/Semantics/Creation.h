// Arrays out of nothing: full arange linspace.
#pragma once

#include "lib/Semantics/Types.h"
#include "lib/Support/Result.h"

#include <string_view>

namespace tnp::semantics {

/// The extents of a new array: no number below zero.
Result<Dims> newDims(std::string_view op, std::span<const std::int64_t> extents);
/// How many numbers arange(start, stop, step) has: ceil((stop - start) / step), at least 0.
Result<std::int64_t> arangeLength(double start, double stop, double step);
Result<std::int64_t> arangeLength(std::int64_t start, std::int64_t stop, std::int64_t step);
/// The dtypes of tnp.full, tnp.arange and tnp.linspace.
Result<TensorType> inferFull(const TensorType &value, const Dims &dims);
Result<TensorType> inferArange(const TensorType &start, const TensorType &step, const Dims &dims);
Result<TensorType> inferLinspace(const TensorType &start, const TensorType &stop, const Dims &dims);

} // namespace tnp::semantics
