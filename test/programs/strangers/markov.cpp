// Probability: where a random surfer ends up, by the chain's matrix and by walking it.
#include <tnp/tnp.h>

#include <iostream>
#include <string>
#include <tuple>

namespace np = tnp;
using np::_;

int main(int, char **argv) {
  np::ndarray links = np::array({{0, 1, 1, 0, 0}, {1, 0, 0, 1, 0}, {1, 1, 0, 1, 1}, {0, 0, 1, 0, 1}, {1, 0, 0, 0, 0}});
  np::ndarray chain = links / np::sum(links, 1, {.keepdims = true});
  chain = 0.85 * chain + 0.15 / 5;
  std::cout << "rows add up: " << np::allclose(chain.sum(1), 1) << "\n";

  // Power iteration until nothing moves.
  auto stationary = np::function([](np::ndarray chain) {
    np::ndarray p = np::ones({5}) / 5;
    return np::while_loop([](np::ndarray, np::ndarray change, np::ndarray) { return change > 1e-12; },
                          [&](np::ndarray p, np::ndarray, np::ndarray steps) {
                            np::ndarray next = np::matmul(p, chain);
                            return std::tuple{next, np::sum(np::abs(next - p)), steps + 1};
                          },
                          std::tuple{p, np::asarray(1.), np::asarray(0)});
  });
  auto [p, change, steps] = stationary(chain);
  std::cout << "stationary " << p << " after " << steps << " steps, total " << p.sum() << "\n";
  std::cout << "ranks " << np::argsort(-p) << "\n";

  // A walk: each number of [0, 1) picks the next page by the row's cumulated probabilities.
  np::ndarray draws = np::load(std::string(argv[1]) + "/draws.npy"); // (2000,)
  np::ndarray bounds = np::matmul(chain, np::triu(np::ones({5, 5})));
  auto walk = np::function([](np::ndarray bounds, np::ndarray draws) {
    return np::scan(
        [&](np::ndarray page, np::ndarray draw) {
          np::ndarray next = np::minimum(np::sum(np::take(bounds, page, 0) <= draw), 4);
          return std::pair{next, next};
        },
        0, draws);
  });
  auto [last, pages] = walk(bounds, draws);
  auto visits = np::unique(pages, {.return_counts = true});
  std::cout << "ends at " << last << ", visits " << *visits.counts << " of " << pages.size() << "\n";
  np::ndarray error = *visits.counts / 2000. - p;
  std::cout << "off by " << np::round(error, 4) << "\n";
}
