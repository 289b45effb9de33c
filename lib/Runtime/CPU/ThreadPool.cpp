#include "lib/Runtime/CPU/ThreadPool.h"

#include "lib/Runtime/CPU/Scratch.h"
#include "lib/Support/Env.h"
#include "lib/Support/Log.h"

#include <algorithm>
#include <chrono>
#include <pthread.h>
#include <unistd.h>

namespace tnp::runtime {
namespace {

// Sharing with a spinning worker pays from about one microsecond each; waking a sleeper costs several.
constexpr std::int64_t shareNanoseconds = 1000;
constexpr std::int64_t wakeNanoseconds = 15000;
// Many launches too short to wake anybody still add up: after this much work alone, wake one worker for those to come.
constexpr std::int64_t patienceNanoseconds = 100000;

thread_local bool insideKernel = false;

void pause() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  asm volatile("yield");
#endif
}

/// items * cost in nanoseconds, without overflow.
std::int64_t estimate(const Work &work) {
  double picoseconds = static_cast<double>(work.items) * static_cast<double>(std::max<std::int64_t>(work.cost, 1));
  return static_cast<std::int64_t>(std::min(picoseconds / 1000, 9e18));
}

int cpusOfProcess() {
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0)
    return std::max(1, CPU_COUNT(&set));
  return std::max(1u, std::thread::hardware_concurrency());
}

bool runAlone(const Work &work) {
  bool ok;
  void *scratch = threadScratch(work.scratchBytes, ok);
  if (ok)
    work.kernel(work.args, scratch, 0, work.items);
  return ok;
}

/// The part of a range that one participant starts with.
struct alignas(64) Share {
  std::atomic<std::int64_t> next{0};
  std::int64_t end = 0;
};

} // namespace

/// A slot for one launch in progress. `state` is 0 when free; else `claimed`, with `open` while workers may enter, plus
/// `worker` for each one inside. A worker touches the other members only between entering and leaving, and the caller
/// frees the slot only when nobody is inside.
struct alignas(64) ThreadPool::Job {
  static constexpr std::uint32_t claimed = 1, open = 2, worker = 4;
  std::atomic<std::uint32_t> state{0};
  Work work{};
  std::int64_t chunk = 0;
  int participants = 0;
  std::unique_ptr<Share[]> shares;

  void splitAmong(int count, std::int64_t nanoseconds);
  bool enter();
  void runFrom(int lane, void *scratch);
};

void ThreadPool::Job::splitAmong(int count, std::int64_t nanoseconds) {
  participants = count;
  // Cuts fall on multiples of 64 items where there are many, so that vectors stay whole and no cache line is shared.
  const std::int64_t grain = work.items >= 256 * count ? 64 : 1;
  const std::int64_t each = ((work.items + count - 1) / count + grain - 1) / grain * grain;
  for (int i = 0; i < count; ++i) {
    shares[i].next.store(std::min(i * each, work.items), std::memory_order_relaxed);
    shares[i].end = std::min((i + 1) * each, work.items);
  }
  // Short work in one piece each; longer work in chunks of at least 4 us and at most an eighth, so that a thread that is
  // late or interrupted can be relieved.
  const std::int64_t chunks = std::clamp<std::int64_t>(nanoseconds / count / 4000, 1, 8);
  chunk = std::max<std::int64_t>(((each + chunks - 1) / chunks + grain - 1) / grain * grain, 1);
}

bool ThreadPool::Job::enter() {
  std::uint32_t seen = state.load(std::memory_order_relaxed);
  while (seen & open)
    if (state.compare_exchange_weak(seen, seen + worker, std::memory_order_acquire, std::memory_order_relaxed))
      return true;
  return false;
}

void ThreadPool::Job::runFrom(int lane, void *scratch) {
  insideKernel = true;
  for (int i = 0; i < participants; ++i) {
    Share &share = shares[(lane + i) % participants];
    while (share.next.load(std::memory_order_relaxed) < share.end) {
      const std::int64_t lo = share.next.fetch_add(chunk, std::memory_order_relaxed);
      if (lo >= share.end)
        break;
      work.kernel(work.args, scratch, lo, std::min(lo + chunk, share.end));
    }
  }
  insideKernel = false;
  state.fetch_and(~open, std::memory_order_relaxed); // nothing is left for others
}

ThreadPool &ThreadPool::get() {
  // Never destroyed: a static array's destructor may still run a program after main.
  static ThreadPool *pool =
      new ThreadPool(env::getInteger(env::numThreads, cpusOfProcess()), env::getInteger(env::spinMicroseconds, 60));
  return *pool;
}

ThreadPool::ThreadPool(std::int64_t threads, std::int64_t spinMicroseconds)
    : threadCount(static_cast<int>(std::clamp<std::int64_t>(threads, 1, 1024))), spinMicroseconds(spinMicroseconds),
      jobs(new Job[jobCount]) {
  for (int i = 0; i < jobCount; ++i)
    jobs[i].shares.reset(new Share[threadCount]);
}

