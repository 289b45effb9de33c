#include "lib/Runtime/Buffer.h"

#include "lib/Runtime/BufferPool.h"

#include <new>

namespace tnp::runtime {

Buffer *Buffer::allocate(std::int64_t bytes) noexcept { return BufferPool::get().allocate(bytes); }

Buffer *Buffer::adopt(void *data, std::int64_t bytes, Deleter deleter, void *owner) noexcept {
  auto *buffer = new (std::nothrow) Buffer();
  if (!buffer)
    return nullptr;
  buffer->memory = data;
  buffer->bytes = bytes;
  buffer->deleter = deleter;
  buffer->owner = owner;
  return buffer;
}

void Buffer::dispose() noexcept {
  if (!deleter)
    return BufferPool::get().recycle(this);
  deleter(memory, owner);
  delete this;
}

MemoryStatistics memoryStatistics() noexcept { return BufferPool::get().statistics(); }
void resetPeak() noexcept { BufferPool::get().resetPeak(); }
void releaseCachedMemory() noexcept { BufferPool::get().trim(); }

} // namespace tnp::runtime
