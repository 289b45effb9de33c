#include "Machine.h"
#include "Row.h"

#include <tnp/tnp.h>

namespace np = tnp;

namespace bench {

std::vector<row> contraction_rows() {
  return {{"matmul", "1024x1024", "FMA peak", std::nullopt, []() -> prepared {
             np::ndarray a = np::random::normal(np::random::key(0), {1024, 1024}, np::float32);
             np::ndarray b = np::random::normal(np::random::key(1), {1024, 1024}, np::float32);
             auto f = np::function([](np::ndarray x, np::ndarray y) { return np::matmul(x, y); });
             return {repeat([f, a, b]() mutable { f(a, b); }), fma(), 2. * 1024 * 1024 * 1024 / fma_flops(),
                     /*peer_at_best=*/true};
           }}};
}

} // namespace bench
