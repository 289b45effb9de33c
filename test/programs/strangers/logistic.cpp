// Statistics: logistic regression by gradient descent, with the gradient written out by hand.
#include <tnp/tnp.h>

#include <iostream>
#include <string>

namespace np = tnp;

struct model {
  np::ndarray weights, bias;
};

int main(int, char **argv) {
  const std::string folder = argv[1];
  np::ndarray x = np::load(folder + "/features.npy"); // (200, 3), float32
  np::ndarray y = np::load(folder + "/classes.npy");  // (200,), bool
  x = (x - x.mean(0)) / np::std(x, 0);

  auto predict = [](const model &m, const np::ndarray &x) {
    return 1 / (1 + np::exp(-(np::matmul(x, m.weights) + m.bias)));
  };
  auto loss = [&](const model &m) {
    np::ndarray p = np::clip(predict(m, x), 1e-6, 1 - 1e-6);
    return -np::mean(np::where(y, np::log(p), np::log1p(-p)));
  };
  auto train = np::function([&](model m, np::ndarray x, np::ndarray y, np::ndarray rate) {
    np::ndarray error = predict(m, x) - y;
    np::ndarray by_weights = np::matmul(x.T(), error) / x.shape()[0] + 0.01 * m.weights;
    return model{m.weights - rate * by_weights, m.bias - rate * error.mean()};
  });

  model m{np::zeros({3}, np::float32), np::zeros({}, np::float32)};
  for (int epoch = 0; epoch < 200; ++epoch) {
    if (epoch % 50 == 0)
      std::cout << "epoch " << epoch << " loss " << np::round(loss(m), 4) << "\n";
    m = train(m, x, y, np::array(0.5, np::float32));
  }
  std::cout << "weights " << np::round(m.weights, 4) << " " << m.weights.dtype() << "\n";
  np::ndarray guess = predict(m, x) > 0.5;
  std::cout << "accuracy " << np::mean(guess == y) << "\n";
  np::ndarray table = np::stack({np::sum(guess & y), np::sum(guess & ~y), np::sum(~guess & y), np::sum(~guess & ~y)});
  std::cout << "table\n" << table.reshape({2, 2}) << "\n";
  std::cout << "first " << np::round(predict(m, x)(np::slice(5)), 3) << "\n";
}
