// Finance: the risk of a portfolio, from returns that were seen.
#include <tnp/tnp.h>

#include <iostream>
#include <string>
#include <utility>

namespace np = tnp;
using np::_, np::newaxis, np::slice;

int main(int, char **argv) {
  np::ndarray returns = 0.01 * np::load(std::string(argv[1]) + "/samples.npy"); // (120, 5): days, shares
  np::ndarray weights = np::array({0.3, 0.25, 0.2, 0.15, 0.1});
  np::ndarray covariance = np::cov(returns, {.rowvar = false});
  np::ndarray correlation = np::corrcoef(returns, {.rowvar = false});
  std::cout << "correlation\n" << np::round(correlation, 3) << "\n";
  np::ndarray pairs = np::fill_diagonal(np::abs(correlation), 0);
  auto closest = np::unravel_index(pairs.argmax(), pairs.shape());
  std::cout << "closest " << closest[0] << " " << closest[1] << "\n";
  auto above = np::triu_indices(5, 1);
  std::cout << "mean of pairs " << correlation(above[0], above[1]).mean() << "\n";

  auto risk = np::function([&](np::ndarray w, np::ndarray c) { return np::sqrt(np::dot(w, np::dot(c, w))); });
  std::cout << "volatility " << risk(weights, covariance) << " of equal parts " << risk(np::ones({5}) / 5, covariance)
            << "\n";
  np::ndarray days = np::dot(returns, weights);
  np::ndarray loss = -np::percentile(days, 5);
  std::cout << "value at risk " << loss << ", beyond it " << -days(days < -loss).mean() << "\n";

  // Recent days count more.
  np::ndarray age = np::arange(120)(slice(_, _, -1)), decay = np::power(0.97, age);
  np::ndarray weighted = np::cov(returns.T(), {.aweights = decay});
  std::cout << "recent\n" << 1e4 * weighted << "\n";

  // The least risky mix: power iteration on what is left of a multiple of the identity.
  np::ndarray shifted = np::linalg::norm(covariance) * np::identity(5) - covariance;
  np::ndarray mix = np::dot(np::linalg::matrix_power(shifted / np::linalg::norm(shifted, 1), 64), np::ones({5}));
  mix = mix / np::linalg::norm(mix);
  std::cout << "mix " << np::round(mix, 4) << " volatility " << risk(mix / mix.sum(), covariance) << "\n";

  // Worst drop from a peak, and runs of losses.
  np::ndarray value = np::cumprod(1 + days);
  auto peaks = np::scan(
                   [](np::ndarray peak, np::ndarray now) {
                     np::ndarray next = np::maximum(peak, now);
                     return std::pair{next, next};
                   },
                   value(0), value)
                   .second;
  np::ndarray drop = np::max(1 - value / peaks);
  np::ndarray changes = np::flatnonzero(np::diff(np::sign(days)));
  std::cout << "worst drop " << drop << ", longest run " << np::max(np::ediff1d(changes)) << "\n";
  auto [counts, edges] = np::histogram(days, 6);
  std::cout << counts << " " << np::round(edges, 4) << "\n";
}
