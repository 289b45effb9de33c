#pragma once

/// \file
/// The exceptions. Each derives from the standard exception a C++ programmer would catch for it. Messages read
/// `[op] expected ..., but got ... (file.cpp:12)`: the operation, what it wants, what it was given, the user's line.

#include <stdexcept>
#include <string>

#pragma GCC visibility push(default)
namespace tnp {

/// Shapes that do not fit: operands that do not broadcast, a reshape to another size. NumPy: ValueError.
struct shape_error : std::invalid_argument {
  using std::invalid_argument::invalid_argument;
};

/// A dtype that an operation does not take, or that does not match the C++ type asked for. NumPy: TypeError.
struct dtype_error : std::invalid_argument {
  using std::invalid_argument::invalid_argument;
};

/// An index, an axis or a mask outside of an array. NumPy: IndexError, AxisError.
struct index_error : std::out_of_range {
  using std::out_of_range::out_of_range;
};

/// A value outside of what an operation is defined for: the maximum of nothing, a step of zero. NumPy: ValueError.
struct value_error : std::domain_error {
  using std::domain_error::domain_error;
};

/// A device that does not exist or does not answer.
struct device_error : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A file that cannot be read or written, or that holds something else than its name promises.
struct file_error : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A C++ function that cannot be traced: it looks at values, carries change their dtype or shape, or `on_retrace` forbids it.
struct trace_error : std::logic_error {
  using std::logic_error::logic_error;
};

/// Arguments that do not match the `input_signature` of a function.
struct signature_error : std::invalid_argument {
  using std::invalid_argument::invalid_argument;
};

/// A NaN where `check_nans` forbids it.
struct nan_error : std::domain_error {
  using std::domain_error::domain_error;
};

/// No memory for a result. NumPy: MemoryError.
struct memory_error : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Our mistake, not the user's: please report it, the message says what was broken.
struct internal_error : std::logic_error {
  using std::logic_error::logic_error;
};

} // namespace tnp
#pragma GCC visibility pop
