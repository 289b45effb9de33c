// Evenly spaced numbers: arange and linspace. Eagerly they are written by the host, in a trace they are ops.
#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Elements.h"
#include "lib/API/Error.h"
#include "lib/API/Operands.h"
#include "lib/Semantics/Creation.h"
#include "tnp/creation.h"

#include <cmath>
#include <complex>
#include <fmt/format.h>

namespace tnp {

namespace {

bool isReal(const scalar_value &v) { return v.type.is_floating(); }

/// NumPy's way: from the first two numbers, in the arithmetic of T.
template <class T> void progress(void *to, std::int64_t count, T first, T step) {
  using wide = std::common_type_t<T, unsigned>; // narrow integers would be multiplied as int, which overflows
  for (std::int64_t i = 0; i < count; ++i)
    static_cast<T *>(to)[i] = static_cast<T>(first + static_cast<wide>(static_cast<T>(i)) * step);
}

/// As NumPy: the arithmetic of float, each number rounded.
template <class T> void progressInFloat(void *to, std::int64_t count, float first, float step) {
  for (std::int64_t i = 0; i < count; ++i)
    static_cast<T *>(to)[i] = static_cast<T>(first + static_cast<float>(i) * step);
}

/// Writes first + i * step as `type`; integers wrap around.
void writeProgression(dtype type, void *to, std::int64_t count, const scalar_value &first, const scalar_value &step) {
  if (type == int64 || type == uint64)
    progress<std::uint64_t>(to, count, first.to<std::uint64_t>(), step.to<std::uint64_t>());
  else if (type == int32 || type == uint32)
    progress<std::uint32_t>(to, count, first.to<std::uint32_t>(), step.to<std::uint32_t>());
  else if (type.is_integer() && type.itemsize() == 2)
    progress<std::uint16_t>(to, count, first.to<std::uint16_t>(), step.to<std::uint16_t>());
  else if (type.is_integer())
    progress<std::uint8_t>(to, count, first.to<std::uint8_t>(), step.to<std::uint8_t>());
  else if (type == float32)
    progress<float>(to, count, first.to<float>(), step.to<float>());
  else if (type == float64)
    progress<double>(to, count, first.to<double>(), step.to<double>());
  else if (type == float16)
    progressInFloat<float16_t>(to, count, first.to<float>(), step.to<float>());
  else
    progressInFloat<bfloat16_t>(to, count, first.to<float>(), step.to<float>());
}

struct Progression {
  scalar_value first, step;
  std::int64_t count;
};

Progression progressionOf(const scalar_value &start, const scalar_value &stop, const scalar_value &step, dtype type,
                          location at) {
  bool real = isReal(start) || isReal(stop) || isReal(step);
  for (dtype of : {start.type, stop.type, step.type})
    api::checkReal("arange", of, at);
  if (type.is_bool())
    api::raise(ErrorKind::dtype, "[arange] expected a dtype of numbers, but got bool", at);
  if (!real) {
    auto a = start.to<std::int64_t>(), z = stop.to<std::int64_t>(), by = step.to<std::int64_t>();
    return {a, by, api::check(semantics::arangeLength(a, z, by), at)};
  }
  auto a = start.to<double>(), by = step.to<double>();
  std::int64_t count = api::check(semantics::arangeLength(a, stop.to<double>(), by), at);
  // The step is the difference of the first two numbers as they are stored.
  if (type == float16)
    return {float16_t(a), float16_t(a + by) - float16_t(a), count};
  if (type == bfloat16)
    return {bfloat16_t(a), bfloat16_t(a + by) - bfloat16_t(a), count};
  if (type == float32)
    return {a, static_cast<float>(a + by) - static_cast<float>(a), count};
  if (type.is_integer())
    return {static_cast<std::int64_t>(a), static_cast<std::int64_t>(a + by) - static_cast<std::int64_t>(a), count};
  return {a, (a + by) - a, count};
}

} // namespace

ndarray arange(const scalar_value &start, const scalar_value &stop, const scalar_value &step, std::optional<dtype> type,
               location at) {
  bool real = isReal(start) || isReal(stop) || isReal(step);
  dtype of = type.value_or(real ? default_float() : int64);
  if (of.is_complex()) // on the real line
    return api::convert(arange(start, stop, step, of == complex64 ? float32 : float64, at), of, "arange", at);
  Progression p = progressionOf(start, stop, step, of, at);
  if (api::tracing()) {
    dtype in = of == float16 || of == bfloat16 ? float32 : of; // as the host does
    ndarray first = api::literal(p.first, in, "arange", at), by = api::literal(p.step, in, "arange", at);
    auto result = api::check(semantics::inferArange(api::typeOf(first), api::typeOf(by), {p.count}), at);
    return api::convert(api::apply({"tnp.arange", {first, by}, {std::move(result)}, at}), of, "arange", at);
  }
  auto [made, data] = api::allocate(of, p.count, at);
  writeProgression(of, data, p.count, p.first, p.step);
  return made;
}

ndarray arange(const scalar_value &stop, std::optional<dtype> type, location at) {
  return arange(0, stop, 1, type, at);
}

static dtype complexOf(dtype floating) { return floating == float32 ? complex64 : complex128; }

ndarray linspace(const scalar_value &start, const scalar_value &stop, std::int64_t count, linspace_options options,
                 location at) {
  const bool isComplex = start.type.is_complex() || stop.type.is_complex();
  dtype type = options.dtype.value_or(isComplex ? complexOf(default_float()) : default_float());
  if (count < 0)
    api::raise(ErrorKind::value, fmt::format("[linspace] expected a count of at least 0, but got {}", count), at);
  if (isComplex && !type.is_complex())
    api::raise(ErrorKind::dtype,
               fmt::format("[linspace] expected a complex dtype for complex bounds, but got {}", type.name()), at);
  if (api::tracing() && (type.is_floating() || type.is_complex())) {
    // As NumPy and the host do: in float64, whatever comes out.
    const dtype in = type.is_complex() ? complex128 : float64;
    ndarray first = api::literal(start, in, "linspace", at), last = api::literal(stop, in, "linspace", at);
    auto result = api::check(semantics::inferLinspace(api::typeOf(first), api::typeOf(last), {count}), at);
    ndarray made = api::apply({"tnp.linspace", {first, last}, {std::move(result)}, at, {{"endpoint", options.endpoint}}});
    return api::convert(made, type, "linspace", at);
  }
  auto [made, data] = api::allocate(type, count, at);
  const double parts = static_cast<double>(options.endpoint ? count - 1 : count);
  auto between = [&](double a, double z, std::int64_t i) {
    if (options.endpoint && i == count - 1 && i > 0)
      return z;
    double step = (z - a) / parts;
    return i == 0 ? a : step == 0 ? static_cast<double>(i) / parts * (z - a) + a : static_cast<double>(i) * step + a;
  };
  for (std::int64_t i = 0; i < count; ++i) {
    double value = between(start.to<double>(), stop.to<double>(), i);
    std::byte *place = static_cast<std::byte *>(data) + i * type.itemsize();
    if (type.is_complex())
      api::writeElement(std::complex<double>(value, between(start.imaginary, stop.imaginary, i)), type, place);
    else
      api::writeElement(type.is_integer() ? std::floor(value) : value, type, place);
  }
  return made;
}

} // namespace tnp
