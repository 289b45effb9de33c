#include "lib/Semantics/Indexing.h"

#include "lib/Semantics/Elementwise.h"
#include "lib/Semantics/Errors.h"
#include "lib/Semantics/Reduction.h"

#include <algorithm>

namespace tnp::semantics {

namespace {

/// One axis of a slice: the extent of the result.
Result<Dim> slicedExtent(std::string_view op, int axis, Dim dim, std::int64_t start, std::int64_t size,
                         std::int64_t stride) {
  // slice_c2: strides are not zero.
  if (stride == 0)
    return refuse(ErrorKind::value, op, "a stride other than 0 along axis {}, but got 0", axis);
  // slice_c3: a start that is only known at run time selects one element.
  if (start == kDynamic) {
    if (size != 1)
      return refuse(ErrorKind::shape, op, "size 1 along axis {} where the start is dynamic, but got {}", axis, size);
    return Dim(1);
  }
  if (start < 0)
    return refuse(ErrorKind::index, op, "a start of at least 0 along axis {}, but got {}", axis, start);
  // slice_c4: an open size runs to the end, forwards.
  if (size == kDynamic) {
    if (stride < 0)
      return refuse(ErrorKind::shape, op, "a positive stride along axis {} where the size is open, but got {}", axis,
                    stride);
    if (!dim.isKnown())
      return start == 0 && stride == 1 ? dim : Dim::anonymous();
    return Dim(start >= dim.value() ? 0 : (dim.value() - start - 1) / stride + 1);
  }
  if (size < 0)
    return refuse(ErrorKind::shape, op, "a size of at least 0 along axis {}, but got {}", axis, size);
  // slice_c5: the first and the last element lie within the axis.
  if (size == 0)
    return Dim(0);
  std::int64_t last;
  bool overflow = __builtin_mul_overflow(size - 1, stride, &last) || __builtin_add_overflow(start, last, &last);
  if (overflow || last < 0 || (dim.isKnown() && (start >= dim.value() || last >= dim.value())))
    return refuse(ErrorKind::index, op,
                  "elements within axis {} of shape extent {}, but got {} elements from {}, {} apart", axis,
                  dim.isKnown() ? std::to_string(dim.value()) : "?", size, start, stride);
  return Dim(size);
}

Result<TensorType> sliceType(std::string_view op, const TensorType &operand, std::span<const std::int64_t> starts,
                             std::span<const std::int64_t> sizes, std::span<const std::int64_t> strides) {
  std::size_t rank = operand.dims.size();
  // slice_c1: one start, size and stride per axis.
  if (starts.size() != rank || sizes.size() != rank || strides.size() != rank)
    return refuse(ErrorKind::index, op, "{} starts, sizes and strides, but got {}, {} and {}", rank, starts.size(),
                  sizes.size(), strides.size());
  TensorType result{operand.type, {}};
  for (std::size_t i = 0; i < rank; ++i) {
    Result<Dim> dim = slicedExtent(op, static_cast<int>(i), operand.dims[i], starts[i], sizes[i], strides[i]);
    if (!dim)
      return dim.error();
    result.dims.push_back(*dim);
  }
  return result;
}

} // namespace

Result<TensorType> inferSlice(const TensorType &operand, std::span<const std::int64_t> starts,
                              std::span<const std::int64_t> sizes, std::span<const std::int64_t> strides) {
  return sliceType("slice", operand, starts, sizes, strides);
}

Result<TensorType> inferUpdateSlice(const TensorType &operand, const TensorType &value,
                                    std::span<const std::int64_t> starts, std::span<const std::int64_t> sizes,
                                    std::span<const std::int64_t> strides) {
  Result<TensorType> slice = sliceType("update_slice", operand, starts, sizes, strides);
  if (!slice)
    return slice;
  // update_slice_c1: one dtype; update_slice_c2: the value broadcasts to the slice.
  if (value.type != operand.type)
    return refuse(ErrorKind::dtype, "update_slice", "a value of dtype {}, but got {}", operand.type.name(),
                  value.type.name());
  Result<TensorType> fits = inferBroadcastTo("update_slice", value, slice->dims);
  if (!fits)
    return fits;
  return operand;
}

Result<TensorType> inferTake(const TensorType &operand, const TensorType &indices, std::int64_t axis) {
  // take_c1: integers.
  if (!indices.type.is_integer())
    return refuse(ErrorKind::dtype, "take", "indices of an integer dtype, but got {}", indices.type.name());
  // take_c2: an axis of the operand.
  Result<std::int64_t> along = normalizeAxis("take", axis, operand.rank());
  if (!along)
    return along.error();
  // take_c3: something to take from, if anything is to be taken.
  auto count = indices.elements();
  if (operand.dims[*along].is(0) && count && *count > 0)
    return refuse(ErrorKind::index, "take", "at least one element along axis {}, but got shape {}", *along,
                  toString(operand.dims));
  // take_c4: the extents of the indices come in place of the axis.
  Dims dims(operand.dims.begin(), operand.dims.begin() + *along);
  dims.insert(dims.end(), indices.dims.begin(), indices.dims.end());
  dims.insert(dims.end(), operand.dims.begin() + *along + 1, operand.dims.end());
  return TensorType{operand.type, std::move(dims)};
}

/// gather_c1 and gather_c2: an axis for each array of integers.
static std::optional<Error> checkIndices(std::string_view op, const TensorType &operand,
                                         std::span<const TensorType> indices, std::span<const std::int64_t> axes) {
  bool isSorted = std::ranges::adjacent_find(axes, std::greater_equal()) == axes.end();
  if (axes.empty() || axes.size() != indices.size() || !isSorted || axes.front() < 0 || axes.back() >= operand.rank())
    return refuse(ErrorKind::index, op, "an axis of shape {} for each of {} indices, in order, but got {}",
                  toString(operand.dims), indices.size(), toString(axes));
  for (const TensorType &index : indices)
    if (!index.type.is_integer())
      return refuse(ErrorKind::dtype, op, "indices of an integer dtype, but got {}", index.type.name());
  return std::nullopt;
}

Result<TensorType> inferGather(std::string_view op, const TensorType &operand, std::span<const TensorType> indices,
                               std::span<const std::int64_t> axes, bool toFront) {
  if (auto error = checkIndices(op, operand, indices, axes))
    return *std::move(error);
  // gather_c3: they broadcast together, to one axis or more.
  std::vector<Dims> shapes;
  for (const TensorType &index : indices)
    shapes.push_back(index.dims);
  Result<Dims> together = broadcast(op, shapes);
  if (!together)
    return together.error();
  if (together->empty())
    return refuse(ErrorKind::index, op, "indices with an axis, but got scalars");
  // gather_c4: something to take from, if anything is to be taken.
  auto count = TensorType{int64, *together}.elements();
  for (std::int64_t axis : axes)
    if (operand.dims[axis].is(0) && count && *count > 0)
      return refuse(ErrorKind::index, op, "at least one element along axis {}, but got shape {}", axis,
                    toString(operand.dims));
  // gather_c5: their extents come in place of the first axis, or first of all; the other axes stay.
  Dims dims;
  for (int axis = 0; axis < operand.rank(); ++axis)
    if (!std::ranges::binary_search(axes, axis))
      dims.push_back(operand.dims[axis]);
  dims.insert(dims.begin() + (toFront ? 0 : axes.front()), together->begin(), together->end());
  return TensorType{operand.type, std::move(dims)};
}

Result<TensorType> inferScatter(std::string_view op, const TensorType &operand, const TensorType &value,
                                std::span<const TensorType> indices, std::span<const std::int64_t> axes, bool toFront,
                                std::string_view combine) {
  Result<TensorType> selection = inferGather(op, operand, indices, axes, toFront);
  if (!selection)
    return selection;
  // scatter_c1: one dtype; scatter_c2: the value broadcasts to the selection.
  if (value.type != operand.type)
    return refuse(ErrorKind::dtype, op, "a value of dtype {}, but got {}", operand.type.name(), value.type.name());
  Result<TensorType> fits = inferBroadcastTo(op, value, selection->dims);
  if (!fits)
    return fits;
  // scatter_c3: what is combined has the dtype again.
  if (combine != "set") {
    TensorType element{operand.type, {}};
    const ElementwiseRule *rule = findElementwise(combine);
    if (!rule || rule->arity != 2)
      return refuse(ErrorKind::value, op, "\"set\" or an elementwise function of two, but got \"{}\"", combine);
    Result<TensorType> combined = inferElementwise(combine, std::vector{element, element});
    if (!combined)
      return combined;
    if (combined->type != operand.type)
      return refuse(ErrorKind::dtype, op, "a function that keeps {}, but got {}", operand.type.name(), combine);
  }
  return operand;
}

Result<TensorType> inferCompress(const TensorType &operand, const TensorType &mask) {
  // compress_c1: a mask of dtype bool and at least one axis.
  if (!mask.type.is_bool() || mask.dims.empty())
    return refuse(ErrorKind::dtype, "compress", "a mask of dtype bool and at least one axis, but got {} of shape {}",
                  mask.type.name(), toString(mask.dims));
  // compress_c2: axes for the mask to cover, with its extents.
  if (operand.rank() < mask.rank())
    return refuse(ErrorKind::index, "compress", "a mask of at most as many axes as {}, but got {}",
                  toString(operand.dims), toString(mask.dims));
  for (int axis = 0; axis < mask.rank(); ++axis) {
    Dim covered = operand.dims[axis], flags = mask.dims[axis];
    if (covered.isKnown() && flags.isKnown() && covered != flags)
      return refuse(ErrorKind::index, "compress", "a mask of extent {} along axis {}, but got {}", covered.value(),
                    axis, flags.value());
  }
  // compress_c3: how many elements (or rows) there will be depends on the mask's elements.
  TensorType result{operand.type, {Dim::anonymous()}};
  result.dims.insert(result.dims.end(), operand.dims.begin() + mask.rank(), operand.dims.end());
  return result;
}

} // namespace tnp::semantics
