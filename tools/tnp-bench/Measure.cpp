#include "Measure.h"

#include <algorithm>

namespace bench {
namespace {

constexpr double sample_ns = 2e6, budget_ns = 1e9;
constexpr int most_samples = 51, least_samples = 5;

double quantile(std::vector<double> values, double q) {
  std::sort(values.begin(), values.end());
  return values[size_t(q * double(values.size() - 1) + .5)];
}

/// Calls per sample, so that a sample dwarfs the clock.
long long calibrate(const timed &f) {
  f(1); // compiles, allocates, warms caches
  double once = std::max(1., f(1));
  if (once > sample_ns)
    return 1;
  long long calls = std::max(1ll, (long long)(sample_ns / once));
  once = std::max(.1, f(calls) / double(calls)); // the first calls of short programs mislead
  return std::max(1ll, (long long)(sample_ns / once));
}

} // namespace

result measure(const row &r) {
  prepared p = r.prepare();
  long long our_calls = p.calls ? p.calls : calibrate(p.ours), peer_calls = p.calls ? p.calls : calibrate(p.peer);
  std::vector<double> ours, peer;
  for (double spent = 0; int(ours.size()) < least_samples || (int(ours.size()) < most_samples && spent < budget_ns);) {
    double a = p.ours(our_calls), b = p.peer(peer_calls);
    ours.push_back(a / double(our_calls)), peer.push_back(b / double(peer_calls) * p.peer_scale);
    spent += std::max(a, b);
  }
  double median = quantile(ours, .5), theirs = quantile(peer, p.peer_at_best ? 0 : .5);
  double width = quantile(ours, .9) - quantile(ours, .1);
  return {
      r.name, r.size, r.peer, median, theirs, median == theirs ? 1 : theirs / median, width > 0 ? width / median : 0,
      r.bar,  r.unit};
}

} // namespace bench
