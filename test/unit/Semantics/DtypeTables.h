// What NumPy 2.4 answers, dtype by dtype (written by asking it); "--" is a TypeError.
#pragma once

#include "tnp/dtype.h"

#include <array>
#include <string>

namespace numpy {

/// The columns of all tables.
inline constexpr std::array dtypes = {tnp::bool_,   tnp::int8,    tnp::int16,     tnp::int32,     tnp::int64,
                                      tnp::uint8,   tnp::uint16,  tnp::uint32,    tnp::uint64,    tnp::float16,
                                      tnp::float32, tnp::float64, tnp::complex64, tnp::complex128};

/// The name a table has for a dtype.
inline std::string shortName(tnp::dtype type) {
  static constexpr const char *names[] = {"b1", "i1", "i2", "i4", "i8", "u1", "u2", "u4",
                                          "u8", "f2", "bf", "f4", "f8", "c8", "cx"};
  return names[static_cast<int>(type.id())];
}

/// A cell of a row.
inline std::string cell(const std::string &row, std::size_t column) { return row.substr(3 * column, 2); }

/// np.result_type of two arrays.
inline const std::string promotions[] = {
    "b1 i1 i2 i4 i8 u1 u2 u4 u8 f2 f4 f8 c8 cx", // bool
    "i1 i1 i2 i4 i8 i2 i4 i8 f8 f2 f4 f8 c8 cx", // int8
    "i2 i2 i2 i4 i8 i2 i4 i8 f8 f4 f4 f8 c8 cx", // int16
    "i4 i4 i4 i4 i8 i4 i4 i8 f8 f8 f8 f8 cx cx", // int32
    "i8 i8 i8 i8 i8 i8 i8 i8 f8 f8 f8 f8 cx cx", // int64
    "u1 i2 i2 i4 i8 u1 u2 u4 u8 f2 f4 f8 c8 cx", // uint8
    "u2 i4 i4 i4 i8 u2 u2 u4 u8 f4 f4 f8 c8 cx", // uint16
    "u4 i8 i8 i8 i8 u4 u4 u4 u8 f8 f8 f8 cx cx", // uint32
    "u8 f8 f8 f8 f8 u8 u8 u8 u8 f8 f8 f8 cx cx", // uint64
    "f2 f2 f4 f8 f8 f2 f4 f8 f8 f2 f4 f8 c8 cx", // float16
    "f4 f4 f4 f8 f8 f4 f4 f8 f8 f4 f4 f8 c8 cx", // float32
    "f8 f8 f8 f8 f8 f8 f8 f8 f8 f8 f8 f8 cx cx", // float64
    "c8 c8 c8 cx cx c8 c8 cx cx c8 c8 cx c8 cx", // complex64
    "cx cx cx cx cx cx cx cx cx cx cx cx cx cx", // complex128
};

/// An array of the row's dtype with True, 1, 1.0 and 1j.
inline const std::string weakPromotions[] = {
    "b1 i8 f8 cx", // bool
    "i1 i1 f8 cx", // int8
    "i2 i2 f8 cx", // int16
    "i4 i4 f8 cx", // int32
    "i8 i8 f8 cx", // int64
    "u1 u1 f8 cx", // uint8
    "u2 u2 f8 cx", // uint16
    "u4 u4 f8 cx", // uint32
    "u8 u8 f8 cx", // uint64
    "f2 f2 f2 c8", // float16
    "f4 f4 f4 c8", // float32
    "f8 f8 f8 cx", // float64
    "c8 c8 c8 c8", // complex64
    "cx cx cx cx", // complex128
};

struct Row {
  const char *op;
  std::string results;
};

/// One for each rule; suite conformance-dtypes asks NumPy about all ufuncs.
inline const Row elementwise[] = {
    {"sqrt", "f2 f2 f4 f8 f8 f2 f4 f8 f8 f2 f4 f8 c8 cx"},
    {"square", "i1 i1 i2 i4 i8 u1 u2 u4 u8 f2 f4 f8 c8 cx"},
    {"negative", "-- i1 i2 i4 i8 u1 u2 u4 u8 f2 f4 f8 c8 cx"},
    {"abs", "b1 i1 i2 i4 i8 u1 u2 u4 u8 f2 f4 f8 f4 f8"},
    {"isnan", "b1 b1 b1 b1 b1 b1 b1 b1 b1 b1 b1 b1 b1 b1"},
    {"logical_not", "b1 b1 b1 b1 b1 b1 b1 b1 b1 b1 b1 b1 b1 b1"},
    {"add", "b1 i1 i2 i4 i8 u1 u2 u4 u8 f2 f4 f8 c8 cx"},
    {"divide", "f8 f8 f8 f8 f8 f8 f8 f8 f8 f2 f4 f8 c8 cx"},
    {"floor_divide", "i1 i1 i2 i4 i8 u1 u2 u4 u8 f2 f4 f8 -- --"},
};

inline const Row reductions[] = {
    {"sum", "i8 i8 i8 i8 i8 u8 u8 u8 u8 f2 f4 f8 c8 cx"},    {"mean", "f8 f8 f8 f8 f8 f8 f8 f8 f8 f2 f4 f8 c8 cx"},
    {"amax", "b1 i1 i2 i4 i8 u1 u2 u4 u8 f2 f4 f8 c8 cx"},   {"amin", "b1 i1 i2 i4 i8 u1 u2 u4 u8 f2 f4 f8 c8 cx"},
    {"argmax", "i8 i8 i8 i8 i8 i8 i8 i8 i8 i8 i8 i8 i8 i8"}, {"argmin", "i8 i8 i8 i8 i8 i8 i8 i8 i8 i8 i8 i8 i8 i8"},
    {"any", "b1 b1 b1 b1 b1 b1 b1 b1 b1 b1 b1 b1 b1 b1"},    {"all", "b1 b1 b1 b1 b1 b1 b1 b1 b1 b1 b1 b1 b1 b1"},
};

} // namespace numpy
