#include "lib/Semantics/Names.h"

namespace tnp::semantics {

std::string_view writtenName(std::string_view op) {
  static constexpr struct {
    std::string_view op, written;
  } names[] = {{"compress", "index"},       {"gather", "index"},
               {"random_bits", "split"},    {"random_integers", "integers"},
               {"random_normal", "normal"}, {"random_uniform", "uniform"},
               {"scatter", "index"},        {"slice", "index"},
               {"update_slice", "index"}};
  for (const auto &[name, written] : names)
    if (name == op)
      return written;
  return op;
}

} // namespace tnp::semantics
