// Data analysis: principal components by power iteration and deflation.
#include <tnp/tnp.h>

#include <iostream>
#include <string>
#include <vector>

namespace np = tnp;
using np::_, np::newaxis, np::slice;

int main(int, char **argv) {
  np::ndarray data = np::load(std::string(argv[1]) + "/samples.npy"); // (120, 5)
  const auto rows = data.shape()[0];
  np::ndarray centred = data - np::mean(data, 0);
  np::ndarray covariance = np::matmul(centred.T(), centred) / (rows - 1);
  std::cout << "covariance\n" << covariance << "\n";
  std::cout << "variances agree: " << np::allclose(np::diag(covariance), np::var(data, 0, {.ddof = 1})) << "\n";

  auto leading = np::function([](np::ndarray m) {
    np::ndarray start = np::ones({5}) / np::sqrt(5);
    return np::fori_loop(
        0, 300,
        [&](np::ndarray, np::ndarray v) {
          np::ndarray w = np::dot(m, v);
          return w / np::sqrt(np::sum(w * w));
        },
        start);
  });

  std::vector<np::ndarray> components, values;
  np::ndarray left = covariance;
  for (int i = 0; i < 3; ++i) {
    np::ndarray v = leading(left);
    v *= np::sign(v(np::argmax(np::abs(v)))); // the largest entry is positive
    np::ndarray value = np::dot(v, np::dot(left, v));
    left -= value * np::outer(v, v);
    components.push_back(v);
    values.push_back(value);
  }
  np::ndarray basis = np::stack(components), explained = np::stack(values) / np::sum(np::diag(covariance));
  std::cout << "components\n" << np::round(basis, 5) << "\nexplained " << explained << "\n";
  std::cout << "orthonormal: " << np::allclose(np::matmul(basis, basis.T()), np::eye(3), {.atol = 1e-6}) << "\n";
  np::ndarray scores = np::matmul(centred, basis.T());
  std::cout << "scores\n" << np::round(scores(slice(4)), 4) << "\n";
  np::ndarray error = np::square(centred - np::matmul(scores, basis)).mean();
  std::cout << "reconstruction error " << error << ", outlier " << np::argmax(np::sum(np::square(scores), 1)) << "\n";
  np::ndarray scale = np::std(data, 0, {.ddof = 1});
  std::cout << "correlation of 0 and 1: " << (covariance / np::outer(scale, scale))(0, 1) << "\n";
}
