// Evenly spaced numbers: arange and linspace. Eagerly they are written by the host, in a trace they are ops.
#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Elements.h"
#include "lib/API/Error.h"
#include "lib/API/Operands.h"
#include "lib/Semantics/Creation.h"
#include "tnp/creation.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <fmt/format.h>
#include <limits>

namespace tnp {

namespace {

bool isReal(const scalar_value &v) { return v.type.is_floating(); }

/// A number as an element of a dtype; integers wrap around.
ndarray wrapped(const scalar_value &number, dtype type) {
  alignas(16) std::byte element[16] = {};
  api::writeElement(number, type, element);
  return api::literal(api::readElement(type, element), type, "arange", {});
}

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

/// Refuses a number that is to be written as one of an integer dtype that has it not.
void requireFit(const scalar_value &number, dtype type, location at) { (void)api::literal(number, type, "arange", at); }

/// The number as an int64 that is less by 2^63 where it is to be a uint64: so distances stay as they are.
std::int64_t shifted(const scalar_value &number, dtype type, location at) {
  requireFit(number, type == uint64 ? uint64 : int64, at);
  return type == uint64 ? static_cast<std::int64_t>(number.to<std::uint64_t>() - (std::uint64_t{1} << 63))
                        : number.to<std::int64_t>();
}

/// Integers. As NumPy, only the first two have to be of the dtype; the others wrap around.
Progression integersOf(const scalar_value &start, const scalar_value &stop, const scalar_value &step, dtype type,
                       location at) {
  const bool isBeyond = start.type == uint64 || stop.type == uint64;
  const dtype counted = isBeyond && type == uint64 ? uint64 : int64;
  requireFit(step, int64, at);
  const std::int64_t a = shifted(start, counted, at), z = shifted(stop, counted, at), by = step.to<std::int64_t>();
  const std::int64_t count = api::check(semantics::arangeLength(a, z, by), at);
  if (count > 0)
    requireFit(start, type, at);
  std::int64_t second;
  if (count > 1 && counted == int64 && !__builtin_add_overflow(a, by, &second))
    requireFit(second, type, at);
  return {start, by, count};
}

/// Floats as integers: the first two without their fractions, and as far again from one to the next.
Progression wholeNumbersOf(double first, double second, dtype type, std::int64_t count, location at) {
  auto bitsOf = [&](double x) {
    requireFit(x, type, at);
    return x < 0 ? static_cast<std::uint64_t>(static_cast<std::int64_t>(x)) : static_cast<std::uint64_t>(x);
  };
  const std::uint64_t a = count > 0 ? bitsOf(first) : 0, by = count > 1 ? bitsOf(second) - a : 0;
  return {a, static_cast<std::int64_t>(by), count};
}

Progression progressionOf(const scalar_value &start, const scalar_value &stop, const scalar_value &step, dtype type,
                          location at) {
  for (dtype of : {start.type, stop.type, step.type})
    api::checkReal("arange", of, at);
  if (type.is_bool())
    api::raise(ErrorKind::dtype, "[arange] expected a dtype of numbers, but got bool", at);
  if (!isReal(start) && !isReal(stop) && !isReal(step))
    return integersOf(start, stop, step, type, at);
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
    return wholeNumbersOf(a, a + by, type, count, at);
  return {a, (a + by) - a, count};
}

} // namespace

ndarray arange(const scalar_value &start, const scalar_value &stop, const scalar_value &step, std::optional<dtype> type,
               location where) {
  const location at = api::called("arange", where);
  bool real = isReal(start) || isReal(stop) || isReal(step);
  dtype of = type.value_or(real ? default_float() : int64);
  if (of.is_complex()) // on the real line
    return api::convert(arange(start, stop, step, of == complex64 ? float32 : float64, at), of, "arange", at);
  Progression p = progressionOf(start, stop, step, of, at);
  if (api::tracing()) {
    dtype in = api::widened(of); // as the host does
    ndarray first = wrapped(p.first, in), by = wrapped(p.step, in);
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

//===-- linspace -----------------------------------------------------------===//

namespace {

dtype complexOf(dtype floating) { return floating == float32 ? complex64 : complex128; }

/// NumPy's way: i * step + start or, where the step would vanish, i / parts * distance + start. Complex numbers are
/// multiplied and divided whole: an infinite part makes NaN of both.
class Line {
public:
  Line(const scalar_value &start, const scalar_value &stop, std::int64_t count, bool endpoint)
      : start(start.to<std::complex<double>>()), stop(stop.to<std::complex<double>>()),
        last(endpoint && count > 1 ? count - 1 : -1),
        parts(static_cast<double>(std::max<std::int64_t>(endpoint ? count - 1 : count, 1))),
        isComplex(start.type.is_complex() || stop.type.is_complex()) {
    const double real = this->stop.real() - this->start.real(), imaginary = this->stop.imag() - this->start.imag();
    factor = isComplex ? std::complex((real + imaginary * 0.) * (1 / parts), (imaginary - real * 0.) * (1 / parts))
                       : real / parts;
    if (factor == 0.)
      factor = {real, imaginary};
    else
      parts = 1;
  }

  std::complex<double> operator[](std::int64_t i) const {
    if (i == last)
      return stop;
    const double place = static_cast<double>(i) / parts;
    if (!isComplex)
      return place * factor.real() + start.real();
    return {place * factor.real() - 0. * factor.imag() + start.real(),
            place * factor.imag() + 0. * factor.real() + start.imag()};
  }

private:
  std::complex<double> start, stop, factor;
  std::int64_t last; ///< The place of the end, which is exact.
  double parts;      ///< What places are divided by.
  bool isComplex;
};

} // namespace

ndarray linspace(const scalar_value &start, const scalar_value &stop, std::int64_t count, linspace_options options,
                 location where) {
  const location at = api::called("linspace", where);
  const bool isComplex = start.type.is_complex() || stop.type.is_complex();
  dtype type = options.dtype.value_or(isComplex ? complexOf(default_float()) : default_float());
  if (count < 0)
    api::raise(ErrorKind::value, fmt::format("[linspace] expected a count of at least 0, but got {}", count), at);
  if (isComplex && !type.is_complex())
    api::raise(ErrorKind::dtype,
               fmt::format("[linspace] expected a complex dtype for complex bounds, but got {}", type.name()), at);
  if (api::tracing() && (type.is_floating() || type.is_complex())) {
    // As NumPy and the host do: in float64, whatever comes out.
    const dtype in = isComplex ? complex128 : float64;
    ndarray first = api::literal(start, in, "linspace", at), last = api::literal(stop, in, "linspace", at);
    auto result = api::check(semantics::inferLinspace(api::typeOf(first), api::typeOf(last), {count}), at);
    ndarray made =
        api::apply({"tnp.linspace", {first, last}, {std::move(result)}, at, {{"endpoint", options.endpoint}}});
    return api::convert(made, type, "linspace", at);
  }
  auto [made, data] = api::allocate(type, count, at);
  const Line line(start, stop, count, options.endpoint);
  for (std::int64_t i = 0; i < count; ++i) {
    std::byte *place = static_cast<std::byte *>(data) + i * type.itemsize();
    const std::complex<double> value = line[i];
    if (type.is_complex())
      api::writeElement(value, type, place);
    else
      api::writeElement(type.is_integer() ? std::floor(value.real()) : value.real(), type, place);
  }
  return made;
}

} // namespace tnp
