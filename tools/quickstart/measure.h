// Times and peak memory, as the quickstart prints them.
#pragma once

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

namespace quickstart {

/// Median seconds of one call of `f`: as many calls as fit in about `budget` seconds, at least three, after one to warm up.
template <class F> double median_seconds(F f, double budget = 0.3) {
  using clock = std::chrono::steady_clock;
  auto seconds_of = [&](int calls) {
    auto start = clock::now();
    for (int i = 0; i < calls; ++i)
      f();
    return std::chrono::duration<double>(clock::now() - start).count() / calls;
  };
  seconds_of(1);
  int calls =
      std::max(1, int(budget / 30 / std::max(seconds_of(1), 1e-8))); // one sample must dwarf the clock's resolution
  std::vector<double> samples;
  for (double spent = 0; samples.size() < 3 || (spent < budget && samples.size() < 31);) {
    samples.push_back(seconds_of(calls));
    spent += samples.back() * calls;
  }
  std::nth_element(samples.begin(), samples.begin() + samples.size() / 2, samples.end());
  return samples[samples.size() / 2];
}

/// Bytes by which the process grew at its highest point while `f` ran (Linux: VmHWM after a reset).
long long resident_bytes();
long long reset_peak(); ///< forgets the peak so far; returns what is resident now
long long peak_bytes();
template <class F> long long peak_growth(F f) {
  long long before = reset_peak();
  f();
  return std::max(0ll, peak_bytes() - before);
}

std::string in_time_units(double seconds); ///< "1.31 ms"
std::string in_megabytes(long long bytes); ///< "3.2 MB"

} // namespace quickstart
