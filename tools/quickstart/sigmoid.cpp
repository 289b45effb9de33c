// The benchmark with which TensorFlow's NumPy guide compares NumPy, eager and compiled code.
#include "measure.h"
#include "parts.h"
#include "peer.h"
#include "plot.h"

#include <tnp/tnp.h>

#include <cstdio>
#include <string>

namespace np = tnp;

namespace quickstart {

static np::ndarray sigmoid_of(np::ndarray x) { return 1. / (1. + np::exp(-x)); }

void sigmoid() {
  std::vector<long long> sizes;
  std::string arguments = "sigmoid";
  for (int power : {0, 5, 10, 15, 20})
    sizes.push_back(1ll << power), arguments += " " + std::to_string(sizes.back());

  std::printf("\n== sigmoid, float32: seconds per call\n\n  %10s %12s %12s %14s %10s\n", "n", "NumPy", "tnp eager",
              "tnp compiled", "speed-up");
  auto compiled = np::function(sigmoid_of);
  std::vector<double> numpy = numpy_side(arguments), eager, fast;
  for (size_t i = 0; i < sizes.size(); ++i) {
    np::ndarray x = np::random::normal(np::random::key(0), {sizes[i]}, np::float32);
    eager.push_back(median_seconds([&] { return sigmoid_of(x); }));
    fast.push_back(median_seconds([&] { return compiled(x); }));
    std::printf("  %10lld %12s %12s %14s %9.1fx\n", sizes[i], in_time_units(numpy[i]).c_str(),
                in_time_units(eager[i]).c_str(), in_time_units(fast[i]).c_str(), numpy[i] / fast[i]);
  }
  const std::string plot = TNP_QUICKSTART_OUTPUT "/sigmoid.svg";
  plot_log_log(plot, "1 / (1 + exp(-x)), float32", "elements", "seconds per call", sizes,
               {{"NumPy", "#888888", numpy}, {"tnp eager", "#e08a1e", eager}, {"tnp compiled", "#1565c0", fast}});
  std::printf("\nThe same as a plot: %s\n", plot.c_str());
}

} // namespace quickstart
