#include "tnp/linalg.h"

#include "lib/API/Apply.h"
#include "lib/API/Error.h"
#include "lib/API/Operands.h"
#include "lib/Semantics/Contraction.h"

namespace tnp {

ndarray matmul(const operand &a, const operand &b) {
  location at = a.where();
  dtype type = api::promoted({&a, &b});
  std::vector<ndarray> operands{api::convert(a.array(), type, "matmul", at),
                                api::convert(b.array(), type, "matmul", at)};
  auto result = api::check(semantics::inferMatmul(api::typeOf(operands[0]), api::typeOf(operands[1])), at);
  return api::apply({"tnp.matmul", std::move(operands), {std::move(result)}, at});
}

} // namespace tnp
