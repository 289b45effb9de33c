// What stands between the brackets, turned into a slice, a gather, squeezes and expansions.
#include "lib/Semantics/Indexing.h"

#include "lib/Semantics/Errors.h"

#include <algorithm>

namespace tnp::semantics {

namespace {

using Kind = IndexItem::Kind;

int axesOf(const IndexItem &item) {
  switch (item.kind) {
  case Kind::Newaxis:
  case Kind::Ellipsis:
    return 0;
  case Kind::Mask:
    return static_cast<int>(item.arrayDims.size());
  default:
    return 1;
  }
}

bool isAdvanced(const IndexItem &item) {
  return item.kind == Kind::Integer || item.kind == Kind::DynamicInteger || item.kind == Kind::Array ||
         item.kind == Kind::Mask;
}

class Planner {
public:
  Planner(std::string_view op, const TensorType &operand) : op(op), operand(operand) {}

  Result<IndexPlan> plan(std::span<const IndexItem> items) {
    if (auto error = expandEllipsis(items))
      return *std::move(error);
    findArrays();
    for (const IndexItem &item : list)
      if (auto error = place(item))
        return *std::move(error);
    placeNewAxes();
    return std::move(result);
  }

private:
  /// Puts whole axes after the ellipsis (at the end, if there is none).
  std::optional<Error> expandEllipsis(std::span<const IndexItem> items) {
    int used = 0;
    for (const IndexItem &item : items)
      used += axesOf(item);
    // index_c1: not more indices than axes; index_c2: one ellipsis.
    if (used > operand.rank())
      return refuse(ErrorKind::index, op, "an index for each axis of shape {} at most, but got {}",
                    toString(operand.dims), used);
    if (std::ranges::count(items, Kind::Ellipsis, &IndexItem::kind) > 1)
      return refuse(ErrorKind::index, op, "at most one ellipsis, but got several");
    bool done = false;
    auto fill = [&] { list.insert(list.end(), operand.rank() - used, IndexItem{Kind::Slice}), done = true; };
    for (const IndexItem &item : items) {
      list.push_back(item);
      if (item.kind == Kind::Ellipsis)
        fill();
    }
    if (!done)
      fill();
    return std::nullopt;
  }

  /// index_c8: the axes that arrays yield come first when something stands between the arrays and integers, be it a new
  /// axis or an ellipsis of no axes.
  void findArrays() {
    int runs = 0;
    bool inRun = false, any = false;
    for (const IndexItem &item : list) {
      if (item.kind == Kind::Array || item.kind == Kind::Mask) {
        int rank = item.kind == Kind::Mask ? 1 : static_cast<int>(item.arrayDims.size());
        yielded = std::max(yielded, rank);
        any = true;
      }
      runs += isAdvanced(item) && !inRun;
      inRun = isAdvanced(item);
    }
    result.toFront = any && runs > 1;
    if (result.toFront)
      placeYielded();
  }

  void placeYielded() {
    if (std::ranges::find(places, Place::FromArrays) == places.end())
      places.insert(places.end(), static_cast<std::size_t>(yielded), Place::FromArrays);
  }

  std::optional<Error> place(const IndexItem &item) {
    switch (item.kind) {
    case Kind::Integer:
      return placeInteger(item);
    case Kind::DynamicInteger:
      result.slice.dynamicStarts.push_back({item.array, 0});
      placeSqueezed(kDynamic);
      return std::nullopt;
    case Kind::Slice:
      places.push_back(Place::Kept);
      return placeSlice(item);
    case Kind::Array:
      placeYielded();
      result.arrays.push_back({item.array, axis});
      return placeSlice(IndexItem{Kind::Slice});
    case Kind::Mask:
      return placeMask(item);
    case Kind::Newaxis:
      places.push_back(Place::New);
      return std::nullopt;
    case Kind::Ellipsis: // the whole axes that it stands for follow
      return std::nullopt;
    }
    return Error{ErrorKind::internal, "[index] an entry of no kind"};
  }

  std::optional<Error> placeInteger(const IndexItem &item) {
    Dim dim = operand.dims[axis];
    // index_c4: of an unknown extent, the bound is checked at run time.
    if (!dim.isKnown()) {
      result.slice.dynamicStarts.push_back({-1, item.integer});
      placeSqueezed(kDynamic);
      return std::nullopt;
    }
    // index_c3: -size <= index < size.
    std::int64_t n = dim.value();
    if (item.integer < -n || item.integer >= n)
      return refuse(ErrorKind::index, op, "an index within axis {} of size {}, but got {}", axis, n, item.integer);
    placeSqueezed(item.integer < 0 ? item.integer + n : item.integer);
    return std::nullopt;
  }

