#pragma once

/// \file
/// Element types: the fifteen dtypes and their correspondence to C++ types.

#include <tnp/half.h>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#pragma GCC visibility push(default)
namespace tnp {

/// The five kinds of elements, in the order in which promotion climbs.
enum class dtype_kind : std::uint8_t { boolean, integer, unsigned_integer, floating, complex };

/// The type of an array's elements: one of fifteen values such as `tnp::float32`. A byte; compare with `==`.
///
///     np::zeros({3}, np::float32).dtype() // float32
///     np::float32.itemsize() // 4
class dtype {
public:
  /// Names the dtypes for `switch`.
  enum class code : std::uint8_t {
    bool_,
    int8,
    int16,
    int32,
    int64,
    uint8,
    uint16,
    uint32,
    uint64,
    float16,
    bfloat16,
    float32,
    float64,
    complex64,
    complex128
  };
  static constexpr int count = 15;

  constexpr dtype() noexcept = default; ///< float64, as in NumPy.
  constexpr dtype(code c) noexcept : code_(c) {}

  [[nodiscard]] constexpr code id() const noexcept { return code_; }
  [[nodiscard]] constexpr std::string_view name() const noexcept; ///< NumPy's name: "bool", "int64", ...
  [[nodiscard]] constexpr int itemsize() const noexcept;          ///< Bytes of one element. NumPy: itemsize.
  [[nodiscard]] constexpr dtype_kind kind() const noexcept;

  [[nodiscard]] constexpr bool is_bool() const noexcept { return code_ == code::bool_; }
  [[nodiscard]] constexpr bool is_integer() const noexcept { return code_ >= code::int8 && code_ <= code::uint64; }
  [[nodiscard]] constexpr bool is_signed_integer() const noexcept {
    return code_ >= code::int8 && code_ <= code::int64;
  }
  [[nodiscard]] constexpr bool is_floating() const noexcept { return code_ >= code::float16 && code_ <= code::float64; }
  [[nodiscard]] constexpr bool is_complex() const noexcept { return code_ >= code::complex64; }

  friend constexpr bool operator==(dtype, dtype) noexcept = default;
  /// An arbitrary fixed order, so that dtypes may be keys of maps.
  friend constexpr bool operator<(dtype a, dtype b) noexcept { return a.code_ < b.code_; }

private:
  code code_ = code::float64;
};

/// The dtypes. bfloat16, the upper half of a float32, is none of NumPy's.
///
///     np::array({np::int8.itemsize(), np::int16.itemsize(), np::int32.itemsize(), np::int64.itemsize()}) // [1 2 4 8]
///     np::array({np::uint8.itemsize(), np::uint16.itemsize(), np::uint32.itemsize(), np::uint64.itemsize()})
///     np::array({np::float16.itemsize(), np::bfloat16.itemsize(), np::float32.itemsize(), np::float64.itemsize()})
///     np::array({np::bool_.itemsize(), np::complex64.itemsize(), np::complex128.itemsize()}) // [1 8 16]
inline constexpr dtype bool_{dtype::code::bool_};
inline constexpr dtype int8{dtype::code::int8}, int16{dtype::code::int16}, int32{dtype::code::int32},
    int64{dtype::code::int64};
inline constexpr dtype uint8{dtype::code::uint8}, uint16{dtype::code::uint16}, uint32{dtype::code::uint32},
    uint64{dtype::code::uint64};
inline constexpr dtype float16{dtype::code::float16}, bfloat16{dtype::code::bfloat16}, float32{dtype::code::float32},
    float64{dtype::code::float64};
inline constexpr dtype complex64{dtype::code::complex64}, complex128{dtype::code::complex128};

namespace detail {
struct dtype_row {
  std::string_view name;
  std::uint8_t itemsize;
  dtype_kind kind;
};
inline constexpr dtype_row dtype_table[dtype::count] = {
    {"bool", 1, dtype_kind::boolean},
    {"int8", 1, dtype_kind::integer},
    {"int16", 2, dtype_kind::integer},
    {"int32", 4, dtype_kind::integer},
    {"int64", 8, dtype_kind::integer},
    {"uint8", 1, dtype_kind::unsigned_integer},
    {"uint16", 2, dtype_kind::unsigned_integer},
    {"uint32", 4, dtype_kind::unsigned_integer},
    {"uint64", 8, dtype_kind::unsigned_integer},
    {"float16", 2, dtype_kind::floating},
    {"bfloat16", 2, dtype_kind::floating},
    {"float32", 4, dtype_kind::floating},
    {"float64", 8, dtype_kind::floating},
    {"complex64", 8, dtype_kind::complex},
    {"complex128", 16, dtype_kind::complex},
};
} // namespace detail

constexpr std::string_view dtype::name() const noexcept { return detail::dtype_table[static_cast<int>(code_)].name; }
constexpr int dtype::itemsize() const noexcept { return detail::dtype_table[static_cast<int>(code_)].itemsize; }
constexpr dtype_kind dtype::kind() const noexcept { return detail::dtype_table[static_cast<int>(code_)].kind; }

/// C++ integers that are numbers: all but bool and the character types.
template <class T>
concept integer = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char> && !std::same_as<T, wchar_t> &&
                  !std::same_as<T, char8_t> && !std::same_as<T, char16_t> && !std::same_as<T, char32_t>;

/// C++ floating-point numbers we have a dtype for.
template <class T>
concept floating =
    std::same_as<T, float> || std::same_as<T, double> || std::same_as<T, float16_t> || std::same_as<T, bfloat16_t>;

/// std::complex<float>, std::complex<double> and look-alikes (so that <complex> need not be included).
template <class T>
concept complex_number = std::is_class_v<T> && std::is_trivially_copyable_v<T> && requires(const T &z) {
  typename T::value_type;
  requires std::same_as<typename T::value_type, float> || std::same_as<typename T::value_type, double>;
  { z.real() } -> std::convertible_to<typename T::value_type>;
  { z.imag() } -> std::convertible_to<typename T::value_type>;
  requires sizeof(T) == 2 * sizeof(typename T::value_type);
};

/// What may stand where a number is expected. Pointers, characters, enumerations and long double may not.
template <class T>
concept scalar = std::same_as<T, bool> || integer<T> || floating<T> || complex_number<T>;

/// The dtype whose elements are Ts: `dtype_of<float>() == float32`.
template <scalar T> [[nodiscard]] constexpr dtype dtype_of() noexcept {
  if constexpr (std::same_as<T, bool>)
    return bool_;
  else if constexpr (std::same_as<T, float16_t>)
    return float16;
  else if constexpr (std::same_as<T, bfloat16_t>)
    return bfloat16;
  else if constexpr (floating<T>)
    return sizeof(T) == 4 ? float32 : float64;
  else if constexpr (complex_number<T>)
    return sizeof(T) == 8 ? complex64 : complex128;
  else if constexpr (std::signed_integral<T>)
    return sizeof(T) == 1 ? int8 : sizeof(T) == 2 ? int16 : sizeof(T) == 4 ? int32 : int64;
  else
    return sizeof(T) == 1 ? uint8 : sizeof(T) == 2 ? uint16 : sizeof(T) == 4 ? uint32 : uint64;
}

} // namespace tnp
#pragma GCC visibility pop
