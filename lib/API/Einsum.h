// Contractions by letters, which all functions of the family but matmul are.
#pragma once

#include "lib/Semantics/Einsum.h"
#include "lib/Semantics/Limits.h"
#include "tnp/ndarray.h"

#include <string_view>
#include <vector>

namespace tnp::api {

/// Promotes, drops extents of 1 where another operand has more, and multiplies from left to right. No letter stands
/// twice in an operand. `function` is who is called.
ndarray einsum(const char *function, std::vector<ndarray> operands, semantics::Subscripts subscripts, location where);

/// The operand with a diagonal for every letter that stands twice, which then stands once, at the end.
ndarray takeDiagonals(ndarray operand, std::string &letters, location at);

} // namespace tnp::api
