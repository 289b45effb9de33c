// Images: blur and edges of a grey picture by shifted copies of it.
#include <tnp/tnp.h>

#include <iostream>

namespace np = tnp;
using np::_, np::slice;

static np::ndarray convolve(const np::ndarray &image, const np::ndarray &kernel) {
  const auto rows = image.shape()[0], columns = image.shape()[1];
  np::ndarray around = np::pad(image, 1, {.mode = np::pad_mode::edge});
  np::ndarray sum = np::zeros_like(image);
  for (int i = 0; i < 3; ++i)
    for (int j = 0; j < 3; ++j)
      sum += kernel(i, j) * around(slice(i, i + rows), slice(j, j + columns));
  return sum;
}

int main() {
  auto grid = np::meshgrid({np::arange(48), np::arange(36)});
  np::ndarray x = grid[0], y = grid[1];
  np::ndarray disk = (x - 20) * (x - 20) + (y - 15) * (y - 15) < 100;
  np::ndarray stripes = (x / 4).astype(np::int64) % 2 == 0;
  np::ndarray picture = (np::where(disk, 200, 40) + np::where(stripes & (y > 28), 50, 0)).astype(np::uint8);
  std::cout << "picture " << picture.dtype() << " " << picture.shape() << " sum " << np::sum(picture) << "\n";

  np::ndarray gauss = np::array({{1, 2, 1}, {2, 4, 2}, {1, 2, 1}}) / 16;
  np::ndarray sobel = np::array({{-1., 0., 1.}, {-2., 0., 2.}, {-1., 0., 1.}});
  auto edges = np::function([&](np::ndarray grey) {
    np::ndarray smooth = convolve(grey, gauss);
    return np::hypot(convolve(smooth, sobel), convolve(smooth, sobel.T()));
  });

  np::ndarray grey = picture / 255.;
  np::ndarray strength = edges(grey);
  std::cout << "strongest " << strength.max() << " mean " << strength.mean() << "\n";
  std::cout << np::round(strength(15, slice(5, 20)), 3) << "\n";
  np::ndarray outline = strength > 0.5 * strength.max();
  std::cout << "edge pixels " << outline.sum() << ", by row " << np::sum(outline, 1)(slice(_, _, 6)) << "\n";
  np::ndarray small = grey.reshape({18, 2, 24, 2}).mean({1, 3}); // half the size
  std::cout << np::round(small(slice(6, 10), slice(_, 8)), 2) << "\n";
  np::ndarray turned = np::rot90(np::flipud(picture));
  std::cout << turned.shape() << " " << turned(20, slice(10, 20)) << " " << (255 - picture)(0, 0) << "\n";
}
