#include "lib/Transforms/ArenaLayout.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>

namespace tnp::transforms {

/// The lowest offset at which `buffer` touches none of the placed buffers that live when it does.
static int64_t lowestFreeOffset(const FixedBuffer &buffer, llvm::ArrayRef<const FixedBuffer *> placed) {
  llvm::SmallVector<const FixedBuffer *> neighbours;
  for (const FixedBuffer *other : placed)
    if (other->life.overlaps(buffer.life))
      neighbours.push_back(other);
  llvm::sort(neighbours, [](const FixedBuffer *a, const FixedBuffer *b) { return a->offset < b->offset; });
  int64_t offset = 0;
  for (const FixedBuffer *other : neighbours) {
    if (offset + buffer.bytes <= other->offset)
      break;
    offset = std::max(offset, alignToArena(other->offset + other->bytes));
  }
  return offset;
}

int64_t packFixed(llvm::MutableArrayRef<FixedBuffer> buffers) {
  llvm::SmallVector<FixedBuffer *> order;
  for (FixedBuffer &buffer : buffers)
    order.push_back(&buffer);
  llvm::sort(order, [](FixedBuffer *a, FixedBuffer *b) { return a->bytes != b->bytes ? a->bytes > b->bytes : a < b; });
  llvm::SmallVector<const FixedBuffer *> placed;
  int64_t end = 0;
  for (FixedBuffer *buffer : order) {
    buffer->offset = lowestFreeOffset(*buffer, placed);
    placed.push_back(buffer);
    end = std::max(end, alignToArena(buffer->offset + buffer->bytes));
  }
  return end;
}

llvm::SmallVector<unsigned> assignSlots(llvm::ArrayRef<LiveInterval> lives) {
  auto order = llvm::to_vector(llvm::seq<unsigned>(0, lives.size()));
  llvm::sort(order, [&](unsigned a, unsigned b) {
    return lives[a].first != lives[b].first ? lives[a].first < lives[b].first : a < b;
  });
  llvm::SmallVector<unsigned> slots(lives.size());
  llvm::SmallVector<int64_t> busyUntil;
  for (unsigned buffer : order) {
    auto free = llvm::find_if(busyUntil, [&](int64_t last) { return last < lives[buffer].first; });
    if (free == busyUntil.end())
      free = busyUntil.insert(busyUntil.end(), 0);
    *free = lives[buffer].last;
    slots[buffer] = free - busyUntil.begin();
  }
  return slots;
}

} // namespace tnp::transforms
