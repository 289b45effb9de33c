// Comparisons that no common dtype decides.
#pragma once

#include "lib/API/Array.h"

#include <optional>
#include <string_view>

namespace tnp::api {

/// The comparison "tnp.less" of a and b, if it is one of integers that their promoted dtype does not hold: of a signed
/// integer with uint64, or of an array with a C++ number beyond its range. Both are decided exactly, as NumPy does.
std::optional<ndarray> compareExactly(std::string_view op, const operand &a, const operand &b);

} // namespace tnp::api
