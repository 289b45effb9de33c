// Reductions of some of the elements: the options `where` and `initial`.
#pragma once

#include "lib/API/Array.h"

#include <string_view>

namespace tnp::api {

/// The elements that a reduction is of, and what it begins with.
struct Parts {
  optional_array where = {}, initial = {};
  explicit operator bool() const { return where || initial; }
};

/// Raises in the name of the function unless `where` holds bools that broadcast to x.
void checkWhere(std::string_view function, const operand &x, const optional_array &where);

/// The reduction ("tnp.sum") of a part of x.
ndarray reducePart(const char *op, const operand &x, const axes &axis, bool keepdims, const Parts &parts);

/// How many elements of x are reduced to each, in the dtype of x.
ndarray countPart(const operand &x, const axes &axis, bool keepdims, const optional_array &where);

} // namespace tnp::api
