// Slices whose starts are arrays: outside of a trace the numbers are known, and no code is compiled for them.
#include "lib/API/Array.h"
#include "lib/API/Eager.h"
#include "lib/API/Error.h"
#include "lib/API/Slices.h"

#include <algorithm>
#include <string>

namespace tnp::api {

namespace {

const std::vector<std::int64_t> &numbers(const Call &call, std::string_view name) {
  for (const NamedAttribute &attribute : call.attributes)
    if (attribute.name == name)
      return std::get<std::vector<std::int64_t>>(attribute.value);
  raise(ErrorKind::internal, "[" + std::string(call.op) + "] lacks the attribute " + std::string(name), call.where);
}

/// A start that is an operand: it may be negative, and must be inside.
std::int64_t startOf(const Call &call, const ndarray &operand, std::size_t axis, std::int64_t extent) {
  auto start = operand.item<std::int64_t>(call.where);
  if (start < -extent || start >= extent)
    raise(ErrorKind::index,
          "[index] expected an index for axis " + std::to_string(axis) + " of size " + std::to_string(extent) +
              ", but got " + std::to_string(start),
          call.where);
  return start < 0 ? start + extent : start;
}

/// The box of a slice with its numbers filled in; `next` is the operand that gives the first dynamic start.
semantics::SliceSpec boxOf(const Call &call, const shape &extents, std::size_t next) {
  semantics::SliceSpec box{numbers(call, "static_starts"), numbers(call, "sizes"), numbers(call, "strides"), {}};
  for (std::size_t d = 0; d < extents.size(); ++d) {
    if (box.starts[d] == semantics::kDynamic)
      box.starts[d] = startOf(call, call.operands[next++], d, extents[d]);
    if (box.sizes[d] == semantics::kDynamic)
      box.sizes[d] = box.starts[d] >= extents[d] ? 0 : (extents[d] - box.starts[d] - 1) / box.strides[d] + 1;
  }
  return box;
}

} // namespace

std::optional<ndarray> moveEagerly(const Call &call) {
  if (call.op == "tnp.slice")
    return readSlice(call.operands[0], boxOf(call, call.operands[0].shape(), 1), {}, call.where);
  if (call.op == "tnp.update_slice")
    return updateSlice(call.operands[0], call.operands[1], boxOf(call, call.operands[0].shape(), 2), {}, call.where);
  return std::nullopt;
}

} // namespace tnp::api