void ThreadPool::startWorkers() {
  sched_getaffinity(0, sizeof cpus, &cpus); // the workers inherit these
  process = getpid();
  // A system that is out of threads or memory leaves fewer workers, not fewer results: the caller is a participant.
  try {
    workers.reserve(threadCount - 1);
    for (int lane = 1; lane < threadCount; ++lane)
      workers.emplace_back([this, lane] { workerLoop(lane); });
  } catch (const std::exception &problem) {
    // Whatever ran out, the program needs some of it, too: half of the workers give theirs back.
    dismissWorkersFrom(workers.size() / 2);
    log::write(log::Topic::launch,
               fmt::format("{} of {} threads work: {}", workers.size() + 1, threadCount, problem.what()));
  }
}

void ThreadPool::dismissWorkersFrom(std::size_t first) {
  laneLimit.store(static_cast<int>(first) + 1);
  epoch.fetch_add(1);
  epoch.notify_all();
  for (std::size_t i = first; i < workers.size(); ++i)
    workers[i].join();
  workers.resize(first);
}

ThreadPool::~ThreadPool() { dismissWorkersFrom(0); }

bool ThreadPool::run(const Work &work) {
  if (work.items <= 0)
    return true;
  if (work.items == 1 || threadCount == 1 || insideKernel || estimate(work) < 2 * shareNanoseconds)
    return runAlone(work);
  return runParallel(work);
}

ThreadPool::Job *ThreadPool::claimJob() {
  for (int i = 0; i < jobCount; ++i) {
    std::uint32_t free = 0;
    if (jobs[i].state.load(std::memory_order_relaxed) == 0 &&
        jobs[i].state.compare_exchange_strong(free, Job::claimed, std::memory_order_acquire))
      return &jobs[i];
  }
  return nullptr;
}

bool ThreadPool::runParallel(const Work &work) {
  const std::int64_t nanoseconds = estimate(work);
  std::call_once(started, [this] { startWorkers(); });
  const std::int64_t running = static_cast<std::int64_t>(workers.size()) + 1;
  const int count = static_cast<int>(std::min({running, work.items, nanoseconds / shareNanoseconds}));
  bool ok;
  void *scratch = threadScratch(work.scratchBytes, ok);
  if (!ok)
    return false;
  Job *job = count > 1 ? claimJob() : nullptr;
  if (!job)
    return runAlone(work);
  job->work = work;
  job->splitAmong(count, nanoseconds);
  job->state.store(Job::claimed | Job::open, std::memory_order_release);
  wakeWorkers(nanoseconds, count - 1);

  job->runFrom(0, scratch);
  // Workers inside finish their last chunk; on a crowded machine one may have been interrupted, so give way in time.
  for (int turns = 0; job->state.load(std::memory_order_acquire) != Job::claimed; ++turns)
    turns < 4000 ? pause() : std::this_thread::yield();
  job->state.store(0, std::memory_order_release);
  return true;
}

void ThreadPool::wakeWorkers(std::int64_t nanoseconds, int wanted) {
  keepWorkersApart(); // also from one that is awake, but waits for this CPU
  // Sequentially consistent on both sides: either the worker sees the new epoch or we see it asleep.
  epoch.fetch_add(1);
  const int asleep = sleeping.load();
  if (asleep == 0)
    return;
  if (nanoseconds >= wakeNanoseconds) {
    for (int i = 0; i < std::min(wanted, asleep); ++i)
      epoch.notify_one();
  } else if (missedNanoseconds.fetch_add(nanoseconds, std::memory_order_relaxed) > patienceNanoseconds) {
    missedNanoseconds.store(0, std::memory_order_relaxed);
    epoch.notify_one();
  }
}

void ThreadPool::keepWorkersApart() {
  const int caller = sched_getcpu();
  if (caller < 0 || callerCpu.load(std::memory_order_relaxed) == caller)
    return;
  callerCpu.store(caller, std::memory_order_relaxed);
  if (getpid() != process)
    return; // after a fork the threads are another process's
  cpu_set_t others = cpus;
  CPU_CLR(caller, &others);
  if (CPU_COUNT(&others) == 0)
    return;
  for (std::thread &worker : workers)
    pthread_setaffinity_np(worker.native_handle(), sizeof others, &others); // refused: the scheduler decides
}

void ThreadPool::workerLoop(int lane) {
  while (lane < laneLimit.load(std::memory_order_relaxed)) {
    const std::uint32_t seen = epoch.load();
    if (helpOnce(lane))
      continue;
    if (!waitForWork(seen)) {
      sleeping.fetch_add(1);
      epoch.wait(seen); // returns at once when a job came meanwhile
      sleeping.fetch_sub(1);
    }
  }
}

bool ThreadPool::helpOnce(int lane) {
  for (int i = 0; i < jobCount; ++i) {
    Job &job = jobs[i];
    if (!job.enter())
      continue;
    bool ok;
    void *scratch = threadScratch(job.work.scratchBytes, ok);
    if (ok) // without memory the others do this worker's share
      job.runFrom(lane, scratch);
    job.state.fetch_sub(Job::worker, std::memory_order_release);
    return ok;
  }
  return false;
}

/// Spins until a job is published; false when that takes too long.
bool ThreadPool::waitForWork(std::uint32_t seen) {
  const auto start = std::chrono::steady_clock::now();
  const auto limit = std::chrono::microseconds(spinMicroseconds);
  do {
    for (int i = 0; i < 64; ++i) {
      if (epoch.load(std::memory_order_relaxed) != seen)
        return true;
      pause();
    }
  } while (std::chrono::steady_clock::now() - start < limit);
  return false;
}

} // namespace tnp::runtime
