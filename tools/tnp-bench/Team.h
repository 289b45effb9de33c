// Threads that stand by, so that what a peer measures is the machine and not the start of threads.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>

namespace bench {

/// One thread for each CPU of the process, the caller included. The others look for work for a few microseconds and then
/// sleep: they take nothing from what is measured between their turns.
class team {
public:
  static team &get();

  int threads() const { return count; }

  /// Runs part(t) on thread t for each t in [0, threads()), and returns when all are done. One caller at a time.
  void run(const std::function<void(int)> &part);

private:
  team();
  void stand_by(int thread);

  const int count;
  const std::function<void(int)> *part = nullptr;
  std::atomic<std::uint32_t> turn{0};
  std::atomic<int> busy{0};
};

} // namespace bench
