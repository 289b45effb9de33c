#include "lib/Semantics/Compiled.h"

#include "lib/Semantics/Errors.h"
#include "lib/Semantics/Names.h"

#include <algorithm>

namespace tnp::semantics {

/// Functions whose row has no body for complex numbers yet.
static bool lacksComplexBody(std::string_view op) {
  static constexpr struct {
    std::string_view op, body;
  } bodies[] = {
#define UFUNC(name, arity, first, outcome, takesBool, takesFloat, takesComplex, onBool, onSigned, onUnsigned, onFloat,  \
              onComplex)                                                                                               \
  {#name, #onComplex},
#include "lib/Semantics/Ufuncs.def"
  };
  const auto *row = std::ranges::find_if(bodies, [&](const auto &candidate) { return candidate.op == op; });
  return row != std::end(bodies) && row->body == "none";
}

static bool isCompiled(std::string_view op, dtype type) { return !type.is_complex() || !lacksComplexBody(op); }

Result<void> checkCompiled(std::string_view op, dtype type) {
  if (isCompiled(op, type))
    return {};
  return refuse(ErrorKind::dtype, writtenName(op), "a dtype that is compiled already, but got {}", type.name());
}

} // namespace tnp::semantics
