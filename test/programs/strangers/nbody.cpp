// Astronomy: bodies that attract each other, moved by leapfrog steps.
#include <tnp/tnp.h>

#include <iostream>

namespace np = tnp;
using np::_, np::newaxis;

struct bodies {
  np::ndarray x, v; // (n, 3)
};

int main() {
  const int n = 6;
  np::ndarray i = np::arange(1., n + 1.), angle = 2 * np::pi * i / n;
  np::ndarray m = np::where(i == 1, 1., 0.01 * i);
  np::ndarray radius = np::where(i == 1, 0, 1 + 0.3 * i);
  np::ndarray speed = np::where(radius > 0, 1 / np::sqrt(np::maximum(radius, 0.1)), 0);
  bodies now{np::stack({radius * np::cos(angle), radius * np::sin(angle), 0.05 * np::cos(3 * angle)}, 1),
             np::column_stack({-speed * np::sin(angle), speed * np::cos(angle), np::zeros({n})})};

  auto acceleration = [&](const np::ndarray &x) {
    np::ndarray d = x(newaxis, _, _) - x(_, newaxis, _); // from each to each
    np::ndarray r2 = np::sum(d * d, -1) + 1e-4;          // softened
    return np::einsum("ijk,ij->ik", {d, m / (r2 * np::sqrt(r2))});
  };
  auto leap = np::function([&](bodies b, double dt) {
    np::ndarray half = b.v + 0.5 * dt * acceleration(b.x);
    np::ndarray x = b.x + dt * half;
    return bodies{x, half + 0.5 * dt * acceleration(x)};
  });
  auto energy = [&](const bodies &b) {
    np::ndarray d = b.x(newaxis, _, _) - b.x(_, newaxis, _);
    np::ndarray pairs = np::outer(m, m) / np::sqrt(np::sum(d * d, -1) + 1e-4);
    return 0.5 * np::sum(m * np::sum(np::square(b.v), 1)) - np::sum(np::triu(pairs, 1));
  };

  std::cout << "energy " << energy(now) << "\n";
  for (int step = 0; step < 300; ++step)
    now = leap(now, 0.01);
  std::cout << "energy " << energy(now) << "\n" << now.x << "\n";
  std::cout << "centre of mass " << np::average(now.x, m, 0) << "\n";
  std::cout << "momentum " << np::dot(m, now.v) << "\n";
  np::ndarray far = np::hypot(now.x(_, 0), now.x(_, 1));
  std::cout << "farthest " << far.argmax() << " at " << far.max() << "\n";
}
