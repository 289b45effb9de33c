#include "Row.h"

#include <tnp/tnp.h>

namespace np = tnp;
using np::_, np::newaxis, np::slice;

namespace bench {

static np::ndarray nearest(np::ndarray a, np::ndarray b) {
  return np::argmin(np::sum(np::square(b(_, newaxis) - a(newaxis)), -1), 1);
}

std::vector<row> neighbour_rows() {
  return {{"nearest neighbour", "898x899x64", "NumPy", 8, []() -> prepared {
             np::ndarray images = np::load(TNP_BENCH_DATA "/digits.npy");
             np::ndarray a = images(slice(0, _, 2)), b = images(slice(1, _, 2));
             return {repeat([f = np::function(nearest), a, b]() mutable { f(a, b); }), numpy("neighbour", "0")};
           }}};
}

} // namespace bench
