#pragma once

/// \file
/// The contract between compiled code and the runtime: plain data, no code. Compiled code is written against these
/// layouts, so every change here must change `abiVersion`.

#include <cstddef>
#include <cstdint>

namespace tnp::runtime {

class Buffer;

/// Part of the key of cached code.
inline constexpr std::int64_t abiVersion = 4;

/// In place of an output, where a call had no memory for anything else.
inline constexpr std::int64_t temporaryArrays = -1;

/// Where an entry puts one result: `dims` is the caller's storage of the result's rank, the rest is filled by the entry.
struct OutputSlot {
  Buffer *buffer;
  void *data;
  std::int64_t *dims;
};

/// The state of one call of an entry. Lives on the caller's stack.
struct CallContext {
  OutputSlot *outputs;
  /// When the entry returned `failed`: the index in the executable's failure table. When it returned `outOfMemory`: the
  /// output for which there was none, or `temporaryArrays`.
  std::int64_t failure;
  std::int64_t values[2]; ///< what the failure's message speaks of; the bytes of temporary arrays
  Buffer *workspaces;     ///< the chunks of memory that this call has asked for, released after it
};

/// How elements are compared: as unsigned integers, as signed ones, as floats of IEEE 754 (float16 goes by either name),
/// as bfloat16, as pairs of floats.
enum class ElementKind : std::int64_t {
  unsignedInteger = 0,
  signedInteger = 1,
  floating = 2,
  half = 3,
  bfloat = 4,
  complex = 5
};

/// What an entry returns.
enum class StatusCode : std::int32_t { ok = 0, failed = 1, outOfMemory = 2 };

/// An entry's outcome, as a caller keeps it.
struct Status {
  StatusCode code = StatusCode::ok;
  std::int64_t failure = 0;
  std::int64_t values[2] = {0, 0};

  explicit operator bool() const { return code == StatusCode::ok; }
};

/// A compiled program. `inputs` are contiguous buffers, `dims` all extents of all inputs in order, known ones included.
using Entry = std::int32_t (*)(CallContext *context, void *const *inputs, const std::int64_t *dims);

/// A compiled kernel over the items [lo, hi). `args` are 8-byte words: for each memref its pointer, then its dynamic
/// sizes, then its dynamic strides; a scalar by value in the low bytes of one word.
using Kernel = void (*)(void *const *args, void *scratch, std::int64_t lo, std::int64_t hi);

static_assert(sizeof(OutputSlot) == 24 && offsetof(OutputSlot, data) == 8 && offsetof(OutputSlot, dims) == 16);
static_assert(sizeof(CallContext) == 40 && offsetof(CallContext, failure) == 8 && offsetof(CallContext, values) == 16);
static_assert(sizeof(void *) == 8);

} // namespace tnp::runtime
