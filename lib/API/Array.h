// What an ndarray is a handle of.
#pragma once

#include "lib/Semantics/Types.h"
#include "lib/Trace/Value.h"
#include "tnp/device.h"
#include "tnp/ndarray.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace tnp::runtime {
class Buffer;
} // namespace tnp::runtime

namespace tnp {

/// An array: either elements in a buffer, always C-contiguous, or a value of a trace. Never changed once it is shared.
struct array_impl {
  std::atomic<std::int64_t> references{1};
  tnp::dtype type;
  bool weak = false;    ///< Made from a C++ number and not yet given a dtype by promotion.
  bool literal = false; ///< 0-d elements written in the program: a constant of a trace, not a captured array.
  tnp::shape extents;   ///< Of a traced value: with `unknown` in it.
  tnp::device place;

  runtime::Buffer *buffer = nullptr;     ///< One reference is ours. Null in a traced value and in a number.
  std::int64_t offset = 0;               ///< Bytes from the start of the buffer.
  location made;                         ///< The line of the operation that gave it, as far as that is known.
  alignas(16) std::byte number[16] = {}; ///< The element of a 0-d array that has no buffer.
  traces::Value traced;                  ///< Set in a value of a trace, with
  semantics::Dims dims;                  ///< its extents and their names.

  /// Blocks are kept for the thread's next array: a call of a compiled function allocates nothing.
  static void *operator new(std::size_t bytes);
  static void operator delete(void *block) noexcept;

  array_impl(tnp::dtype type, tnp::shape extents) : type(type), extents(std::move(extents)) {}
  ~array_impl();
  array_impl(const array_impl &) = delete;
  array_impl &operator=(const array_impl &) = delete;

  bool isTraced() const { return static_cast<bool>(traced); }
  std::int64_t elements() const { return extents.known() ? extents.elements() : unknown; }
  std::int64_t bytes() const { return elements() * type.itemsize(); }
  /// The elements, for the function that `op` names; throws trace_error for a traced value, with the line that made it
  /// where the one that asks is not known.
  const void *data(location at, std::string_view op = "data") const;
};

namespace api {

/// The line of the operation that gave a traced value, as far as it can still be told.
location whereMade(const array_impl &value);

/// The impl of an array; an empty handle is the scalar 0.0.
const array_impl &implOf(const ndarray &array);

/// The type the rules work on; a traced value's extents keep their names.
semantics::TensorType typeOf(const ndarray &array);

/// A new array with room for its elements, to be filled through the second before anybody else sees it.
std::pair<ndarray, void *> allocate(tnp::dtype type, const tnp::shape &extents, location at);

/// The elements of `array` (or a part of them, `offset` bytes further) under another shape: no copy.
ndarray share(const ndarray &array, const tnp::shape &extents, std::int64_t offset = 0);

/// An array of a buffer that is already filled; takes over one reference.
ndarray adopt(runtime::Buffer *buffer, tnp::dtype type, const tnp::shape &extents);

/// As `literal`, for a 0-d array that the user asked for: outside of a trace it is an array like any other.
ndarray number(const scalar_value &value, tnp::dtype type, std::string_view op, location at);

/// `array` as operand of dtype `to` of the function `op`, a literal: a C++ number is written anew, an array converted by
/// tnp.astype. A number has to fit, also one that a trace does not know.
ndarray convert(const ndarray &array, tnp::dtype to, std::string_view op, location at);

/// The dtype that a C++ number of this one has in the settings in scope: `prefer_float32` halves floats and complex.
tnp::dtype preferred(tnp::dtype number);

/// A value of a trace.
ndarray traced(traces::Traced value);

/// A C++ number as a 0-d array of `type`, a constant of traces; throws value_error when it does not fit.
ndarray literal(const scalar_value &value, tnp::dtype type, std::string_view op, location at);

} // namespace api
} // namespace tnp
