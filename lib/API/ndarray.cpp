#include "tnp/ndarray.h"

#include "lib/API/Array.h"
#include "lib/API/Elements.h"
#include "lib/API/Error.h"
#include "tnp/calculus.h"
#include "tnp/contraction.h"
#include "tnp/creation.h"
#include "tnp/elementwise.h"
#include "tnp/indexing.h"
#include "tnp/manipulation.h"
#include "tnp/matrices.h"
#include "tnp/reduction.h"
#include "tnp/settings.h"
#include "tnp/sorting.h"

#include <fmt/format.h>

namespace tnp {

static const array_impl *retain(const array_impl *impl) {
  if (impl)
    const_cast<array_impl *>(impl)->references.fetch_add(1, std::memory_order_relaxed);
  return impl;
}

static void release(const array_impl *impl) {
  if (impl && const_cast<array_impl *>(impl)->references.fetch_sub(1, std::memory_order_acq_rel) == 1)
    delete impl;
}

ndarray::ndarray(const scalar_value &value) {
  auto *impl = new array_impl(api::preferred(value.type), {});
  impl->weak = impl->literal = true;
  api::writeElement(value, impl->type, impl->number);
  impl_ = impl;
}

ndarray::ndarray(const ndarray &other) noexcept : impl_(retain(other.impl_)) {}

ndarray &ndarray::operator=(const ndarray &other) & noexcept {
  const array_impl *old = std::exchange(impl_, retain(other.impl_));
  release(old);
  return *this;
}

ndarray &ndarray::operator=(ndarray &&other) & noexcept {
  std::swap(impl_, other.impl_);
  return *this;
}

ndarray::~ndarray() { release(impl_); }

optional_array::optional_array(const ndarray &array) : impl_(retain(&api::implOf(array))) {}
optional_array::optional_array(const scalar_value &number) : optional_array(ndarray(number)) {}
optional_array::optional_array(const optional_array &other) noexcept : impl_(retain(other.impl_)) {}
optional_array::~optional_array() { release(impl_); }
ndarray optional_array::operator*() const { return ndarray(retain(impl_)); }

void detail::raise_unknown(const char *op, const tnp::shape &s, location at) {
  api::raise(ErrorKind::trace,
             fmt::format("[{}] expected known extents, but got shape {}: an extent that is '?' in a traced function is "
                         "known when the function runs; np::size(x, axis) is it as a value",
                         op, to_string(s)),
             at);
}

const tnp::shape &ndarray::shape() const noexcept { return api::implOf(*this).extents; }
tnp::dtype ndarray::dtype() const noexcept { return api::implOf(*this).type; }
tnp::device ndarray::device() const noexcept { return api::implOf(*this).place; }

const void *ndarray::bytes(location at) const { return api::implOf(*this).data(at); }

const void *ndarray::data_checked(tnp::dtype as, location at) const {
  if (dtype() != as)
    api::raise(ErrorKind::dtype,
               fmt::format("[data] expected elements of dtype {}, but got {}", as.name(), dtype().name()), at);
  return bytes(at);
}

scalar_value ndarray::item_value(bool complex, location at) const {
  const array_impl &impl = api::implOf(*this);
  const void *data = impl.data(at, "item");
  // A conversion, as in int(x), has no line of its own.
  const char *there = at.line || !impl.made.line ? "" : ", which was made here";
  location place = at.line ? at : impl.made;
  if (impl.elements() != 1)
    api::raise(ErrorKind::value,
               fmt::format("[item] expected an array of one element, but got shape {}{}", to_string(shape()), there),
               place);
  if (impl.type.is_complex() && !complex)
    api::raise(ErrorKind::dtype, fmt::format("[item] expected a real element, but got {}{}", impl.type.name(), there),
               place);
  return api::readElement(impl.type, data);
}

/// The position in C order of the element at the given indices.
static std::int64_t positionOf(std::initializer_list<detail::place> given, const shape &extents, location at) {
  std::vector<std::int64_t> indices, sides(extents.begin(), extents.end());
  for (const detail::place &each : given)
    if (each.value())
      indices.push_back(*each.value());
  if (indices.size() == 1)
    sides = {extents.elements(at)};
  if (indices.size() != sides.size())
    api::raise(ErrorKind::value,
               fmt::format("[item] expected one index, or one for each axis of shape {}, but got {}",
                           to_string(extents), indices.size()),
               at);
  std::int64_t position = 0;
  for (std::size_t axis = 0; axis < sides.size(); ++axis) {
    const std::int64_t i = indices[axis], n = sides[axis];
    if (i < -n || i >= n)
      api::raise(ErrorKind::index,
                 fmt::format("[item] expected an element of shape {}, but got index {} along {} elements",
                             to_string(extents), i, n),
                 at);
    position = position * n + (i < 0 ? i + n : i);
  }
  return position;
}

scalar_value ndarray::item_value(std::initializer_list<detail::place> place, bool complex, location at) const {
  const array_impl &impl = api::implOf(*this);
  const auto *data = static_cast<const std::byte *>(impl.data(at, "item"));
  const std::int64_t position = positionOf(place, impl.extents, at);
  if (impl.type.is_complex() && !complex)
    api::raise(ErrorKind::dtype, fmt::format("[item] expected a real element, but got {}", impl.type.name()), at);
  return api::readElement(impl.type, data + position * impl.type.itemsize());
}

ndarray ndarray::to(const tnp::device &where, location at) const {
  // There is only one device yet, and a tnp::device that does not exist cannot be made.
  return *this;
}

ndarray ndarray::T(location at) const { return tnp::transpose({*this, at}); }
ndarray ndarray::reshape(const tnp::shape &to, location at) const { return tnp::reshape({*this, at}, to); }
ndarray ndarray::ravel(location at) const { return tnp::ravel({*this, at}); }
ndarray ndarray::flatten(location at) const { return tnp::ravel({*this, at}); }
ndarray ndarray::transpose(const axes &order, location at) const { return tnp::transpose({*this, at}, order); }
ndarray ndarray::swapaxes(std::int64_t first, std::int64_t second, location at) const {
  return tnp::swapaxes({*this, at}, first, second);
}
ndarray ndarray::squeeze(const axes &which, location at) const { return tnp::squeeze({*this, at}, which); }
ndarray ndarray::repeat(const ndarray &counts, std::optional<std::int64_t> axis, location at) const {
  return tnp::repeat({*this, at}, {counts, at}, axis);
}
ndarray ndarray::diagonal(std::int64_t offset, std::int64_t axis1, std::int64_t axis2, location at) const {
  return tnp::diagonal({*this, at}, offset, axis1, axis2);
}
ndarray ndarray::astype(tnp::dtype to, location at) const { return tnp::astype({*this, at}, to); }

ndarray ndarray::copy(location at) const { return tnp::copy({*this, at}); }
ndarray ndarray::take(const ndarray &indices, std::optional<std::int64_t> axis, location at) const {
  return axis ? tnp::take({*this, at}, {indices, at}, *axis) : tnp::take({*this, at}, {indices, at});
}
std::vector<ndarray> ndarray::nonzero(location at) const { return tnp::nonzero({*this, at}); }

ndarray ndarray::real(location at) const { return tnp::real({*this, at}); }
ndarray ndarray::imag(location at) const { return tnp::imag({*this, at}); }
ndarray ndarray::conj(location at) const { return tnp::conj({*this, at}); }

ndarray ndarray::sum(const axes &axis, sum_options options, location at) const {
  return tnp::sum({*this, at}, axis, options);
}
ndarray ndarray::mean(const axes &axis, mean_options options, location at) const {
  return tnp::mean({*this, at}, axis, options);
}
ndarray ndarray::prod(const axes &axis, sum_options options, location at) const {
  return tnp::prod({*this, at}, axis, options);
}
ndarray ndarray::std(const axes &axis, var_options options, location at) const {
  return tnp::std({*this, at}, axis, options);
}
ndarray ndarray::var(const axes &axis, var_options options, location at) const {
  return tnp::var({*this, at}, axis, options);
}
ndarray ndarray::max(const axes &axis, extremum_options options, location at) const {
  return tnp::max({*this, at}, axis, options);
}
ndarray ndarray::min(const axes &axis, extremum_options options, location at) const {
  return tnp::min({*this, at}, axis, options);
}
ndarray ndarray::argmax(std::optional<std::int64_t> axis, reduction_options options, location at) const {
  return tnp::argmax({*this, at}, axis, options);
}
ndarray ndarray::argmin(std::optional<std::int64_t> axis, reduction_options options, location at) const {
  return tnp::argmin({*this, at}, axis, options);
}
ndarray ndarray::cumsum(std::optional<std::int64_t> axis, location at) const { return tnp::cumsum({*this, at}, axis); }
ndarray ndarray::cumprod(std::optional<std::int64_t> axis, location at) const {
  return tnp::cumprod({*this, at}, axis);
}
ndarray ndarray::trace(std::int64_t offset, location at) const { return tnp::trace({*this, at}, offset); }
ndarray ndarray::any(const axes &axis, logic_options options, location at) const {
  return tnp::any({*this, at}, axis, options);
}
ndarray ndarray::all(const axes &axis, logic_options options, location at) const {
  return tnp::all({*this, at}, axis, options);
}

ndarray ndarray::dot(const ndarray &other, location at) const { return tnp::dot({*this, at}, {other, at}); }
ndarray ndarray::clip(const ndarray &low, const ndarray &high, location at) const {
  return tnp::clip({*this, at}, {low, at}, {high, at});
}
ndarray ndarray::round(int decimals, location at) const { return tnp::round({*this, at}, decimals); }
ndarray ndarray::argsort(std::optional<std::int64_t> axis, location at) const {
  return tnp::argsort({*this, at}, axis);
}

ndarray::iterator ndarray::begin(location at) const {
  if (shape().empty())
    api::raise(ErrorKind::index, "[iteration] expected an array of at least one axis, but got a scalar", at);
  return {*this, 0, at};
}

ndarray::iterator ndarray::end(location at) const {
  if (shape().empty() || *shape().begin() == unknown)
    api::raise(ErrorKind::trace,
               "[iteration] expected a known first extent, but got shape " + to_string(shape()) +
                   " (use scan or fori_loop)",
               at);
  return {*this, *shape().begin(), at};
}

ndarray ndarray::iterator::operator*() const { return array_(position_, {}, {}, {}, {}, {}, {}, {}, at_); }

} // namespace tnp
