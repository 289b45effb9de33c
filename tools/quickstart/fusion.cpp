// Five array operations in, one pass over memory out: the sigmoid as the compiler sees it.
#include "parts.h"

#include <tnp/tnp.h>

#include <iostream>

namespace np = tnp;

namespace quickstart {

void fusion() {
  auto sigmoid = np::function([](np::ndarray x) { return 1. / (1. + np::exp(-x)); },
                              {.input_signature = {np::spec({np::unknown}, np::float32)}, .name = "sigmoid"});
  np::concrete_function program = sigmoid.concrete(np::spec({np::unknown}, np::float32));
  std::cout << "\n== what was traced: NumPy operations\n\n" << program.mlir("tnp");
  std::cout << "\n== as linalg, before fusion\n\n" << program.mlir("linalg");
  std::cout << "\n== fused and cut into " << program.kernels().size() << " kernel\n\n" << program.mlir("kernels");
}

} // namespace quickstart
