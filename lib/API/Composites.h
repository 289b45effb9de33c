// Functions made of several operations that other functions are made of.
#pragma once

#include "tnp/elementwise.h"

#include <string_view>

namespace tnp::api {

/// isclose under the name of the function that the user wrote.
ndarray isclose(std::string_view name, const operand &a, const operand &b, closeness how);

} // namespace tnp::api
