// Medicine: an epidemic among susceptible, infected and recovered people of three age groups.
#include <tnp/tnp.h>

#include <iostream>
#include <tuple>

namespace np = tnp;
using np::_, np::slice;

struct people {
  np::ndarray susceptible, infected, recovered;
};

int main() {
  np::ndarray sizes = np::array({300., 500., 200.});
  np::ndarray contacts = np::array({{8., 4., 1.}, {4., 7., 2.}, {1., 2., 3.}}) / 50;
  people first{sizes - np::array({1., 2., 0.}), np::array({1., 2., 0.}), np::zeros({3})};

  auto spread = [&](const people &p) {
    np::ndarray caught = p.susceptible * np::matmul(contacts, p.infected / sizes);
    np::ndarray healed = 0.1 * p.infected;
    return people{p.susceptible - caught, p.infected + caught - healed, p.recovered + healed};
  };
  auto course = np::function([&](people start, np::ndarray days) {
    return np::scan(
        [&](people p, np::ndarray) {
          people next = spread(p);
          return std::pair{next, next.infected};
        },
        start, days);
  });
  auto [last, infected] = course(first, np::arange(160));
  std::cout << "after 160 days\n" << np::stack({last.susceptible, last.infected, last.recovered}) << "\n";
  np::ndarray total = infected.sum(1), peak = total.argmax();
  std::cout << "peak on day " << peak << " with " << total(peak) << ", by group " << infected.argmax(0) << "\n";
  std::cout << "every 20 days " << np::round(total(slice(_, _, 20)), 2) << "\n";

  // How long until one tenth is infected?
  auto until = np::function([&](people start) {
    return np::while_loop([&](people p, np::ndarray) { return np::sum(p.infected) < 0.1 * np::sum(sizes); },
                          [&](people p, np::ndarray day) { return std::tuple{spread(p), day + 1}; },
                          std::tuple{start, 0});
  });
  auto [then, day] = until(first);
  std::cout << "a tenth on day " << day << ": " << then.infected << "\n";
  std::cout << "share ever infected " << 1 - last.susceptible / sizes << " in all "
            << 1 - np::sum(last.susceptible) / sizes.sum() << "\n";
}
