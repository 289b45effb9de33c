// Finance: prices of options by Black and Scholes, and the volatility that a price implies.
#include <tnp/tnp.h>

#include <iostream>

namespace np = tnp;
using np::_, np::newaxis;

/// The normal distribution function (Abramowitz and Stegun 26.2.17).
static np::ndarray normal_cdf(const np::ndarray &x) {
  np::ndarray t = 1 / (1 + 0.2316419 * np::abs(x));
  np::ndarray tail = np::exp(-x * x / 2) / np::sqrt(2 * np::pi) * t *
                     (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return np::where(x < 0, tail, 1 - tail);
}

int main() {
  auto call = np::function([](np::ndarray s, np::ndarray k, np::ndarray t, np::ndarray vol) {
    const double rate = 0.03;
    np::ndarray d1 = (np::log(s / k) + (rate + np::square(vol) / 2) * t) / (vol * np::sqrt(t));
    np::ndarray d2 = d1 - vol * np::sqrt(t);
    return s * normal_cdf(d1) - k * np::exp(-rate * t) * normal_cdf(d2);
  });

  np::ndarray strikes = np::arange(80., 125., 10.), years = np::array({0.25, 0.5, 1., 2.});
  np::ndarray prices = call(100., strikes, years(_, newaxis), 0.2);
  std::cout << "prices\n" << prices << "\n";
  np::ndarray puts = prices - 100 + strikes * np::exp(-0.03 * years)(_, newaxis);
  std::cout << "puts\n" << np::round(puts, 3) << "\n";
  np::ndarray delta = (call(100.01, strikes, 1., 0.2) - call(99.99, strikes, 1., 0.2)) / 0.02;
  std::cout << "delta " << np::round(delta, 5) << "\n";

  // Bisection, all strikes at once: prices grow with the volatility.
  np::ndarray market = prices(2) + np::array({.3, .2, 0., .1, .25});
  np::ndarray low = np::full({5}, 0.01), high = np::full({5}, 1.);
  for (int i = 0; i < 40; ++i) {
    np::ndarray middle = (low + high) / 2;
    np::ndarray above = call(100., strikes, 1., middle) > market;
    low = np::where(above, low, middle);
    high = np::where(above, middle, high);
  }
  std::cout << "implied " << low << "\n";
  std::cout << "smile " << std::boolalpha << bool(np::all(low >= low(2) - 1e-9)) << ", cheapest strike "
            << strikes(np::argmin(low)) << "\n";
}
