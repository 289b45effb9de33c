#include "lib/Semantics/Compiled.h"

#include "lib/Semantics/Errors.h"
#include "lib/Semantics/Names.h"

namespace tnp::semantics {

static bool isCompiled(dtype type) { return !type.is_complex(); }

Result<void> checkCompiled(std::string_view op, dtype type) {
  if (isCompiled(type))
    return {};
  return refuse(ErrorKind::dtype, writtenName(op), "a dtype that is compiled already, but got {}", type.name());
}

} // namespace tnp::semantics
