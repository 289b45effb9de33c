#include "lib/API/Elements.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace tnp::api {

namespace {

template <class T> T load(const void *from) {
  T value;
  std::memcpy(&value, from, sizeof(T));
  return value;
}
template <class T> void store(void *to, T value) { std::memcpy(to, &value, sizeof(T)); }

scalar_value complexValue(dtype type, double real, double imaginary) {
  scalar_value value(type);
  value.real = real;
  value.imaginary = imaginary;
  return value;
}

template <class T> bool fitsInteger(const scalar_value &value) {
  if (value.type.is_bool())
    return true;
  if (value.type == uint64)
    return static_cast<std::uint64_t>(value.integer) <= static_cast<std::uint64_t>(std::numeric_limits<T>::max());
  if (value.type.is_integer())
    return std::is_unsigned_v<T>
               ? value.integer >= 0 && static_cast<std::uint64_t>(value.integer) <= std::numeric_limits<T>::max()
               : value.integer >= static_cast<std::int64_t>(std::numeric_limits<T>::min()) &&
                     value.integer <= static_cast<std::int64_t>(std::numeric_limits<T>::max());
  double whole = std::trunc(value.real); // NaN compares false
  return whole >= static_cast<double>(std::numeric_limits<T>::min()) &&
         whole < std::ldexp(1., std::numeric_limits<T>::digits);
}

} // namespace

scalar_value readElement(dtype type, const void *from) {
  using enum dtype::code;
  switch (type.id()) {
  case bool_:
    return load<std::uint8_t>(from) != 0;
  case int8:
    return load<std::int8_t>(from);
  case int16:
    return load<std::int16_t>(from);
  case int32:
    return load<std::int32_t>(from);
  case int64:
    return load<std::int64_t>(from);
  case uint8:
    return load<std::uint8_t>(from);
  case uint16:
    return load<std::uint16_t>(from);
  case uint32:
    return load<std::uint32_t>(from);
  case uint64:
    return load<std::uint64_t>(from);
  case float16:
    return load<float16_t>(from);
  case bfloat16:
    return load<bfloat16_t>(from);
  case float32:
    return load<float>(from);
  case float64:
    return load<double>(from);
  case complex64:
    return complexValue(type, load<float>(from), load<float>(static_cast<const char *>(from) + 4));
  case complex128:
    return complexValue(type, load<double>(from), load<double>(static_cast<const char *>(from) + 8));
  }
  return false;
}

void writeElement(const scalar_value &value, dtype type, void *to) {
  using enum dtype::code;
  switch (type.id()) {
  case bool_:
    return store<std::uint8_t>(to, value.to<bool>() || value.imaginary != 0);
  case int8:
    return store(to, value.to<std::int8_t>());
  case int16:
    return store(to, value.to<std::int16_t>());
  case int32:
    return store(to, value.to<std::int32_t>());
  case int64:
    return store(to, value.to<std::int64_t>());
  case uint8:
    return store(to, value.to<std::uint8_t>());
  case uint16:
    return store(to, value.to<std::uint16_t>());
  case uint32:
    return store(to, value.to<std::uint32_t>());
  case uint64:
    return store(to, value.to<std::uint64_t>());
  case float16:
    return store(to, value.to<float16_t>());
  case bfloat16:
    return store(to, value.to<bfloat16_t>());
  case float32:
    return store(to, value.to<float>());
  case float64:
    return store(to, value.to<double>());
  case complex64:
    store(to, value.to<float>());
    return store(static_cast<char *>(to) + 4, static_cast<float>(value.imaginary));
  case complex128:
    store(to, value.to<double>());
    return store(static_cast<char *>(to) + 8, value.imaginary);
  }
}

bool fits(const scalar_value &value, dtype type) {
  using enum dtype::code;
  switch (type.id()) {
  case int8:
    return fitsInteger<std::int8_t>(value);
  case int16:
    return fitsInteger<std::int16_t>(value);
  case int32:
    return fitsInteger<std::int32_t>(value);
  case int64:
    return fitsInteger<std::int64_t>(value);
  case uint8:
    return fitsInteger<std::uint8_t>(value);
  case uint16:
    return fitsInteger<std::uint16_t>(value);
  case uint32:
    return fitsInteger<std::uint32_t>(value);
  case uint64:
    return fitsInteger<std::uint64_t>(value);
  default:
    return true;
  }
}

void fillElements(void *to, std::int64_t count, const void *element, int itemsize) {
  std::int64_t total = count * itemsize, written = std::min<std::int64_t>(total, itemsize);
  const auto *bytes = static_cast<const unsigned char *>(element);
  if (std::all_of(bytes, bytes + itemsize, [](unsigned char byte) { return byte == 0; })) {
    std::memset(to, 0, static_cast<std::size_t>(total));
    return;
  }
  std::memcpy(to, element, static_cast<std::size_t>(written));
  while (written < total) { // what is written doubles each time
    std::int64_t more = std::min(written, total - written);
    std::memcpy(static_cast<char *>(to) + written, to, static_cast<std::size_t>(more));
    written += more;
  }
}

} // namespace tnp::api
