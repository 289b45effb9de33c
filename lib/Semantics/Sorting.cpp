#include "lib/Semantics/Sorting.h"

#include "lib/Semantics/Errors.h"

namespace tnp::semantics {

Result<TensorType> inferSort(std::string_view op, const TensorType &operand, std::int64_t axis) {
  // sort_c1: an axis of the operand.
  if (axis < 0 || axis >= operand.rank())
    return refuse(ErrorKind::index, op, "an axis below {}, but got {}", operand.rank(), axis);
  // sort_c2: the dtype of the result.
  return TensorType{op == "argsort" ? int64 : operand.type, operand.dims};
}

Result<TensorType> inferSearchsorted(const TensorType &sorted, const TensorType &values) {
  constexpr std::string_view op = "searchsorted";
  // searchsorted_c1: one row.
  if (sorted.rank() != 1)
    return refuse(ErrorKind::shape, op, "a sorted array of one axis, but got shape {}", toString(sorted.dims));
  // searchsorted_c2: one dtype.
  if (sorted.type != values.type)
    return refuse(ErrorKind::dtype, op, "values of dtype {}, but got {}", sorted.type.name(), values.type.name());
  // searchsorted_c3: int64, in the shape of the values.
  return TensorType{int64, values.dims};
}

} // namespace tnp::semantics
