// Broadcasting, on extents that may be unknown.
#pragma once

#include "lib/Semantics/Types.h"
#include "lib/Support/Result.h"

#include <string_view>

namespace tnp::semantics {

/// The extents of an elementwise operation on all of `operands`.
Result<Dims> broadcast(std::string_view op, std::span<const Dims> operands);
Result<Dims> broadcast(std::string_view op, const Dims &a, const Dims &b);

/// Whether `from` can be repeated to become `to`; the result is `to`, with the unknown extents of `to` kept.
Result<TensorType> inferBroadcastTo(std::string_view op, const TensorType &from, const Dims &to);

} // namespace tnp::semantics
