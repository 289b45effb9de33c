#pragma once

/// \file
/// Scratch memory of the thread that runs a kernel.

#include <cstdint>

namespace tnp::runtime {

/// At least `bytes` bytes, 64-byte aligned, that no other thread uses, valid until the next call on this thread. Null when
/// `bytes` is 0; `ok` becomes false when memory is short.
void *threadScratch(std::int64_t bytes, bool &ok) noexcept;

} // namespace tnp::runtime
