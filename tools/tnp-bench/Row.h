// One line of the benchmark: a program of ours and what it is compared with.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace bench {

/// Runs something `calls` times; returns the nanoseconds of all of them together.
using timed = std::function<double(long long calls)>;

/// The usual `timed`: calls `f` in a loop between two readings of the steady clock.
template <class F> timed repeat(F f);

/// A row is prepared only when it runs: its arrays exist from `prepare` to the end of the measurement.
struct prepared {
  timed ours, peer;
  /// Nanoseconds of `peer` are multiplied by this, where the peer moves other amounts of work.
  double peer_scale = 1;
  /// A peer that is a limit of the machine: its best sample counts, not the median, for a disturbed limit is none.
  bool peer_at_best = false;
  /// Calls per sample; 0 finds out how many dwarf the clock.
  long long calls = 0;
};

struct row {
  std::string name, size;
  std::string peer;          ///< "NumPy", "triad", "limit", ...
  std::optional<double> bar; ///< The ratio peer / ours that the project holds itself to.
  std::function<prepared()> prepare;
  std::string unit = "ns"; ///< of what the two `timed` return
};

struct result {
  std::string name, size, peer;
  double ours, theirs, ratio;
  double spread; ///< (90th - 10th percentile) / median of our times.
  std::optional<double> bar;
  std::string unit; ///< of `ours` and `theirs`

  bool missed() const { return bar && ratio < *bar; }
};

/// A peer that costs a fixed number of nanoseconds: for bars that are times, the ratio says how far below the limit we are.
timed limit(double nanoseconds);

/// The same program in NumPy, by its name in numpy_peer.py and an argument, in the child process.
timed numpy(const std::string &program, const std::string &argument);

std::vector<row> elementwise_rows(), function_rows(), reduction_rows(), neighbour_rows(), call_rows(), compile_rows(),
    contraction_rows(), sorting_rows(), indexing_rows(), random_rows();

} // namespace bench

#include <chrono>

template <class F> bench::timed bench::repeat(F f) {
  return [f](long long calls) mutable {
    auto start = std::chrono::steady_clock::now();
    for (long long i = 0; i < calls; ++i)
      f();
    return std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - start).count();
  };
}
