#include "lib/API/Array.h"

#include "lib/API/Apply.h"
#include "lib/API/Elements.h"
#include "lib/API/Error.h"
#include "lib/Runtime/Buffer.h"
#include "lib/Semantics/Elementwise.h"
#include "lib/Semantics/Limits.h"
#include "tnp/settings.h"

#include <fmt/format.h>

namespace tnp {

array_impl::~array_impl() {
  if (buffer)
    buffer->release();
}

const void *array_impl::data(location at, std::string_view op) const {
  if (isTraced())
    api::raise(ErrorKind::trace,
               fmt::format("[{}] expected an array with elements, but got a value of {}, which has none until the "
                           "function runs (use where, cond or while_loop to choose by values)",
                           op, traces::scopeName(traced.scope)),
               at.line ? at : api::whereMade(*this));
  return buffer ? static_cast<const std::byte *>(buffer->data()) + offset : number;
}

namespace api {

const array_impl &implOf(const ndarray &array) {
  static const array_impl zero(float64, {});
  return array.impl() ? *array.impl() : zero;
}

semantics::TensorType typeOf(const ndarray &array) {
  const array_impl &impl = implOf(array);
  return {impl.type, impl.isTraced() ? impl.dims : semantics::toDims(impl.extents)};
}

std::pair<ndarray, void *> allocate(tnp::dtype type, const tnp::shape &extents, location at) {
  check(semantics::checkLimits("array", {type, semantics::toDims(extents)}), at);
  std::int64_t bytes = extents.elements() * type.itemsize();
  runtime::Buffer *buffer = runtime::Buffer::allocate(bytes);
  if (!buffer)
    raise(ErrorKind::memory,
          fmt::format("[array] expected {} bytes of memory for an array of shape {}, but got none", bytes,
                      to_string(extents)),
          at);
  void *data = buffer->data();
  ndarray made = adopt(buffer, type, extents);
  const_cast<array_impl *>(made.impl())->made = {at.file, at.line}; // nobody else has seen it yet
  return {std::move(made), data};
}

ndarray share(const ndarray &array, const tnp::shape &extents, std::int64_t offset) {
  const array_impl &from = implOf(array);
  auto *impl = new array_impl(from.type, extents);
  impl->place = from.place;
  impl->literal = from.literal;
  impl->made = from.made;
  if (from.buffer) {
    from.buffer->retain();
    impl->buffer = from.buffer;
    impl->offset = from.offset + offset;
  } else {
    std::copy(from.number, from.number + sizeof from.number, impl->number);
  }
  return ndarray(impl);
}

ndarray adopt(runtime::Buffer *buffer, tnp::dtype type, const tnp::shape &extents) {
  auto *impl = new array_impl(type, extents);
  impl->buffer = buffer;
  return ndarray(impl);
}

tnp::dtype preferred(tnp::dtype number) {
  if (default_float() == float64)
    return number;
  return number == float64 ? float32 : number == complex128 ? complex64 : number;
}

ndarray traced(traces::Traced value) {
  auto *impl = new array_impl(value.type.type, semantics::toShape(value.type.dims));
  impl->traced = value.value;
  impl->dims = std::move(value.type.dims);
  return ndarray(impl);
}

ndarray literal(const scalar_value &value, tnp::dtype type, std::string_view op, location at) {
  if (!fits(value, type))
    raise(ErrorKind::value,
          fmt::format("[{}] expected a number that {} holds, but got {}", op, type.name(),
                      value.type == uint64      ? std::to_string(static_cast<std::uint64_t>(value.integer))
                      : value.type.is_integer() ? std::to_string(value.integer)
                                                : fmt::format("{}", value.real)),
          at);
  auto *impl = new array_impl(type, {});
  impl->literal = true;
  writeElement(value, type, impl->number);
  return ndarray(impl);
}

ndarray number(const scalar_value &value, tnp::dtype type, std::string_view op, location at) {
  ndarray made = literal(value, type, op, at);
  const_cast<array_impl *>(made.impl())->literal = tracing(); // nobody else has seen it yet
  return made;
}

ndarray convert(const ndarray &array, tnp::dtype to, std::string_view op, location at) {
  const array_impl &impl = implOf(array);
  if (impl.type == to && !impl.weak)
    return array;
  if (impl.literal && impl.extents.empty() && !impl.isTraced()) {
    // A weak number has to fit; one that has a dtype is converted as any array is.
    scalar_value value = readElement(impl.type, impl.data(at));
    if (impl.weak || fits(value, to))
      return literal(value, to, op, at);
  }
  semantics::TensorType from = typeOf(array);
  semantics::TensorType result = check(semantics::inferAstype(from, to), called(op.data(), at));
  Call call{"tnp.astype", {array}, {result}, at, {{"dtype", to}}};
  if (impl.weak && impl.type.is_integer() && to.is_integer() &&
      impl.type != to) { // known to the program only when it runs
    call.attributes.push_back({"tnp.must_fit", true});
    call.where = called(op.data(), at);
  }
  return apply(call);
}

} // namespace api
} // namespace tnp
