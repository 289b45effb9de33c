#include "lib/Semantics/Contraction.h"

#include "lib/Semantics/Broadcast.h"
#include "lib/Semantics/Errors.h"

namespace tnp::semantics {

Result<TensorType> inferMatmul(const TensorType &a, const TensorType &b) {
  constexpr std::string_view op = "matmul";
  // matmul_c1: one dtype; it is the API that promotes.
  if (a.type != b.type)
    return refuse(ErrorKind::dtype, op, "operands of one dtype, but got {} and {}", a.type.name(), b.type.name());
  // matmul_c2: no scalars.
  if (a.dims.empty() || b.dims.empty())
    return refuse(ErrorKind::shape, op, "operands of at least one axis, but got {} and {}", toString(a.dims),
                  toString(b.dims));
  // matmul_c3: a 1-D left operand is a row, a 1-D right one a column.
  bool row = a.rank() == 1, column = b.rank() == 1;
  Dim inner = a.dims.back(), outer = b.dims[column ? 0 : b.rank() - 2];
  // matmul_c4: inner extents agree (an unknown one is checked at run time).
  if (inner.isKnown() && outer.isKnown() && inner != outer)
    return refuse(ErrorKind::shape, op, "equal inner extents, but got {} and {}", toString(a.dims), toString(b.dims));
  // matmul_c5: the axes before the last two broadcast.
  Dims batchA(a.dims.begin(), a.dims.end() - (row ? 1 : 2)), batchB(b.dims.begin(), b.dims.end() - (column ? 1 : 2));
  Result<Dims> dims = broadcast(op, batchA, batchB);
  if (!dims)
    return refuse(ErrorKind::shape, op, "leading axes that broadcast together, but got {} and {}", toString(a.dims),
                  toString(b.dims));
  if (!row)
    dims->push_back(a.dims[a.rank() - 2]);
  if (!column)
    dims->push_back(b.dims.back());
  return TensorType{a.type, *std::move(dims)};
}

} // namespace tnp::semantics
