// Photography: the contrast of a dark picture, by its histogram; its darkest and its brightest place.
#include <tnp/tnp.h>

#include <iostream>

namespace np = tnp;
using np::_, np::slice;

int main() {
  auto grid = np::meshgrid({np::linspace(-1, 1, 60), np::linspace(-1, 1, 40)});
  np::ndarray x = grid[0], y = grid[1];
  np::ndarray scene = 30 + 50 * np::exp(-3 * (x * x + y * y)) + 12 * np::sin(9 * x) * np::cos(5 * y);
  np::ndarray picture = np::clip(scene, 0, 255).astype(np::uint8);
  auto [counts, edges] = np::histogram(picture, 8, {.range = std::pair{0., 256.}});
  std::cout << "counts " << counts << "\nedges " << edges << "\n";

  // Equalisation: grey values are replaced by the share of pixels that are not brighter.
  np::ndarray occurrences = np::bincount(picture.ravel(), {.minlength = 256});
  np::ndarray shares = np::cumsum(occurrences) / picture.size();
  auto equalize = np::function([](np::ndarray image, np::ndarray levels) {
    return np::round(255 * np::interp(image, np::arange(256), levels)).astype(np::uint8);
  });
  np::ndarray better = equalize(picture, shares);
  std::cout << "from " << picture.min() << ".." << picture.max() << " to " << better.min() << ".." << better.max()
            << "\n";
  std::cout << "median " << np::median(picture) << " -> " << np::median(better) << "\n";
  auto after = np::histogram(better, np::array({0, 32, 64, 128, 192, 256}), {.density = true});
  std::cout << "density " << std::get<0>(after) << "\n";
  std::cout << "tones used " << np::unique(picture).size() << ", common " << np::intersect1d(picture, better).size()
            << "\n";

  // Where light changes most.
  auto slopes = np::gradient(better.astype(np::float32), {2., 1.});
  np::ndarray steepness = np::hypot(slopes[0], slopes[1]);
  auto place = np::unravel_index(steepness.argmax(), steepness.shape());
  std::cout << "steepest at " << place[0] << " " << place[1] << ": " << steepness(place[0], place[1]) << " "
            << steepness.dtype() << "\n";

  // Posterised, a row of it, and how large each tone's area is.
  np::ndarray tones = np::digitize(better, np::array({64, 128, 192}));
  std::cout << tones(20, slice(_, _, 5)) << " areas " << np::bincount(tones.ravel()) << "\n";
  np::ndarray bright = np::isin(tones, np::array({2, 3}));
  std::cout << "bright " << np::mean(bright) << " first row with one " << np::flatnonzero(np::any(bright, 1))(0)
            << "\n";
  auto [fraction, whole] = np::modf(np::mean(better, 1)(slice(4)));
  std::cout << "row means " << whole << " and " << np::round(fraction, 4) << "\n";
}
