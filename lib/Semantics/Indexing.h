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

/// An index by an array (take) or a mask (compress), applied after the slice and the squeeze.
struct ArrayIndex {
  int array;
  int axis; ///< The first axis it selects from, of the array as it is after the squeeze.
  bool mask;
  int rank;     ///< Mask: how many axes it covers. Array: how many axes come in place of the one.
  bool toFront; ///< NumPy puts the axes it yields first, as integers stand apart from it: x(0, _, indices).
};

/// A whole index: slice, then squeeze, then the array index, then expand.
struct IndexPlan {
  SliceSpec slice;
  std::vector<std::int64_t> squeezeAxes; ///< Axes of integers.
  std::optional<ArrayIndex> array;
  std::vector<std::int64_t> expandAxes; ///< Positions of new axes in the result.
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
/// tnp.take; `op` is what the user called: x(indices) takes, too.
Result<TensorType> inferTake(const TensorType &operand, const TensorType &indices, std::int64_t axis,
                             std::string_view op = "take");
/// What of `operand` stands where the mask, which covers its first axes, is true: one axis of unknown extent for those.
Result<TensorType> inferCompress(const TensorType &operand, const TensorType &mask);

} // namespace tnp::semantics
