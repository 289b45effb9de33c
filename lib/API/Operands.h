// Promotion of what a function was given.
#pragma once

#include "lib/API/Array.h"
#include "lib/API/Error.h"

#include <initializer_list>
#include <string_view>

namespace tnp::api {

/// The dtype that NumPy 2 computes in: C++ numbers are weak, and floats among them are float32 inside prefer_float32.
tnp::dtype promoted(std::initializer_list<const operand *> operands);

/// An elementwise operation ("tnp.add") on all of them: promotes, converts, infers, applies.
ndarray elementwise(std::string_view op, std::initializer_list<const operand *> operands);

/// The array, or a C++ number as an array of the dtype that it has when it meets no other.
ndarray decided(const operand &x);

/// Floats and complex numbers: what integers become before most functions, and what NaN can be among.
bool isInexact(const ndarray &x);

/// What a function of several operations computes in: halves, which would be rounded after each, in float32.
dtype widened(dtype type);

/// dtype_error in the name of the function for complex numbers.
void checkReal(std::string_view function, dtype type, location at);

/// Complex numbers of two parts.
ndarray complexOf(const ndarray &re, const ndarray &im, location at);

/// The operand, which has at least so many axes; shape_error in the name of the function else.
const operand &withAxes(std::string_view function, const operand &x, int least);

/// An operand of `function`, which is made of others and hands it to them.
inline operand called(const char *function, const operand &x) { return {x.array(), called(function, x.where())}; }

/// The same, in the dtype that was asked for.
operand converted(const char *function, const operand &x, const std::optional<dtype> &type);

/// The axes of a list in its order, each of them an axis of x, and once.
std::vector<std::int64_t> listed(std::string_view function, const axes &list, const operand &x);

/// Gives what a function computes in between the line of its caller, and its name: `add(at(mean), at(1))`.
class Marker {
public:
  explicit Marker(location where) : where(where) {}
  Marker(const char *function, location where) : where(called(function, where)) {}
  operand operator()(const ndarray &array) const { return {array, where}; }
  template <scalar T> operand operator()(T number) const { return {number, where}; }

  const location where;
};

/// x with a number for NaN, where it can hold one.
ndarray replaceNan(const ndarray &x, double number, const Marker &at);

} // namespace tnp::api
