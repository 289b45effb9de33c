// Cellular automata: Conway's game of life on a torus.
#include <tnp/tnp.h>

#include <iostream>

namespace np = tnp;
using np::_, np::slice;

static np::ndarray neighbours(const np::ndarray &cells) {
  np::ndarray count = np::zeros_like(cells, np::int8);
  for (int dy : {-1, 0, 1})
    for (int dx : {-1, 0, 1})
      if (dy != 0 || dx != 0)
        count += np::roll(cells, {dy, dx}, {0, 1});
  return count;
}

int main() {
  auto step = np::function([](np::ndarray cells) {
    np::ndarray n = neighbours(cells);
    return (n == 3) | (cells & (n == 2));
  });

  np::ndarray world = np::zeros({20, 24}, np::bool_);
  np::ndarray glider = np::array({{0, 1, 0}, {0, 0, 1}, {1, 1, 1}}).astype(np::bool_);
  world = world.at(slice(1, 4), slice(1, 4)).set(glider);
  world = world.at(10, slice(5, 8)).set(true);              // a blinker
  world = world.at(slice(14, 16), slice(14, 16)).set(true); // a block
  world = world.at(8, slice(15, 22)).set(np::array({1, 1, 0, 1, 1, 1, 1}) != 0);

  np::ndarray before = world;
  for (int generation = 0; generation <= 60; ++generation, world = step(world))
    if (generation % 15 == 0)
      std::cout << "generation " << generation << ": " << np::sum(world) << " alive, rows " << np::sum(world, 1)
                << "\n";
  std::cout << world.astype(np::int64) << "\n";
  std::cout << "changed cells " << np::count_nonzero(world ^ before) << ", still "
            << np::array_equal(step(step(world)), world) << "\n";
  std::cout << "crowded " << np::amax(neighbours(world)) << " " << neighbours(world).dtype() << ", empty columns "
            << np::sum(~np::any(world, 0)) << "\n";
  std::cout << "oldest row " << np::argmax(np::any(world, 1)) << "\n" << (world(slice(4), slice(6)) | true) << "\n";
}
