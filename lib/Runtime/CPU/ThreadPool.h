#pragma once

/// \file
/// The process's one pool of threads, which runs kernels over ranges of items.

#include "lib/Runtime/Abi.h"

#include <atomic>
#include <climits>
#include <cstdint>
#include <memory>
#include <mutex>
#include <sched.h>
#include <thread>
#include <vector>

namespace tnp::runtime {

/// One kernel over [0, items).
struct Work {
  Kernel kernel;
  void *const *args;
  std::int64_t scratchBytes;
  std::int64_t items;
  std::int64_t cost; ///< picoseconds per item
};

/// Threads that wait for work: for a short while by spinning, then asleep. The calling thread always takes part, so work
/// gets done even when every worker is busy. Any number of threads may call run() at once; a call from inside a kernel
/// runs on its own thread alone.
///
/// A job's range is split evenly among the participants beforehand, so repeated launches give each thread the same
/// part of the data; who finishes early takes chunks from the others. What a kernel computes must not depend on where the
/// range is cut.
class ThreadPool {
public:
  /// The pool of the process, with TNP_NUM_THREADS threads.
  static ThreadPool &get();

  /// `threads` counts the calling thread: 1 makes a pool without workers, and 1024 is the most. They start with the first
  /// work that pays for them, so that a program of small arrays has none. Where the system refuses to start one, the pool
  /// makes do with half of those that it got.
  explicit ThreadPool(std::int64_t threads, std::int64_t spinMicroseconds = 60);
  ~ThreadPool();

  int threads() const { return threadCount; }

  /// Runs the work to its end. False when there is no memory for the calling thread's scratch; nothing has run then.
  bool run(const Work &work);

private:
  struct Job;

  bool runParallel(const Work &work);
  void startWorkers();
  void dismissWorkersFrom(std::size_t first);
  Job *claimJob();
  void wakeWorkers(std::int64_t nanoseconds, int wanted);
  /// Forbids the workers the calling thread's CPU. The scheduler often puts a woken thread there, if whoever woke the
  /// caller has not left the other CPUs yet, and then lets it wait for the end of the caller's time slice: the launches of
  /// some milliseconds would get no help.
  void keepWorkersApart();
  void workerLoop(int lane);
  bool helpOnce(int lane);
  bool waitForWork(std::uint32_t seen);

  const int threadCount;
  const std::int64_t spinMicroseconds;
  static constexpr int jobCount = 16; ///< launches that can be shared out at one time; more run serially
  std::unique_ptr<Job[]> jobs;
  alignas(64) std::atomic<std::uint32_t> epoch{0}; ///< counts published jobs; workers sleep on it
  std::atomic<int> sleeping{0};
  std::atomic<int> laneLimit{INT_MAX};            ///< workers of this lane and above end; the first worker has lane 1
  std::atomic<std::int64_t> missedNanoseconds{0}; ///< work that sleeping workers could have shared
  std::once_flag started;
  cpu_set_t cpus{};               ///< those that workers may run on
  std::atomic<int> callerCpu{-1}; ///< and the one of these that is forbidden to them for now
  pid_t process = 0;              ///< where they started
  std::vector<std::thread> workers;
};

} // namespace tnp::runtime
