#include "lib/Semantics/Reduction.h"

#include "lib/Semantics/Errors.h"

#include <algorithm>

namespace tnp::semantics {

Result<std::int64_t> normalizeAxis(std::string_view op, std::int64_t axis, int rank) {
  // axis_c1: -rank <= axis < rank.
  if (axis < -rank || axis >= rank)
    return refuse(ErrorKind::index, op, "an axis in [{}, {}), but got axis {} of a {}-d array", -rank, rank, axis,
                  rank);
  return axis < 0 ? axis + rank : axis;
}

Result<std::vector<std::int64_t>> normalizeAxes(std::string_view op, std::optional<std::span<const std::int64_t>> axes,
                                                int rank) {
  std::vector<std::int64_t> result;
  if (!axes) {
    for (int i = 0; i < rank; ++i)
      result.push_back(i);
    return result;
  }
  // argmax_c2: a 0-d array has an axis 0 here, as in NumPy.
  if (rank == 0 && (op == "argmax" || op == "argmin") && axes->size() == 1 &&
      (axes->front() == 0 || axes->front() == -1))
    return result;
  for (std::int64_t axis : *axes) {
    Result<std::int64_t> normal = normalizeAxis(op, axis, rank);
    if (!normal)
      return normal.error();
    // axis_c2: no axis twice.
    if (std::ranges::count(result, *normal))
      return refuse(ErrorKind::index, op, "different axes, but got axis {} twice", *normal);
    result.push_back(*normal);
  }
  std::ranges::sort(result);
  return result;
}

namespace {
enum class Kind { Total, Mean, Extremum, Position, Truth };

std::optional<Kind> kindOf(std::string_view op) {
  if (op == "sum" || op == "prod")
    return Kind::Total;
  if (op == "mean")
    return Kind::Mean;
  if (op == "amax" || op == "amin")
    return Kind::Extremum;
  if (op == "argmax" || op == "argmin")
    return Kind::Position;
  if (op == "any" || op == "all")
    return Kind::Truth;
  return std::nullopt;
}

Error notAReduction(std::string_view op) { return {ErrorKind::internal, fmt::format("[{}] is no reduction", op)}; }

// reduction_c3: the dtype of the result.
dtype resultType(Kind kind, dtype type) {
  switch (kind) {
  case Kind::Total:
    return type.is_bool() || type.is_signed_integer() ? int64 : type.is_integer() ? uint64 : type;
  case Kind::Mean:
  case Kind::Extremum:
    return type;
  case Kind::Position:
    return int64;
  case Kind::Truth:
    return bool_;
  }
  return type;
}
} // namespace

Result<dtype> reductionOperandType(std::string_view op, dtype type) {
  std::optional<Kind> kind = kindOf(op);
  if (!kind)
    return notAReduction(op);
  // reduction_c2: the mean of integers is computed in float64.
  return *kind == Kind::Mean && (type.is_bool() || type.is_integer()) ? float64 : type;
}

Result<TensorType> inferReduction(std::string_view op, const TensorType &operand, std::span<const std::int64_t> axes,
                                  bool keepdims) {
  std::optional<Kind> kind = kindOf(op);
  if (!kind)
    return notAReduction(op);
  // reduction_c1: axes are sorted, different and in range.
  for (std::size_t i = 0; i < axes.size(); ++i)
    if (axes[i] < 0 || axes[i] >= operand.rank() || (i && axes[i] <= axes[i - 1]))
      return refuse(ErrorKind::index, op, "sorted, different axes below {}, but got {}", operand.rank(),
                    toString(axes));
  if (*kind == Kind::Mean && !operand.type.is_floating() && !operand.type.is_complex())
    return refuse(ErrorKind::dtype, op, "a floating-point operand, but got {}", operand.type.name());
  // argmax_c1: a position is that along one axis, or that in C order.
  if (*kind == Kind::Position && axes.size() != 1 && axes.size() != operand.dims.size())
    return refuse(ErrorKind::index, op, "one axis or all of them, but got {}", toString(axes));
  Dims dims;
  for (int i = 0; i < operand.rank(); ++i) {
    bool reduced = std::ranges::binary_search(axes, i);
    // reduction_c4: an extremum needs something to choose from.
    if (reduced && operand.dims[i].is(0) && (*kind == Kind::Extremum || *kind == Kind::Position))
      return refuse(ErrorKind::value, op, "at least one element along axis {}, but got shape {}", i,
                    toString(operand.dims));
    // reduction_c5: reduced axes go, or stay as 1.
    if (!reduced || keepdims)
      dims.push_back(reduced ? Dim(1) : operand.dims[i]);
  }
  return TensorType{resultType(*kind, operand.type), std::move(dims)};
}

Result<TensorType> inferCumulative(std::string_view op, const TensorType &operand, std::int64_t axis) {
  // cumulative_c1: an axis of the operand.
  if (axis < 0 || axis >= operand.rank())
    return refuse(ErrorKind::index, op, "an axis below {}, but got {}", operand.rank(), axis);
  // cumulative_c2: the operand's shape, the dtype of its sum.
  return TensorType{resultType(Kind::Total, operand.type), operand.dims};
}

} // namespace tnp::semantics
