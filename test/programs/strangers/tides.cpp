// Oceanography: tides out of gaps, their turns, and a polynomial trend.
#include <tnp/tnp.h>

#include <iostream>
#include <string>

namespace np = tnp;
using np::_, np::newaxis, np::slice;

int main(int, char **argv) {
  np::ndarray noise = np::load(std::string(argv[1]) + "/noise.npy"); // (256,)
  np::ndarray hours = np::arange(256) * 0.5;
  np::ndarray trend = np::polyval(np::array({1e-4, -0.01, 2.}), hours);
  np::ndarray level =
      trend + 1.3 * np::cos(2 * np::pi * hours / 12.42) + 0.4 * np::cos(2 * np::pi * hours / 12) + 0.05 * noise;

  // Some readings are lost; lines go over the gaps.
  np::ndarray lost = np::remainder(np::arange(256), 17) > 14;
  np::ndarray gauge = np::where(lost, np::nan, level);
  std::cout << "lost " << np::count_nonzero(np::isnan(gauge)) << " mean " << np::nanmean(gauge) << " spread "
            << np::nanstd(gauge, {}, {.ddof = 1}) << "\n";
  np::ndarray whole = np::interp(hours, hours(~lost), gauge(~lost));
  std::cout << "worst gap " << np::max(np::abs(whole - level)) << "\n";

  // Smooth it, and find where it turns.
  auto turning = np::function([](np::ndarray y, np::ndarray x) {
    np::ndarray window = np::blackman(15);
    np::ndarray smooth =
        np::convolve(np::pad(y, 7, {.mode = np::pad_mode::edge}), window / np::sum(window), np::convolve_mode::valid);
    np::ndarray speed = np::gradient(smooth, x);
    return std::pair{smooth, np::flatnonzero(np::signbit(speed(slice(1, _))) != np::signbit(speed(slice(_, -1))))};
  });
  auto [smooth, turns] = turning(whole, hours);
  std::cout << "turns at " << hours(turns) << "\n";
  np::ndarray halves = np::diff(hours(turns));
  std::cout << "half tide " << halves.mean() << " +- " << np::std(halves, {}, {.ddof = 1}) << " hours\n";
  auto [day, clock] = np::divmod(hours(turns), 24.);
  std::cout << "by day " << np::bincount(day.astype(np::int64)) << " first at " << clock(slice(3)) << "\n";

  // The trend's rate and what it adds up to.
  np::ndarray p = np::array({1e-4, -0.01, 2.});
  std::cout << "rate " << np::polyder(p) << " sum " << np::polyint(p) << "\n";
  np::ndarray area = np::polyval(np::polyint(p), 127.5) - np::polyval(np::polyint(p), 0.);
  std::cout << "area " << area << " against " << np::trapezoid(whole, hours) << "\n";

  // High water at two stations that share some hours.
  np::ndarray here = np::floor(hours(turns(slice(_, _, 2)))), there = np::unique(np::floor(12.3 * np::arange(11) + 6));
  std::cout << "together " << np::intersect1d(here, there) << " only here " << np::setdiff1d(here, there) << "\n";
  std::cout << "one of both " << np::setxor1d(here, there).size() << " all " << np::union1d(here, there).size() << "\n";
  auto [mantissa, exponent] = np::frexp(smooth(slice(_, _, 64)));
  std::cout << "parts " << mantissa << " " << exponent << " back " << np::ldexp(mantissa, exponent) << "\n";
}
