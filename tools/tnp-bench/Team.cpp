#include "Team.h"

#include <algorithm>
#include <thread>

namespace bench {

team &team::get() {
  static team *one = new team; // never destroyed: its threads sleep until the process ends
  return *one;
}

team::team() : count(int(std::max(1u, std::thread::hardware_concurrency()))) {
  for (int t = 1; t < count; ++t)
    std::thread([this, t] { stand_by(t); }).detach();
}

void team::stand_by(int thread) {
  for (std::uint32_t seen = 0;; ++seen) { // each turn once, also one that begins before the last one is left
    for (int looks = 0; looks < 10000 && turn.load(std::memory_order_relaxed) == seen; ++looks) {
    }
    turn.wait(seen, std::memory_order_acquire);
    (*part)(thread);
    busy.fetch_sub(1, std::memory_order_release);
  }
}

void team::run(const std::function<void(int)> &each) {
  part = &each;
  busy.store(count - 1, std::memory_order_relaxed);
  turn.fetch_add(1, std::memory_order_release);
  turn.notify_all();
  each(0);
  while (busy.load(std::memory_order_acquire) > 0)
    std::this_thread::yield();
}

} // namespace bench
