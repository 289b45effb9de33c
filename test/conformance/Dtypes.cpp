#include "Dtypes.h"

#include "lib/Semantics/Elementwise.h"

#include <iostream>

namespace conformance {

using namespace tnp;

static std::string resultOf(const semantics::ElementwiseRule &rule, dtype type) {
  auto first = semantics::operandType(rule.op, type);
  if (!first)
    return "-";
  std::vector<semantics::TensorType> operands(static_cast<std::size_t>(rule.arity), semantics::TensorType{*first, {2}});
  auto result = semantics::inferElementwise(rule.op, operands);
  return result ? std::string(result->type.name()) : "-";
}

void printUfuncDtypes() {
  const dtype dtypes[] = {bool_,  int8,   int16,   int32,   int64,   uint8,     uint16,
                          uint32, uint64, float16, float32, float64, complex64, complex128};
  for (const semantics::ElementwiseRule &rule : semantics::elementwiseRules())
    for (dtype type : dtypes)
      std::cout << rule.op << " " << rule.arity << " " << type.name() << " " << resultOf(rule, type) << "\n";
}

} // namespace conformance
