// Indexing: what x(1, _, slice(2, _), newaxis) means, as a strided slice, squeezes and expansions.
#pragma once

#include "lib/Semantics/Types.h"
#include "lib/Support/Result.h"

#include <limits>
#include <string_view>

namespace tnp::semantics {

/// An extent or a start that is only known at run time (the number MLIR uses for it).
inline constexpr std::int64_t kDynamic = std::numeric_limits<std::int64_t>::min();

/// One entry between the brackets.
struct IndexItem {
  enum class Kind { Integer, DynamicInteger, Slice, Ellipsis, Newaxis, Array, Mask };
  Kind kind;
  std::int64_t integer = 0;                                     ///< Integer.
  std::optional<std::int64_t> start = {}, stop = {}, step = {}; ///< Slice.
  int array = -1;      ///< DynamicInteger, Array, Mask: which array of the caller's.
  Dims arrayDims = {}; ///< Array, Mask: its extents.
};

/// A strided box of an array. starts[i] may be kDynamic: then the next of `dynamicStarts` gives it.
/// sizes[i] may be kDynamic (with a positive stride): to the end.
struct SliceSpec {
  struct Start {
    int array = -1;           ///< Which array of the caller's holds it,
    std::int64_t integer = 0; ///< or else this number, whose bound is checked at run time.
  };
  std::vector<std::int64_t> starts, sizes, strides;
  std::vector<Start> dynamicStarts;
  bool isIdentity(const Dims &dims) const;
};

/// An axis whose indices an array gives, or a mask: those of its true elements.
struct ArrayIndex {
  int array;
  int axis;
  int maskAxis = -1; ///< Which axis of the mask it is; -1 for an array of integers.
};

/// A whole index: slice, then gather along the axes of the arrays, then squeeze, then expand.
struct IndexPlan {
  SliceSpec slice;
  std::vector<ArrayIndex> arrays; ///< In the order of their axes.
  bool toFront = false;           ///< The axes that arrays yield come first, as one stands apart: x(0, _, indices).
  std::vector<std::int64_t> squeezeAxes; ///< Axes of integers, where they are after the gather.
  std::vector<std::int64_t> expandAxes;  ///< Positions of new axes in the result.

  /// Whether nothing but one mask selects.
  bool isMask() const;
  std::vector<std::int64_t> arrayAxes() const;
};

/// Turns what stands between the brackets into a plan, all bounds checked that can be checked now.
Result<IndexPlan> planIndex(std::string_view op, const TensorType &operand, std::span<const IndexItem> items);

/// tnp.slice: the rank is kept.
Result<TensorType> inferSlice(const TensorType &operand, std::span<const std::int64_t> starts,
                              std::span<const std::int64_t> sizes, std::span<const std::int64_t> strides);
/// tnp.update_slice: the operand's type, if the value broadcasts to the slice.
Result<TensorType> inferUpdateSlice(const TensorType &operand, const TensorType &value,
                                    std::span<const std::int64_t> starts, std::span<const std::int64_t> sizes,
                                    std::span<const std::int64_t> strides);
Result<TensorType> inferTake(const TensorType &operand, const TensorType &indices, std::int64_t axis);
/// tnp.gather: the elements at `indices`, which broadcast together, along `axes`. Their axes come in place of the first of
/// those, or first of all.
Result<TensorType> inferGather(std::string_view op, const TensorType &operand, std::span<const TensorType> indices,
                               std::span<const std::int64_t> axes, bool toFront);
/// tnp.scatter: the operand's type, if the value broadcasts to what gather gives. `combine` is "set" or an elementwise
/// function of two.
Result<TensorType> inferScatter(std::string_view op, const TensorType &operand, const TensorType &value,
                                std::span<const TensorType> indices, std::span<const std::int64_t> axes, bool toFront,
                                std::string_view combine);
/// What of `operand` stands where the mask, which covers its first axes, is true: one axis of unknown extent for those.
Result<TensorType> inferCompress(const TensorType &operand, const TensorType &mask);

} // namespace tnp::semantics
