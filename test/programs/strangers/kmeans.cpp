// Machine learning: k-means clustering of points in the plane.
#include <tnp/tnp.h>

#include <iostream>
#include <string>
#include <vector>

namespace np = tnp;
using np::_, np::newaxis, np::slice;

int main(int, char **argv) {
  np::ndarray points = np::load(std::string(argv[1]) + "/points.npy"); // (300, 2)
  const int k = 4;
  np::ndarray centers = points(slice(_, _, 75));
  std::cout << "start\n" << centers << "\n";

  auto distances = np::function([](np::ndarray points, np::ndarray centers) {
    return np::sum(np::square(points(_, newaxis, _) - centers(newaxis, _, _)), -1);
  });

  np::ndarray labels;
  int rounds = 0;
  for (bool moving = true; moving && rounds < 50; ++rounds) {
    labels = np::argmin(distances(points, centers), 1);
    std::vector<np::ndarray> means;
    for (int j = 0; j < k; ++j)
      means.push_back(points(labels == j).mean(0));
    np::ndarray next = np::stack(means);
    moving = !np::allclose(next, centers, {.rtol = 0, .atol = 1e-12});
    centers = next;
  }
  std::cout << "rounds " << rounds << "\n" << centers << "\n";

  auto groups = np::unique(labels, {.return_counts = true});
  std::cout << "sizes " << groups.values << " " << *groups.counts << "\n";
  np::ndarray d = distances(points, centers);
  std::cout << "inertia " << np::sum(np::amin(d, 1)) << "\n";
  for (int j = 0; j < k; ++j) {
    np::ndarray own = np::sqrt(d(labels == j, j));
    std::cout << "cluster " << j << ": radius " << own.max() << ", spread " << own.std() << "\n";
  }
}
