#include "tnp/creation.h"

#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Elements.h"
#include "lib/API/Operands.h"
#include "lib/Semantics/Creation.h"
#include "lib/Semantics/Elementwise.h"
#include "tnp/elementwise.h"
#include "tnp/manipulation.h"

#include <cstring>
#include <fmt/format.h>

namespace tnp {

/// An array of the 0-d `value` everywhere; `extents` gives the unknown ones of `dims`.
static ndarray filled(const ndarray &value, const semantics::Dims &dims, std::vector<api::ExtentRule> extents,
                      location at) {
  auto result = api::check(semantics::inferFull(api::typeOf(value), dims), at);
  if (api::tracing() || !extents.empty())
    return api::apply({"tnp.full", {value}, {std::move(result)}, at, {}, std::move(extents)});
  auto [made, data] = api::allocate(value.dtype(), semantics::toShape(dims), at);
  api::fillElements(data, made.size(), value.bytes(at), value.dtype().itemsize());
  return made;
}

static ndarray constant(const char *op, const shape &of, int value, std::optional<dtype> type, location where) {
  const location at = api::called(op, where);
  auto dims = api::check(semantics::newDims(op, of), at);
  return filled(api::literal(value, type.value_or(default_float()), op, at), dims, {}, at);
}

ndarray zeros(const shape &of, std::optional<dtype> type, location at) { return constant("zeros", of, 0, type, at); }
ndarray ones(const shape &of, std::optional<dtype> type, location at) { return constant("ones", of, 1, type, at); }

ndarray full(const shape &of, const operand &value, std::optional<dtype> type) {
  const location at = api::called("full", value.where());
  auto dims = api::check(semantics::newDims("full", of), at);
  ndarray element = api::convert(value.array(), type.value_or(value.array().dtype()), "full", at);
  return element.ndim() ? broadcast_to({element, at}, of) : filled(element, dims, {}, at);
}

ndarray full_like(const operand &x, const operand &value, std::optional<dtype> type) {
  const location at = api::called("full_like", x.where());
  semantics::TensorType like = api::typeOf(x.array());
  if (like.isStatic())
    return full(x.array().shape(), {value.array(), at}, type.value_or(like.type));
  std::vector<api::ExtentRule> extents;
  for (int axis = 0; axis < like.rank(); ++axis)
    if (!like.dims[axis].isKnown())
      extents.push_back({{{x.array(), axis}}});
  return filled(api::convert(value.array(), type.value_or(like.type), "full_like", at), like.dims, std::move(extents),
                at);
}

ndarray zeros_like(const operand &x, std::optional<dtype> type) {
  return full_like(api::called("zeros_like", x), {0, x.where()}, type);
}
ndarray ones_like(const operand &x, std::optional<dtype> type) {
  return full_like(api::called("ones_like", x), {1, x.where()}, type);
}

ndarray asarray(const operand &x, std::optional<dtype> type) {
  const array_impl &impl = api::implOf(x.array());
  if (!impl.weak)
    return type ? api::convert(x.array(), *type, "asarray", x.where()) : x.array();
  return api::number(api::readElement(impl.type, impl.data(x.where())), type.value_or(impl.type), "asarray", x.where());
}

ndarray empty(const shape &of, std::optional<dtype> type, location at) { return constant("empty", of, 0, type, at); }
ndarray empty_like(const operand &x, std::optional<dtype> type) {
  return zeros_like(api::called("empty_like", x), type);
}

ndarray asanyarray(const operand &x, std::optional<dtype> type) { return asarray(api::called("asanyarray", x), type); }
ndarray ascontiguousarray(const operand &x, std::optional<dtype> type) {
  const operand array = api::called("ascontiguousarray", x);
  return atleast_1d({asarray(array, type), array.where()});
}

ndarray copy(const operand &x, const device &to) { return x.array().to(to, x.where()); }

ndarray detail::copy_in(const void *data, std::int64_t count, dtype of, const shape *to, location at) {
  if (to && to->elements() != count)
    api::raise(
        ErrorKind::shape,
        fmt::format("[array] expected a shape for as many elements as the {} given, but got {}", count, to_string(*to)),
        at);
  auto [made, place] = api::allocate(of, to ? *to : shape(count), at);
  if (count)
    std::memcpy(place, data, static_cast<std::size_t>(count * of.itemsize()));
  return made;
}

void detail::raise_ragged(std::int64_t expected, std::int64_t got, location at) {
  api::raise(ErrorKind::shape,
             fmt::format("[array] expected {} elements as in the first of these containers, but got {}", expected, got),
             at);
}

} // namespace tnp
