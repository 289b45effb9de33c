// Signals: a noisy tone smoothed in two ways, and its frequency found by a Fourier sum.
#include <tnp/tnp.h>

#include <complex>
#include <iostream>
#include <string>
#include <vector>

namespace np = tnp;
using np::_, np::newaxis, np::slice;

int main(int, char **argv) {
  np::ndarray noise = np::load(std::string(argv[1]) + "/noise.npy"); // (256,)
  const auto n = noise.size();
  np::ndarray t = np::arange(n) / 256.;
  np::ndarray tone = np::sin(2 * np::pi * 9 * t) + 0.5 * np::cos(2 * np::pi * 20 * t);
  np::ndarray signal = tone + 0.3 * noise;

  // A moving average: the mean of shifted copies.
  const int width = 5;
  std::vector<np::ndarray> shifted;
  for (int i = 0; i < width; ++i)
    shifted.push_back(signal(slice(i, n - width + 1 + i)));
  np::ndarray average = np::mean(np::stack(shifted), 0);
  std::cout << "average " << average.shape() << "\n" << np::round(average(slice(_, _, 21)), 4) << "\n";

  // Exponential smoothing: each step needs the one before.
  auto smooth = np::function([](np::ndarray x, np::ndarray alpha) {
    return np::scan(
               [&](np::ndarray last, np::ndarray now) {
                 np::ndarray next = last + alpha * (now - last);
                 return std::pair{next, next};
               },
               x(0), x)
        .second; // what was stacked
  });
  np::ndarray smoothed = smooth(signal, 0.3);
  auto rms = [](const np::ndarray &x) { return np::sqrt(np::mean(np::square(x))); };
  std::cout << "error before " << rms(signal - tone) << ", average " << rms(average - tone(slice(2, -2))) << "\n";
  std::cout << "last smoothed " << smoothed(slice(-4, _)) << "\n";

  // The discrete Fourier transform, as the product with a matrix.
  np::ndarray k = np::arange(n / 2);
  np::ndarray angle = 2 * np::pi * k(_, newaxis) * t;
  np::ndarray spectrum = np::matmul(np::cos(angle) - std::complex(0., 1.) * np::sin(angle), signal);
  np::ndarray power = np::square(np::abs(spectrum)) / n;
  np::ndarray strongest = np::argsort(-power)(slice(2));
  std::cout << "frequencies " << strongest << " power " << np::round(power(strongest), 3) << "\n";
  np::ndarray crossings = np::count_nonzero(np::signbit(average(slice(1, _))) != np::signbit(average(slice(_, -1))));
  std::cout << "zero crossings " << crossings << "\n";
}
