// The functions that compiled code calls: see Symbols.h.
#include "lib/Runtime/Buffer.h"
#include "lib/Runtime/CPU/Scratch.h"
#include "lib/Runtime/CPU/ThreadPool.h"
#include "lib/Runtime/History.h"
#include "lib/Runtime/Symbols.h"
#include "lib/Support/Log.h"

using namespace tnp::runtime;

/// Notes for what there was no memory.
static void noteShortage(CallContext *context, std::int64_t output, std::int64_t bytes) {
  context->failure = output;
  context->values[0] = bytes;
}

void *tnp_rt_output(CallContext *context, std::int64_t index, std::int64_t rank, const std::int64_t *dims,
                    std::int64_t elementBytes) {
  std::int64_t bytes = elementBytes;
  bool empty = false, negative = false, overflow = false;
  OutputSlot &slot = context->outputs[index];
  for (std::int64_t i = 0; i < rank; ++i) {
    slot.dims[i] = dims[i];
    empty |= dims[i] == 0;
    negative |= dims[i] < 0;
    overflow |= __builtin_mul_overflow(bytes, dims[i], &bytes);
  }
  // However large the others are, an extent of 0 leaves nothing to store.
  Buffer *buffer = negative || (overflow && !empty) ? nullptr : Buffer::allocate(empty ? 0 : bytes);
  if (!buffer) {
    noteShortage(context, index, bytes);
    return nullptr;
  }
  if (slot.buffer) // a program that makes an output twice keeps the last
    slot.buffer->release();
  slot.buffer = buffer;
  return slot.data = buffer->data();
}

BufferRef tnp::runtime::temporaryMemory(CallContext *context, std::int64_t bytes) noexcept {
  // Rounded up so that a guarded block, which is placed by its end, still starts at a multiple of 64.
  BufferRef memory(bytes < 0 || bytes > INT64_MAX - 63 ? nullptr : Buffer::allocate((bytes + 63) / 64 * 64));
  if (!memory)
    noteShortage(context, temporaryArrays, bytes);
  return memory;
}

void *tnp_rt_workspace(CallContext *context, std::int64_t bytes) {
  Buffer *buffer = temporaryMemory(context, bytes).take();
  if (!buffer)
    return nullptr;
  buffer->next = context->workspaces;
  context->workspaces = buffer;
  return buffer->data();
}

std::int32_t tnp_rt_launch(CallContext *context, Kernel kernel, void *const *args, std::int64_t scratchBytes,
                           std::int64_t items, std::int64_t cost) {
  if (history::recording())
    history::add(kernel, items);
  tnp::log::line(tnp::log::Topic::launch, "a kernel; items: {}, each of {} ps", items, cost);
  if (ThreadPool::get().run({kernel, args, scratchBytes, items, cost}))
    return static_cast<std::int32_t>(StatusCode::ok);
  noteShortage(context, temporaryArrays, scratchBytes);
  return static_cast<std::int32_t>(StatusCode::outOfMemory);
}

void tnp_rt_fail(CallContext *context, std::int64_t index, std::int64_t first, std::int64_t second) {
  context->failure = index;
  context->values[0] = first;
  context->values[1] = second;
}
