// Subscripts: letters for the axes of operands and result, as einsum has them.
#pragma once

#include "lib/Semantics/Types.h"
#include "lib/Support/Result.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tnp::semantics {

/// "ij,jk->ik"
struct Subscripts {
  std::vector<std::string> operands;
  std::string result;

  std::string text() const;
  bool operandsHave(char letter) const;
};

/// What is written in the dialect: no ellipsis, a result. Only its form is checked, and for a reason given by `op`.
Result<Subscripts> parseSubscripts(std::string_view op, std::string_view text);

/// What a user writes, for operands of these ranks: blanks, "..." and a missing result are written out. A letter may
/// still stand twice in an operand, for its diagonal.
Result<Subscripts> expandSubscripts(std::string_view text, std::span<const int> ranks);

Result<TensorType> inferEinsum(std::span<const TensorType> operands, std::string_view subscripts);

} // namespace tnp::semantics
