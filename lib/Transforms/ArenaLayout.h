// Where buffers go in an arena when those that live at different times may share a place. Pure arithmetic.
#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"

#include <cstdint>

namespace tnp::transforms {

/// Both ends belong to the interval.
struct LiveInterval {
  int64_t first = 0, last = 0;

  bool overlaps(const LiveInterval &other) const { return first <= other.last && other.first <= last; }
};

constexpr int64_t kArenaAlignment = 64;

constexpr int64_t alignToArena(int64_t bytes) {
  return (bytes + kArenaAlignment - 1) / kArenaAlignment * kArenaAlignment;
}

struct FixedBuffer {
  LiveInterval life;
  int64_t bytes = 0;
  int64_t offset = 0; // filled in by packFixed
};

/// Gives each buffer an aligned offset, the largest first at the lowest place that is free during its life. Returns the
/// bytes of the whole.
int64_t packFixed(llvm::MutableArrayRef<FixedBuffer> buffers);

/// Assigns buffers that all fit in the same slot to as few slots as possible: returns the slot of each.
llvm::SmallVector<unsigned> assignSlots(llvm::ArrayRef<LiveInterval> lives);

} // namespace tnp::transforms
