// Promotion of what a function was given.
#pragma once

#include "lib/API/Array.h"

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

/// dtype_error in the name of the function for complex numbers.
void checkReal(std::string_view function, dtype type, location at);

/// The operand, which has at least so many axes; value_error in the name of the function else.
const operand &withAxes(std::string_view function, const operand &x, int least);

/// Gives what a function computes in between the line of its caller: `add(at(mean), at(1))`.
class Marker {
public:
  explicit Marker(location where) : where(where) {}
  operand operator()(const ndarray &array) const { return {array, where}; }
  template <scalar T> operand operator()(T number) const { return {number, where}; }

  const location where;
};

/// x with a number for NaN, where it can hold one.
ndarray replaceNan(const ndarray &x, double number, const Marker &at);

} // namespace tnp::api
