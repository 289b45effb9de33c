#pragma once

/// \file
/// Scratch memory: of the thread that runs a kernel, and of one operation of a call.

#include "lib/Runtime/Abi.h"
#include "lib/Runtime/Buffer.h"

#include <cstdint>

namespace tnp::runtime {

/// At least `bytes` bytes, 64-byte aligned, that no other thread uses, valid until the next call on this thread. Null when
/// `bytes` is 0; `ok` becomes false when memory is short.
void *threadScratch(std::int64_t bytes, bool &ok) noexcept;

/// Memory of this call, 64-byte aligned and uninitialised, that is given back with the reference: an entry may come by an
/// operation a thousand times. Null when memory is short, and then the context says so.
BufferRef temporaryMemory(CallContext *context, std::int64_t bytes) noexcept;

} // namespace tnp::runtime
