// Physics: heat spreads over a plate whose rim keeps its temperature.
#include <tnp/tnp.h>

#include <iostream>

namespace np = tnp;
using np::_, np::slice;

int main() {
  const int n = 32;
  np::ndarray x = np::linspace(0, 1, n);
  np::ndarray plate = np::zeros({n, n}).at(0, _).set(100 * np::sin(np::pi * x)).at(_, -1).set(20.);
  const double rate = 0.2;

  auto step = np::function([&](np::ndarray u) {
    np::ndarray middle = u(slice(1, -1), slice(1, -1));
    np::ndarray around = u(slice(_, -2), slice(1, -1)) + u(slice(2, _), slice(1, -1)) + u(slice(1, -1), slice(_, -2)) +
                         u(slice(1, -1), slice(2, _));
    return u.at(slice(1, -1), slice(1, -1)).add(rate * (around - 4 * middle));
  });

  np::ndarray start = plate;
  for (int i = 0; i < 400; ++i)
    plate = step(plate);
  std::cout << "mean before " << np::mean(start) << " after " << plate.mean() << "\n";
  std::cout << "diagonal\n" << plate.diagonal()(slice(_, _, 4)) << "\n";
  std::cout << "middle row\n" << np::round(plate(n / 2), 3) << "\n";
  np::ndarray warm = plate > 25;
  std::cout << "cells above 25: " << np::count_nonzero(warm) << ", in columns " << np::count_nonzero(warm, 0) << "\n";
  np::ndarray hottest = np::argmax(plate(slice(1, -1), slice(1, -1)));
  std::cout << "hottest inner cell " << hottest / (n - 2) << " " << hottest % (n - 2) << "\n";
  auto [gy, gx] =
      std::tuple{plate(slice(1, _), _) - plate(slice(_, -1), _), plate(_, slice(1, _)) - plate(_, slice(_, -1))};
  std::cout << "steepest " << np::amax(np::abs(gy)) << " " << np::amax(np::abs(gx)) << "\n";
}
