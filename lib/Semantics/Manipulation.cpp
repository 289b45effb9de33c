#include "lib/Semantics/Manipulation.h"

#include "lib/Semantics/Errors.h"
#include "lib/Semantics/Reduction.h"

#include <algorithm>
#include <limits>

namespace tnp::semantics {

namespace {

Error sizeMismatch(const TensorType &operand, std::span<const std::int64_t> to) {
  return refuse(ErrorKind::shape, "reshape", "a shape with as many elements as {}, but got {}", toString(operand.dims),
                toString(to));
}

/// The extent that stands for -1, where the other extents of `to` have that product.
Result<Dim> inferredExtent(const TensorType &operand, std::span<const std::int64_t> to,
                           std::optional<std::int64_t> others) {
  // reshape_c4: it is the quotient, which must be whole (and not 0/0).
  std::optional<std::int64_t> size = operand.elements(), known = knownProduct(operand.dims);
  if (!others || others == 0 || (size && *size % *others != 0))
    return sizeMismatch(operand, to);
  if (size)
    return Dim(*size / *others);
  // reshape_c5: a single unknown extent that keeps its size keeps its name.
  bool single = std::ranges::count_if(operand.dims, &Dim::isKnown) + 1 == operand.rank();
  return single && known == others ? *std::ranges::find_if_not(operand.dims, &Dim::isKnown) : Dim::anonymous();
}

} // namespace

Result<TensorType> inferReshape(const TensorType &operand, std::span<const std::int64_t> to) {
  std::optional<std::size_t> inferred;
  for (std::size_t i = 0; i < to.size(); ++i) {
    // reshape_c1: no extent below -1; reshape_c2: at most one -1.
    if (to[i] < -1)
      return refuse(ErrorKind::shape, "reshape", "extents of at least 0 (or one -1), but got {}", toString(to));
    if (to[i] == -1 && inferred)
      return refuse(ErrorKind::shape, "reshape", "at most one -1, but got {}", toString(to));
    if (to[i] == -1)
      inferred = i;
  }
  Dims dims = toDims(to);
  std::optional<std::int64_t> product = knownProduct(dims);
  if (inferred) {
    Result<Dim> dim = inferredExtent(operand, to, product);
    if (!dim)
      return dim.error();
    dims[*inferred] = *dim;
  } else if (auto size = operand.elements(); size && size != product) { // reshape_c3: the number of elements stays.
    return sizeMismatch(operand, to);
  }
  return TensorType{operand.type, std::move(dims)};
}

Result<TensorType> checkReshape(const TensorType &operand, const TensorType &result) {
  if (operand.type != result.type)
    return refuse(ErrorKind::dtype, "reshape", "a result of dtype {}, but got {}", operand.type.name(),
                  result.type.name());
  auto before = operand.elements(), after = result.elements();
  if (before && before != after && (after || result.isStatic()))
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
    return refuse(ErrorKind::index, "transpose", "each axis of a {}-d array once, but got {}", rank, toString(*axes));
  for (std::int64_t axis : *axes) {
    Result<std::int64_t> normal = normalizeAxis("transpose", axis, rank);
    if (!normal)
      return normal.error();
    if (std::ranges::count(order, *normal))
      return refuse(ErrorKind::index, "transpose", "each axis of a {}-d array once, but got {}", rank, toString(*axes));
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

/// The extent of two that follow each other; the largest there is where int64 cannot hold it, which the limits refuse.
static Dim sum(Dim a, Dim b) {
  if (!a.isKnown() || !b.isKnown())
    return Dim::anonymous();
  std::int64_t both;
  return __builtin_add_overflow(a.value(), b.value(), &both) ? std::numeric_limits<std::int64_t>::max() : both;
}

Result<TensorType> inferConcatenate(std::span<const TensorType> operands, std::int64_t axis, std::string_view op) {
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
        a = sum(a, b);
      else if (a.isKnown() && b.isKnown() && a != b) // concatenate_c4: all others agree.
        return fail();
      else if (b.isKnown() || (!a.isKnown() && !a.isNamed()))
        a = b;
    }
  }
  return result;
}

} // namespace tnp::semantics
