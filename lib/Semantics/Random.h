// Counter-based random numbers.
#pragma once

#include "lib/Semantics/Types.h"
#include "lib/Support/Result.h"

#include <string_view>

namespace tnp::semantics {

/// random_bits (int32, int64), random_uniform and random_normal (floats): a key and extents give numbers.
Result<TensorType> inferRandom(std::string_view op, const TensorType &key, dtype type, const Dims &dims);

/// random_integers, which messages call `op`: a key, bounds and extents give integers.
Result<TensorType> inferRandomIntegers(std::string_view op, const TensorType &key, const TensorType &low,
                                       const TensorType &high, dtype type, const Dims &dims);

} // namespace tnp::semantics
