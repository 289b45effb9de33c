// Audio: a chirp among noise through a bank of filters, and where an echo of it comes back.
#include <tnp/tnp.h>

#include <complex>
#include <iostream>
#include <string>
#include <vector>

namespace np = tnp;
using np::_, np::slice;

/// A filter of n taps that lets frequencies between low and high through, as parts of the sampling rate.
static np::ndarray band_pass(int n, double low, double high) {
  np::ndarray k = np::arange(n) - (n - 1) / 2.;
  np::ndarray ideal = 2 * high * np::sinc(2 * high * k) - 2 * low * np::sinc(2 * low * k);
  return ideal * np::hamming(n);
}

int main(int, char **argv) {
  np::ndarray noise = np::load(std::string(argv[1]) + "/noise.npy");
  const auto n = noise.size();
  np::ndarray t = np::arange(n) / 256.;
  np::ndarray phase = 2 * np::pi * (8 * t + 40 * np::square(t));
  np::ndarray chirp = np::sin(phase) * np::kaiser(n, 6);
  np::ndarray sound = chirp + 0.2 * noise;

  // The energy in each band, in windows of half their length apart.
  auto energies = np::function([&](np::ndarray x) {
    std::vector<np::ndarray> rows;
    for (auto [low, high] : {std::pair{0.02, 0.1}, {0.1, 0.2}, {0.2, 0.35}}) {
      np::ndarray y = np::convolve(x, band_pass(33, low, high), np::convolve_mode::same);
      rows.push_back(np::convolve(y * y, np::hanning(34)(slice(1, -1)), np::convolve_mode::valid)(slice(_, _, 16)));
    }
    return np::stack(rows);
  });
  np::ndarray bank = energies(sound);
  std::cout << "bank " << bank.shape() << "\n" << np::round(bank, 4) << "\n";
  std::cout << "loudest band over time " << bank.argmax(0) << "\n";

  // The instantaneous frequency, from a phase that was wrapped.
  np::ndarray wrapped = np::angle(np::exp(std::complex(0., 1.) * phase));
  np::ndarray frequency = np::gradient(np::unwrap(wrapped), t) / (2 * np::pi);
  std::cout << "frequency " << np::round(frequency(slice(_, _, 51)), 3) << "\n";

  np::ndarray echo = np::concatenate({np::zeros({70}), 0.4 * chirp}) + 0.05 * np::roll(np::pad(noise, {0, 70}), 9);
  np::ndarray lags = np::correlate(echo, chirp, np::convolve_mode::valid);
  std::cout << "echo after " << np::argmax(np::abs(lags)) << " samples of " << lags.size() << "\n";
  np::ndarray decibels = 20 * np::log10(np::linalg::norm(sound) / np::linalg::norm(0.2 * noise));
  std::cout << "signal to noise " << np::round(decibels, 3) << " dB, peak " << np::linalg::norm(sound, np::inf) << "\n";
}
