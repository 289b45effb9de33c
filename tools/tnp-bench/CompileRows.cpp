// Compile times: first in a process, later, and from the disk cache. Each sample is a process of its own.
#include "CompileRows.h"
#include "Row.h"

#include <tnp/tnp.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <unistd.h>

namespace np = tnp;

namespace bench {
namespace {

double first_call_ns(double shift) {
  auto f = np::function([=](np::ndarray x) { return 1. / (shift + np::exp(-x)); });
  np::ndarray x = np::array({1.f, 2.f, 3.f}); // made on the host: nothing is compiled for it
  auto start = std::chrono::steady_clock::now();
  f(x);
  return std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - start).count();
}

double in_child(const std::string &what) {
  std::filesystem::path cache =
      std::filesystem::temp_directory_path() /
      ("tnp-bench-" + std::to_string(std::chrono::steady_clock::now().time_since_epoch().count()));
  std::string command = "TNP_CACHE_DIR=" + cache.string() + " " +
                        std::filesystem::read_symlink("/proc/self/exe").string() + " --sample " + what;
  double nanoseconds = -1;
  for (int run = 0; run < (what == "disk" ? 2 : 1); ++run) { // the first run fills the cache
    FILE *pipe = popen(command.c_str(), "r");
    if (!pipe || std::fscanf(pipe, "%lf", &nanoseconds) != 1)
      throw std::runtime_error("no answer from: " + command);
    pclose(pipe);
  }
  std::filesystem::remove_all(cache);
  return nanoseconds;
}

row compile_row(const std::string &name, const std::string &what, double limit_ms) {
  char peer[32];
  std::snprintf(peer, sizeof peer, "limit %g ms", limit_ms);
  return {name, "3", peer, 1, [=] {
            return prepared{[=](long long calls) {
                              double total = 0;
                              for (long long i = 0; i < calls; ++i)
                                total += in_child(what);
                              return total;
                            },
                            limit(limit_ms * 1e6)};
          }};
}

} // namespace

double compile_sample(const std::string &what) {
  if (what == "first")
    return first_call_ns(1);
  if (what == "later") {
    first_call_ns(1);
    return first_call_ns(2);
  }
  if (what ==
      "disk") { // the first call of the process loads libraries and makes the context; the second shows the cache
    first_call_ns(1);
    return first_call_ns(2);
  }
  throw std::runtime_error("--sample takes first, later or disk, not " + what);
}

/// Bytes of this process that are in memory.
static double resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  long long pages = 0, resident = 0;
  statm >> pages >> resident;
  return double(resident) * double(sysconf(_SC_PAGESIZE));
}

bool memory_stays_flat() {
  setenv("TNP_CACHE_DIR", "", 1); // every cycle compiles
  double early = 0;
  for (int cycle = 1; cycle <= 10000; ++cycle) {
    first_call_ns(cycle % 16); // numbers that recur: MLIR keeps every constant it ever saw
    if (cycle % 1000 != 0)
      continue;
    std::printf("%6d functions compiled and dropped: %.1f MB\n", cycle, resident_bytes() / 1e6);
    std::fflush(stdout);
    if (cycle == 1000)
      early = resident_bytes();
  }
  const double late = resident_bytes();
  for (int cycle = 0; cycle < 1000; ++cycle)
    first_call_ns(1000 + cycle);
  std::printf("grown by %.1f MB over the last 9000; 1000 more with a constant of their own each: %.2f KB a function\n",
              (late - early) / 1e6, (resident_bytes() - late) / 1e6);
  return late <= 1.01 * early;
}

std::vector<row> compile_rows() {
  return {compile_row("cold compile of the sigmoid, first in a process", "first", 25),
          compile_row("cold compile of the sigmoid, later", "later", 10),
          compile_row("the sigmoid from the disk cache", "disk", 2)};
}

} // namespace bench
