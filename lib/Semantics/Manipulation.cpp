#include "lib/Semantics/Manipulation.h"

#include "lib/Semantics/Errors.h"
#include "lib/Semantics/Reduction.h"

#include <algorithm>

namespace tnp::semantics {

namespace {

/// The product of the known extents, and the unknown ones.
struct Product {
  std::int64_t known = 1;
  std::vector<Dim> unknown;
};

Product productOf(const Dims &dims) {
  Product product;
  for (Dim dim : dims)
    if (dim.isKnown())
      product.known *= dim.value();
    else
      product.unknown.push_back(dim);
  return product;
}

Error sizeMismatch(const TensorType &operand, std::span<const std::int64_t> to) {
  return refuse(ErrorKind::shape, "reshape", "a shape with as many elements as {}, but got {}", toString(operand.dims),
                toString(to));
}

/// The extent that stands for -1.
Result<Dim> inferredExtent(const TensorType &operand, std::span<const std::int64_t> to, std::int64_t others) {
  Product from = productOf(operand.dims);
  // reshape_c4: of a known size it is the quotient, which must be whole (and not 0/0).
  if (from.unknown.empty()) {
    if (others == 0 || from.known % others != 0)
      return sizeMismatch(operand, to);
    return Dim(from.known / others);
  }
  // reshape_c5: a single unknown extent that keeps its size keeps its name.
  return from.unknown.size() == 1 && from.known == others ? from.unknown.front() : Dim::anonymous();
}

} // namespace

Result<TensorType> inferReshape(const TensorType &operand, std::span<const std::int64_t> to) {
  std::optional<std::size_t> inferred;
  std::int64_t others = 1;
  for (std::size_t i = 0; i < to.size(); ++i) {
    // reshape_c1: no extent below -1; reshape_c2: at most one -1.
    if (to[i] < -1)
      return refuse(ErrorKind::shape, "reshape", "extents of at least 0 (or one -1), but got {}", toString(to));
    if (to[i] == -1 && inferred)
      return refuse(ErrorKind::shape, "reshape", "at most one -1, but got {}", toString(to));
    if (to[i] == -1)
      inferred = i;
    else
      others *= to[i];
  }
  Dims dims = toDims(to);
  if (inferred) {
    Result<Dim> dim = inferredExtent(operand, to, others);
    if (!dim)
      return dim.error();
    dims[*inferred] = *dim;
  } else if (auto size = operand.elements(); size && *size != others) { // reshape_c3: the number of elements stays.
    return sizeMismatch(operand, to);
  }
  return TensorType{operand.type, std::move(dims)};
}

Result<TensorType> checkReshape(const TensorType &operand, const TensorType &result) {
  if (operand.type != result.type)
    return refuse(ErrorKind::dtype, "reshape", "a result of dtype {}, but got {}", operand.type.name(),
                  result.type.name());
  auto before = operand.elements(), after = result.elements();
  if (before && after && *before != *after)
    return refuse(ErrorKind::shape, "reshape", "a shape with as many elements as {}, but got {}",
                  toString(operand.dims), toString(result.dims));
  return result;
}

Result<std::vector<std::int64_t>> normalizePermutation(std::optional<std::span<const std::int64_t>> axes, int rank) {
  std::vector<std::int64_t> order;
  if (!axes) {
    for (int i = rank; i-- > 0;)
      order.push_back(i);
    return order;
  }
  // transpose_c1: every axis once.
  if (axes->size() != static_cast<std::size_t>(rank))
    return refuse(ErrorKind::index, "transpose", "a permutation of {} axes, but got {}", rank, toString(*axes));
  for (std::int64_t axis : *axes) {
    Result<std::int64_t> normal = normalizeAxis("transpose", axis, rank);
    if (!normal)
      return normal.error();
    if (std::ranges::count(order, *normal))
      return refuse(ErrorKind::index, "transpose", "a permutation of {} axes, but got {}", rank, toString(*axes));
    order.push_back(*normal);
  }
  return order;
}

Result<TensorType> inferTranspose(const TensorType &operand, std::span<const std::int64_t> permutation) {
  Result<std::vector<std::int64_t>> order = normalizePermutation(permutation, operand.rank());
  if (!order)
    return order.error();
  Dims dims;
  for (std::int64_t axis : *order)
    dims.push_back(operand.dims[axis]);
  return TensorType{operand.type, std::move(dims)};
}

Result<std::vector<std::int64_t>> normalizeExpandAxes(std::span<const std::int64_t> axes, int rank) {
  // expand_dims_c1: places in the result, each once.
  return normalizeAxes("expand_dims", axes, rank + static_cast<int>(axes.size()));
}

Result<TensorType> inferExpandDims(const TensorType &operand, std::span<const std::int64_t> axes) {
  Result<std::vector<std::int64_t>> places = normalizeExpandAxes(axes, operand.rank());
  if (!places)
    return places.error();
  Dims dims = operand.dims;
  for (std::int64_t place : *places)
    dims.insert(dims.begin() + place, Dim(1));
  return TensorType{operand.type, std::move(dims)};
}

Result<std::vector<std::int64_t>> normalizeSqueezeAxes(const TensorType &operand,
                                                       std::optional<std::span<const std::int64_t>> axes) {
  if (axes)
    return normalizeAxes("squeeze", axes, operand.rank());
  // squeeze_c2: an unknown extent is never squeezed unasked, as the rank would depend on it.
  std::vector<std::int64_t> ones;
  for (int i = 0; i < operand.rank(); ++i)
    if (operand.dims[i].is(1))
      ones.push_back(i);
  return ones;
}

Result<TensorType> inferSqueeze(const TensorType &operand, std::span<const std::int64_t> axes) {
  Result<std::vector<std::int64_t>> dropped = normalizeAxes("squeeze", axes, operand.rank());
  if (!dropped)
    return dropped.error();
  Dims dims;
  for (int i = 0; i < operand.rank(); ++i) {
    if (!std::ranges::binary_search(*dropped, i))
      dims.push_back(operand.dims[i]);
    else if (!operand.dims[i].is(1)) // squeeze_c1: only extents known to be 1.
      return refuse(ErrorKind::shape, "squeeze", "extent 1 along axis {}, but got shape {}", i, toString(operand.dims));
  }
  return TensorType{operand.type, std::move(dims)};
}

Result<TensorType> inferConcatenate(std::span<const TensorType> operands, std::int64_t axis) {
  constexpr std::string_view op = "concatenate";
  // concatenate_c1: something to concatenate.
  if (operands.empty())
    return refuse(ErrorKind::shape, op, "at least one array, but got none");
  TensorType result = operands.front();
  // concatenate_c2: no scalars.
  if (result.dims.empty())
    return refuse(ErrorKind::shape, op, "arrays of at least one axis, but got a scalar");
  Result<std::int64_t> along = normalizeAxis(op, axis, result.rank());
  if (!along)
    return along.error();
  for (const TensorType &next : operands.subspan(1)) {
    auto fail = [&] {
      return refuse(ErrorKind::shape, op, "shapes that differ along axis {} only, but got {} and {}", *along,
                    toString(operands.front().dims), toString(next.dims));
    };
    if (next.type != result.type) // concatenate_c3: one dtype; it is the API that promotes.
      return refuse(ErrorKind::dtype, op, "arrays of one dtype, but got {} and {}", result.type.name(),
                    next.type.name());
    if (next.rank() != result.rank())
      return fail();
    for (int i = 0; i < result.rank(); ++i) {
      Dim &a = result.dims[i], b = next.dims[i];
      if (i == *along) // concatenate_c5: extents along the axis add up.
        a = a.isKnown() && b.isKnown() ? Dim(a.value() + b.value()) : Dim::anonymous();
      else if (a.isKnown() && b.isKnown() && a != b) // concatenate_c4: all others agree.
        return fail();
      else if (b.isKnown() || (!a.isKnown() && !a.isNamed()))
        a = b;
    }
  }
  return result;
}

} // namespace tnp::semantics
