// Eager operations that move elements: no code is compiled for them, one strided copy serves all.
#include "lib/API/Array.h"
#include "lib/API/Eager.h"
#include "lib/API/Error.h"
#include "lib/Semantics/Indexing.h"

#include <cstring>
#include <span>
#include <string>

namespace tnp::api {

namespace {

using Numbers = std::vector<std::int64_t>;

/// One side of a strided copy: where it begins, and the bytes from one element to the next along each axis.
struct Walk {
  std::byte *at;
  Numbers steps;
};

template <std::size_t Bytes> void copyRow(std::byte *to, std::int64_t toStep, const std::byte *from, std::int64_t fromStep, std::int64_t n) {
  for (std::int64_t i = 0; i < n; ++i, to += toStep, from += fromStep)
    std::memcpy(to, from, Bytes);
}

void copyRow(std::byte *to, std::int64_t toStep, const std::byte *from, std::int64_t fromStep, std::int64_t n, int itemsize) {
  if (toStep == itemsize && fromStep == itemsize) {
    std::memcpy(to, from, static_cast<std::size_t>(n * itemsize));
    return;
  }
  switch (itemsize) {
  case 1: return copyRow<1>(to, toStep, from, fromStep, n);
  case 2: return copyRow<2>(to, toStep, from, fromStep, n);
  case 4: return copyRow<4>(to, toStep, from, fromStep, n);
  case 8: return copyRow<8>(to, toStep, from, fromStep, n);
  default: return copyRow<16>(to, toStep, from, fromStep, n);
  }
}

void copy(const Walk &to, const Walk &from, std::span<const std::int64_t> sizes, int itemsize, std::size_t axis = 0) {
  if (sizes.empty()) {
    std::memcpy(to.at, from.at, static_cast<std::size_t>(itemsize));
    return;
  }
  if (axis + 1 == sizes.size()) {
    copyRow(to.at, to.steps[axis], from.at, from.steps[axis], sizes[axis], itemsize);
    return;
  }
  Walk nextTo = to, nextFrom = from;
  for (std::int64_t i = 0; i < sizes[axis]; ++i) {
    copy(nextTo, nextFrom, sizes, itemsize, axis + 1);
    nextTo.at += to.steps[axis];
    nextFrom.at += from.steps[axis];
  }
}

/// The steps of an array in C order; those of a `rank`-dimensional array it is broadcast to.
Numbers stepsOf(const shape &extents, int itemsize, std::size_t rank) {
  Numbers steps(rank, 0);
  std::int64_t step = itemsize;
  for (std::size_t i = 0; i < extents.size(); ++i) {
    if (i == rank)
      break; // further axes of a value that broadcasts have one element
    std::int64_t n = extents[extents.size() - 1 - i];
    steps[rank - 1 - i] = n == 1 ? 0 : step;
    step *= n;
  }
  return steps;
}

/// The box of a slice with its numbers filled in.
struct Box {
  Numbers starts, sizes, strides;
};

const Numbers &numbers(const Call &call, std::string_view name) {
  for (const NamedAttribute &attribute : call.attributes)
    if (attribute.name == name)
      return std::get<Numbers>(attribute.value);
  raise(ErrorKind::internal, "[" + std::string(call.op) + "] lacks the attribute " + std::string(name), call.where);
}

/// A start that is an operand: it may be negative, and must be inside.
std::int64_t dynamicStart(const Call &call, const ndarray &operand, std::size_t axis, std::int64_t extent) {
  auto start = operand.item<std::int64_t>(call.where);
  if (start < -extent || start >= extent)
    raise(ErrorKind::index,
          "[" + std::string(call.op.substr(4)) + "] expected an index of axis " + std::to_string(axis) + " of size " +
              std::to_string(extent) + ", but got " + std::to_string(start),
          call.where);
  return start < 0 ? start + extent : start;
}

Box boxOf(const Call &call, const shape &extents, std::size_t firstStart) {
  Box box{numbers(call, "static_starts"), numbers(call, "sizes"), numbers(call, "strides")};
  for (std::size_t d = 0; d < extents.size(); ++d) {
    if (box.starts[d] == semantics::kDynamic)
      box.starts[d] = dynamicStart(call, call.operands[firstStart++], d, extents[d]);
    if (box.sizes[d] == semantics::kDynamic)
      box.sizes[d] = std::max<std::int64_t>(0, (extents[d] - box.starts[d] + box.strides[d] - 1) / box.strides[d]);
  }
  return box;
}

/// The walk over the elements of a box of an array that begins at `data`.
Walk walkBox(std::byte *data, const shape &extents, const Box &box, int itemsize) {
  Walk walk{data, Numbers(extents.size())};
  std::int64_t step = itemsize;
  for (std::size_t d = extents.size(); d-- > 0;) {
    walk.at += box.starts[d] * step;
    walk.steps[d] = box.strides[d] * step;
    step *= extents[d];
  }
  return walk;
}

/// Whether the box lies in memory as one piece: after the first axis with more than one element, all axes are whole.
bool isContiguous(const Box &box, const shape &extents) {
  bool whole = false;
  for (std::size_t d = 0; d < extents.size(); ++d) {
    if (whole && (box.sizes[d] != extents[d] || (box.strides[d] != 1 && box.sizes[d] > 1)))
      return false;
    if (box.sizes[d] > 1) {
      if (box.strides[d] != 1)
        return false;
      whole = true;
    }
  }
  return true;
}

std::byte *bytesOf(const array_impl &impl, location at) {
  return const_cast<std::byte *>(static_cast<const std::byte *>(impl.data(at)));
}

ndarray slice(const Call &call) {
  const ndarray &x = call.operands[0];
  const array_impl &from = implOf(x);
  Box box = boxOf(call, from.extents, 1);
  shape extents{std::span<const std::int64_t>(box.sizes)};
  int itemsize = from.type.itemsize();
  std::byte *data = bytesOf(from, call.where);
  if (extents.elements() == 0)
    return allocate(from.type, extents, call.where).first;
  Walk walk = walkBox(data, from.extents, box, itemsize);
  if (isContiguous(box, from.extents))
    return share(x, extents, walk.at - data);
  auto [result, room] = allocate(from.type, extents, call.where);
  copy({static_cast<std::byte *>(room), stepsOf(extents, itemsize, extents.size())}, walk, box.sizes, itemsize);
  return result;
}

ndarray updateSlice(const Call &call) {
  const array_impl &from = implOf(call.operands[0]), &value = implOf(call.operands[1]);
  Box box = boxOf(call, from.extents, 2);
  int itemsize = from.type.itemsize();
  auto [result, room] = allocate(from.type, from.extents, call.where);
  std::memcpy(room, from.data(call.where), static_cast<std::size_t>(from.bytes()));
  shape extents{std::span<const std::int64_t>(box.sizes)};
  if (extents.elements() != 0) {
    Walk to = walkBox(static_cast<std::byte *>(room), from.extents, box, itemsize);
    copy(to, {bytesOf(value, call.where), stepsOf(value.extents, itemsize, extents.size())}, box.sizes, itemsize);
  }
  return result;
}

} // namespace

std::optional<ndarray> moveEagerly(const Call &call) {
  if (call.op == "tnp.reshape" || call.op == "tnp.expand_dims" || call.op == "tnp.squeeze")
    return share(call.operands[0], semantics::toShape(call.results[0].dims));
  if (call.op == "tnp.slice")
    return slice(call);
  if (call.op == "tnp.update_slice")
    return updateSlice(call);
  return std::nullopt;
}

} // namespace tnp::api
