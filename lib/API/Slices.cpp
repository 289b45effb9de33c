#include "lib/API/Slices.h"

#include "lib/API/Apply.h"
#include "lib/API/Elements.h"
#include "lib/API/Error.h"
#include "lib/Runtime/StridedCopy.h"

#include <cstring>
#include <tuple>

namespace tnp::api {

namespace {

using semantics::kDynamic;
using semantics::SliceSpec;

std::vector<std::int64_t> cStrides(std::span<const std::int64_t> extents, std::int64_t itemsize) {
  std::vector<std::int64_t> strides(extents.size());
  for (std::size_t i = extents.size(); i-- > 0; itemsize *= extents[i])
    strides[i] = itemsize;
  return strides;
}

/// Where a box lies in the memory of an array.
struct Box {
  std::int64_t offset = 0; ///< Of its first element, in bytes.
  std::vector<std::int64_t> strides;
  bool contiguous = true;
};

Box boxOf(std::span<const std::int64_t> extents, dtype type, const SliceSpec &spec) {
  Box box;
  std::vector<std::int64_t> whole = cStrides(extents, type.itemsize());
  bool several = false; // an axis further out has more than one element
  for (std::size_t i = 0; i < extents.size(); ++i) {
    box.offset += spec.starts[i] * whole[i];
    box.strides.push_back(spec.strides[i] * whole[i]);
    bool full = spec.sizes[i] == extents[i] && spec.strides[i] == 1;
    box.contiguous &= full || (!several && (spec.strides[i] == 1 || spec.sizes[i] == 1));
    several |= spec.sizes[i] > 1;
  }
  return box;
}

/// The operands that dynamic starts are, as the op wants them: int64 scalars.
void appendStarts(Call &call, const SliceSpec &spec, const std::vector<ndarray> &starts) {
  for (const SliceSpec::Start &start : spec.dynamicStarts)
    call.operands.push_back(start.array < 0
                                ? literal(start.integer, int64, "index", call.where)
                                : convert(starts[static_cast<std::size_t>(start.array)], int64, "index", call.where));
  call.attributes = {{"static_starts", spec.starts}, {"sizes", spec.sizes}, {"strides", spec.strides}};
}

bool staysHere(const ndarray &x, const SliceSpec &spec) { return !implOf(x).isTraced() && spec.dynamicStarts.empty(); }

bool empty(const SliceSpec &spec) {
  for (std::int64_t n : spec.sizes)
    if (n == 0)
      return true;
  return false;
}

} // namespace

ndarray readSlice(const ndarray &x, const SliceSpec &spec, const std::vector<ndarray> &starts, location at) {
  auto result = check(semantics::inferSlice(typeOf(x), spec.starts, spec.sizes, spec.strides), at);
  if (spec.isIdentity(typeOf(x).dims))
    return x;
  if (!staysHere(x, spec)) {
    Call call{"tnp.slice", {x}, {std::move(result)}, at};
    appendStarts(call, spec, starts);
    return apply(call);
  }
  tnp::shape extents{std::span<const std::int64_t>(spec.sizes)};
  if (empty(spec))
    return share(x, extents);
  Box box = boxOf(x.shape(), x.dtype(), spec);
  if (box.contiguous)
    return share(x, extents, box.offset);
  auto [made, data] = allocate(x.dtype(), extents, at);
  runtime::stridedCopy(x.dtype().itemsize(), extents, data, cStrides(extents, x.dtype().itemsize()),
                       static_cast<const std::byte *>(x.bytes(at)) + box.offset, box.strides);
  return made;
}

ndarray updateSlice(const ndarray &x, const ndarray &value, const SliceSpec &spec, const std::vector<ndarray> &starts,
                    location at) {
  auto result = check(semantics::inferUpdateSlice(typeOf(x), typeOf(value), spec.starts, spec.sizes, spec.strides), at);
  if (!staysHere(x, spec) || implOf(value).isTraced()) {
    Call call{"tnp.update_slice", {x, value}, {std::move(result)}, at};
    appendStarts(call, spec, starts);
    return apply(call);
  }
  if (empty(spec))
    return x;
  auto [made, data] = allocate(x.dtype(), x.shape(), at);
  std::memcpy(data, x.bytes(at), static_cast<std::size_t>(implOf(x).bytes()));
  // An axis of the value that is repeated does not move in memory.
  std::vector<std::int64_t> from(spec.sizes.size(), 0), own = cStrides(value.shape(), x.dtype().itemsize());
  std::size_t lead = from.size() - own.size();
  for (std::size_t i = 0; i < own.size(); ++i)
    from[lead + i] = value.shape()[i] == 1 ? 0 : own[i];
  Box box = boxOf(x.shape(), x.dtype(), spec);
  runtime::stridedCopy(x.dtype().itemsize(), spec.sizes, static_cast<std::byte *>(data) + box.offset, box.strides,
                       value.bytes(at), from);
  return made;
}

ndarray readAlong(const ndarray &x, std::int64_t axis, std::int64_t start, std::int64_t count, std::int64_t step,
                  location at) {
  SliceSpec spec = wholeOf(typeOf(x).dims);
  auto i = static_cast<std::size_t>(axis);
  spec.starts[i] = count ? start : 0;
  spec.sizes[i] = count;
  spec.strides[i] = count > 1 ? step : 1;
  return readSlice(x, spec, {}, at);
}

SliceSpec wholeOf(const semantics::Dims &extents) {
  SliceSpec spec;
  for (semantics::Dim extent : extents)
    spec.sizes.push_back(extent.isKnown() ? extent.value() : kDynamic);
  spec.starts.assign(extents.size(), 0);
  spec.strides.assign(extents.size(), 1);
  return spec;
}

Assembly::Assembly(dtype type, const shape &extents, location at) : at(at) {
  std::tie(made, data) = allocate(type, extents, at);
}

void Assembly::fill(const ndarray &element) {
  int itemsize = made.dtype().itemsize();
  fillElements(data, made.size(), element.bytes(at), itemsize);
}

void Assembly::put(const ndarray &x, const SliceSpec &from, const SliceSpec &to) {
  if (empty(from))
    return;
  Box source = boxOf(x.shape(), x.dtype(), from), target = boxOf(made.shape(), made.dtype(), to);
  runtime::stridedCopy(x.dtype().itemsize(), from.sizes, static_cast<std::byte *>(data) + target.offset, target.strides,
                       static_cast<const std::byte *>(x.bytes(at)) + source.offset, source.strides);
}

void Assembly::putDiagonal(const ndarray &x, std::int64_t row, std::int64_t column, std::int64_t count) {
  if (count <= 0)
    return;
  std::int64_t itemsize = x.dtype().itemsize(), columns = made.shape()[1];
  const std::int64_t extents[] = {count}, to[] = {(columns + 1) * itemsize}, from[] = {x.size() == 1 ? 0 : itemsize};
  runtime::stridedCopy(x.dtype().itemsize(), extents,
                       static_cast<std::byte *>(data) + (row * columns + column) * itemsize, to, x.bytes(at), from);
}

} // namespace tnp::api
