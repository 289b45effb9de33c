// Memory for array_impls: each thread keeps the blocks it frees, up to a bound.
#include "lib/API/Array.h"

#include <new>

namespace tnp {

namespace {

constexpr int mostBlocks = 256;

struct Block {
  Block *next;
};

/// Plain data, so that it can be used before and after the thread's other objects live.
struct Blocks {
  Block *first = nullptr;
  int count = 0;
  bool closed = false; ///< The thread is ending: what comes now goes straight back.
};
thread_local constinit Blocks blocks;

/// Gives the blocks back when the thread ends.
struct Closer {
  ~Closer() {
    blocks.closed = true;
    while (Block *block = blocks.first) {
      blocks.first = block->next;
      ::operator delete(block);
    }
  }
};

void closeAtExit() { thread_local Closer closer; }

} // namespace

void *array_impl::operator new(std::size_t bytes) {
  if (Block *block = blocks.first) { // all blocks have this size: the struct has no derived classes
    blocks.first = block->next;
    --blocks.count;
    return block;
  }
  return ::operator new(bytes);
}

void array_impl::operator delete(void *memory) noexcept {
  if (blocks.closed || blocks.count >= mostBlocks)
    return ::operator delete(memory);
  if (blocks.count == 0)
    closeAtExit();
  blocks.first = new (memory) Block{blocks.first};
  ++blocks.count;
}

} // namespace tnp
