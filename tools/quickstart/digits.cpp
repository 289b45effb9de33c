// Which digit is it? For each odd-numbered image the most similar of the even-numbered ones answers.
#include "measure.h"
#include "parts.h"
#include "peer.h"

#include <tnp/tnp.h>

#include <cstdio>
#include <string>

namespace np = tnp;
using np::_, np::newaxis, np::slice;

namespace quickstart {

/// The row of `a` that is nearest to each row of `b`: ((b[:, None] - a[None]) ** 2).sum(-1).argmin(1).
static np::ndarray nearest(np::ndarray a, np::ndarray b) {
  return np::argmin(np::sum(np::square(b(_, newaxis) - a(newaxis)), -1), 1);
}

struct outcome {
  double accuracy, seconds;
  long long bytes;
};

template <class F> static outcome assess(F f, np::ndarray labels, double budget) {
  np::ndarray found;
  long long bytes = peak_growth([&] { found = f(); }); // the first call: later ones find their memory in the pool
  np::ndarray guessed = np::take(labels(slice(0, _, 2)), found);
  double accuracy = np::mean((guessed == labels(slice(1, _, 2))).astype(np::float64)).item<double>();
  return {accuracy, median_seconds(f, budget), bytes};
}

static void print(const char *who, outcome o, double numpy_seconds) {
  std::printf("  %-14s accuracy %.4f   %9s   %5.1fx   peak %s\n", who, o.accuracy, in_time_units(o.seconds).c_str(),
              numpy_seconds / o.seconds, in_megabytes(o.bytes).c_str());
}

void digits() {
  std::string folder = TNP_QUICKSTART_DIR "/data/";
  np::ndarray images = np::load(folder + "digits.npy"), labels = np::load(folder + "labels.npy");
  np::ndarray a = images(slice(0, _, 2)), b = images(slice(1, _, 2));
  std::printf("\n== nearest neighbour: %lld handwritten digits asked, %lld known, 64 pixels, float32\n\n",
              (long long)b.shape()[0], (long long)a.shape()[0]);

  auto compiled = np::function(nearest);
  outcome fast = assess([&] { return compiled(a, b); }, labels, 1.5);
  outcome eager = assess([&] { return nearest(a, b); }, labels, 1.5);
  std::vector<double> peer = numpy_side("digits");
  print("NumPy", {peer[0], peer[1], (long long)peer[2]}, peer[1]);
  print("tnp eager", eager, peer[1]);
  print("tnp compiled", fast, peer[1]);
  std::printf("\n  peak: memory that the first call adds; eager keeps two temporaries, compiled is mostly the "
              "compiler's own\n");
  std::printf("\naccuracy %.4f\n", fast.accuracy);
}

} // namespace quickstart