  std::optional<Error> placeMask(const IndexItem &item) {
    placeYielded();
    int maskAxis = 0;
    for (Dim extent : item.arrayDims) {
      Dim dim = operand.dims[axis];
      // index_c7: a mask has the extents of the axes it covers.
      if (dim.isKnown() && extent.isKnown() && dim != extent)
        return refuse(ErrorKind::index, op, "a mask of extent {} along axis {}, but got {}", dim.value(), axis,
                      extent.value());
      result.arrays.push_back({item.array, axis, maskAxis++});
      if (auto error = placeSlice(IndexItem{Kind::Slice}))
        return error;
    }
    return std::nullopt;
  }

  std::optional<Error> placeSlice(const IndexItem &item) {
    std::int64_t step = item.step.value_or(1);
    // index_c5: a step is not zero.
    if (step == 0)
      return refuse(ErrorKind::value, op, "a step other than 0 along axis {}, but got 0", axis);
    if (operand.dims[axis].isKnown())
      placeKnownSlice(item, step, operand.dims[axis].value());
    else if (auto error = placeUnknownSlice(item, step))
      return error;
    ++axis;
    return std::nullopt;
  }

  /// As Python's slice.indices: bounds are clipped, never refused.
  void placeKnownSlice(const IndexItem &item, std::int64_t step, std::int64_t n) {
    auto clip = [&](std::optional<std::int64_t> bound, std::int64_t otherwise) {
      if (!bound)
        return otherwise;
      std::int64_t low = step < 0 ? -1 : 0, high = step < 0 ? n - 1 : n;
      return std::clamp(*bound < 0 ? *bound + n : *bound, low, high);
    };
    std::int64_t start = clip(item.start, step < 0 ? n - 1 : 0), stop = clip(item.stop, step < 0 ? -1 : n);
    std::int64_t distance = step < 0 ? start - stop : stop - start;
    // Unsigned: the smallest int64 has no negative.
    auto pace = step < 0 ? 0 - static_cast<std::uint64_t>(step) : static_cast<std::uint64_t>(step);
    auto size = distance <= 0 ? 0 : static_cast<std::int64_t>((static_cast<std::uint64_t>(distance) - 1) / pace + 1);
    append(size ? start : 0, size, size > 1 ? step : 1);
  }

  /// index_c6: of an unknown extent only what does not depend on it: from a start on, with a positive step.
  std::optional<Error> placeUnknownSlice(const IndexItem &item, std::int64_t step) {
    std::int64_t start = item.start.value_or(0);
    if (item.stop || step < 0 || start < 0)
      return refuse(
          ErrorKind::shape, op,
          "a known extent along axis {} for a slice with a stop, a negative start or a negative step, but got shape {}",
          axis, toString(operand.dims));
    append(start, kDynamic, step);
    return std::nullopt;
  }

  void placeSqueezed(std::int64_t start) {
    places.push_back(Place::Dropped);
    append(start, 1, 1);
    ++axis;
  }

  void append(std::int64_t start, std::int64_t size, std::int64_t stride) {
    result.slice.starts.push_back(start);
    result.slice.sizes.push_back(size);
    result.slice.strides.push_back(stride);
  }

  void placeNewAxes() {
    std::int64_t before = 0, after = 0; // axes before the squeeze, and after the expansion
    for (Place place : places) {
      if (place == Place::Dropped)
        result.squeezeAxes.push_back(before);
      if (place == Place::New)
        result.expandAxes.push_back(after);
      before += place != Place::New;
      after += place != Place::Dropped;
    }
  }

  enum class Place { Kept, Dropped, FromArrays, New };

  std::string_view op;
  const TensorType &operand;
  std::vector<IndexItem> list;
  std::vector<Place> places; ///< What each axis of the result is, and the axes that are dropped.
  int yielded = 0;           ///< How many axes the arrays yield.
  int axis = 0;              ///< The next axis of the operand.
  IndexPlan result;
};

} // namespace

bool SliceSpec::isIdentity(const Dims &dims) const {
  for (std::size_t i = 0; i < dims.size(); ++i)
    if (starts[i] != 0 || strides[i] != 1 || !(sizes[i] == kDynamic || dims[i].is(sizes[i])))
      return false;
  return true;
}

bool IndexPlan::isMask() const {
  return !arrays.empty() && std::ranges::all_of(arrays, [&](const ArrayIndex &index) {
    return index.maskAxis >= 0 && index.array == arrays.front().array;
  });
}

std::vector<std::int64_t> IndexPlan::arrayAxes() const {
  std::vector<std::int64_t> axes;
  for (const ArrayIndex &index : arrays)
    axes.push_back(index.axis);
  return axes;
}

Result<IndexPlan> planIndex(std::string_view op, const TensorType &operand, std::span<const IndexItem> items) {
  return Planner(op, operand).plan(items);
}

} // namespace tnp::semantics
