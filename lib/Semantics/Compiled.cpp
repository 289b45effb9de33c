#include "lib/Semantics/Compiled.h"

#include "lib/Semantics/Errors.h"
#include "lib/Semantics/Names.h"

#include <algorithm>

namespace tnp::semantics {

/// Operations that only move elements: any that a register holds.
static bool onlyMoves(std::string_view op) {
  static constexpr std::string_view ops[] = {"broadcast_to", "compress", "concatenate", "constant", "expand_dims",  "full",
                                             "reshape",      "slice",    "squeeze",     "take",     "update_slice", "transpose"};
  return std::ranges::find(ops, op) != std::end(ops);
}

/// Functions of complex numbers that turn: they wait for real sines and arcs.
static bool needsAngles(std::string_view op) { return op == "exp" || op == "log" || op == "tanh" || op == "power"; }

static bool isCompiled(std::string_view op, dtype type) {
  if (type.is_bool() || type.is_integer() || type == float32 || type == float64)
    return true;
  return type.is_complex() ? !needsAngles(op) : onlyMoves(op);
}

Result<void> checkCompiled(std::string_view op, dtype type) {
  if (isCompiled(op, type))
    return {};
  return refuse(ErrorKind::dtype, writtenName(op), "a dtype that is compiled already, but got {}", type.name());
}

} // namespace tnp::semantics
