// One trace for many shapes: extents that an input_signature leaves unknown are parameters of the compiled code.
// clang-format off: the lines of calls are counted.

#include <tnp/tnp.h>

#include "expect.h"

#include <string>

namespace np = tnp;

static void extents_are_parameters() {
  auto energy = np::function([](np::ndarray x) { return np::sum(x * x, 0); },
                             {.input_signature = {np::spec({np::unknown, 32}, np::float32)}, .name = "energy"});
  for (int n : {4, 0, 2, 7, 8, 9, 100})
    expect(np::array_equal(energy(np::ones({n, 32}, np::float32)), np::full({32}, n, np::float32)));
  expect(energy.cache_info().misses == 1);
  expect(np::array_equal(energy(np::ones({1, 32}, np::float32)), np::ones({32}, np::float32)));
  expect(energy.cache_info().misses == 2); // an extent of 1 broadcasts: other code

  expect_error<np::signature_error>([&] { return energy(np::ones({4, 31}, np::float32)); }, {"[energy]", "(?,32)", "(4,31)", here()});
  expect_error<np::signature_error>([&] { return energy(np::ones({4, 32})); }, {"float32", "float64", here()});
  expect_error<np::signature_error>([&] { return energy(np::ones({32}, np::float32)); }, {"(32,)", here()});
  expect_error<std::invalid_argument>([&] { return energy(np::ones({4, 32}, np::int32)); }, {"int32"});
  expect(energy.cache_info().misses == 2 && energy.cache_info().size == 2);
}

static void unknowns_that_meet() {
  // That two unknown extents are equal is checked when the function runs.
  std::string line;
  auto sum = np::function([&](np::ndarray x, np::ndarray y) {
    line = here(); return x + y;
  }, {.input_signature = {np::spec({np::unknown}), np::spec({np::unknown})}});
  for (int n : {0, 2, 5, 17})
    expect(np::array_equal(sum(np::ones({n}), np::arange(double(n))), np::arange(1., n + 1.)));
  expect_error<np::shape_error>([&] { return sum(np::ones({3}), np::ones({4})); }, {"[add]", "3", "4", line});
  expect_error<np::shape_error>([&] { return sum(np::ones({0}), np::ones({4})); }, {"[add]", "0", "4", line});
  expect(np::array_equal(sum(np::ones({1}), np::arange(4.)), np::arange(1., 5.))); // one broadcasts
  expect(np::array_equal(sum(np::arange(4.), np::ones({1})), np::arange(1., 5.)));
  expect(np::array_equal(sum(np::ones({3}), np::ones({3})), np::full({3}, 2.)));
}

static void of_several_dimensions() {
  auto normalised = np::function([](np::ndarray x) {
    np::ndarray centred = x - np::mean(x, 0);
    return centred / np::sqrt(np::mean(centred * centred, 0) + 1e-5);
  }, {.input_signature = {np::spec({np::unknown, np::unknown})}});
  for (int rows : {2, 3, 16})
    for (int columns : {2, 5, 8, 33}) {
      np::ndarray x = np::random::normal(np::random::key(rows * columns), {rows, columns}), y = normalised(x);
      expect(y.shape() == x.shape() && np::allclose(np::mean(y, 0), np::zeros({columns}), {.atol = 1e-12}));
    }
  expect(normalised(np::zeros({3, 0})).shape() == np::shape{3, 0});
  expect(normalised.cache_info().misses == 1);

  auto product = np::function([](np::ndarray a, np::ndarray b) { return np::matmul(a, b); },
                              {.input_signature = {np::spec({np::unknown, np::unknown}), np::spec({np::unknown, np::unknown})}});
  expect(np::array_equal(product(np::ones({2, 3}), np::ones({3, 4})), np::full({2, 4}, 3.)));
  expect(np::array_equal(product(np::ones({2, 0}), np::ones({0, 4})), np::zeros({2, 4})));
  expect(product(np::ones({0, 3}), np::ones({3, 4})).shape() == np::shape{0, 4});
  expect_error<np::shape_error>([&] { return product(np::ones({2, 3}), np::ones({4, 4})); }, {"[matmul]", "3", "4", "signatures.cpp"});
}

static void known_meets_unknown() {
  // An unknown extent that meets a known one must be that.
  auto shifted = np::function([](np::ndarray x) { return x + np::arange(4.); }, {.input_signature = {np::spec({np::unknown})}});
  expect(np::array_equal(shifted(np::zeros({4})), np::arange(4.)));
  expect_error<np::shape_error>([&] { return shifted(np::zeros({5})); }, {"[add]", "4", "5", "signatures.cpp"});
  expect(np::array_equal(shifted(np::zeros({1})), np::arange(4.)));
  expect_error<np::shape_error>([&] { return shifted(np::zeros({0})); }, {"[add]", "4", "0"});
}

static void unknown_extents_as_values() {
  np::function_options any{.input_signature = {np::spec({np::unknown, 3})}};
  auto rows = np::function([](np::ndarray x) { return np::sum(x, 0) / np::size(x, 0); }, any);
  auto all = np::function([](np::ndarray x) { return np::sum(x) / np::size(x) + np::size(x, -1); }, any);
  np::ndarray x = np::arange(12.).reshape({4, 3});
  expect(np::array_equal(rows(x), np::mean(x, 0)) && all(x).item<double>() == 8.5);
  auto selected = np::function([](np::ndarray x) {
    np::ndarray y = x(x > 1);
    return np::sum(y) / np::size(y);
  });
  expect(selected(np::array({1., 2., 4.})).item<double>() == 3);
  expect(np::size(np::ones({4, 3})).item<int>() == 12 && np::size(np::ones({4, 3}), 1).dtype() == np::int64);
  // Read as numbers of C++ they would be -1.
  auto fails = [&](auto body) {
    expect_error<np::trace_error>([&] { return np::function(body, any)(x); }, {"(?,3)", "np::size", "signatures.cpp"});
  };
  fails([](np::ndarray x) { return x / static_cast<double>(x.size()); });
  fails([](np::ndarray x) { return x / static_cast<double>(x.shape()[0]); });
  fails([](np::ndarray x) { return x / static_cast<double>(x.shape().elements()); });
  expect_error<np::shape_error>([&] { return np::function([](np::ndarray x) { return np::zeros(x.shape()); }, any)(x); },
                                {"[zeros]", "(?,3)", "zeros_like"});
  expect_error<np::index_error>([&] { return np::size(x, 2); }, {"[size]", "signatures.cpp"});
}

static void the_most_specific() {
  // Of the traces that fit, the one that knows most serves a call. This function tells what its trace knew.
  auto known = np::function([](np::ndarray x) { return np::asarray(*x.shape().begin()); });
  (void)known.concrete(np::spec({5}));
  np::concrete_function any = known.concrete(np::spec({np::unknown}));
  expect(any.mlir().find("tensor<?xf64>") != std::string::npos && known.cache_info().misses == 2);
  expect(known(np::ones({5})).item<int>() == 5 && known(np::ones({6})).item<int>() == np::unknown);
  expect(known.cache_info().misses == 2);
  (void)known.concrete(np::spec({7})); // served by what is there
  expect(known.cache_info().misses == 2 && known(np::ones({7})).item<int>() == np::unknown);
  expect_error<np::signature_error>([&] { return any({np::ones({5}, np::float32)}); }, {"float32"});
  expect_error<np::signature_error>([&] { return any({}); }, {});
}

int main() {
  extents_are_parameters(), unknowns_that_meet(), of_several_dimensions(), known_meets_unknown(), unknown_extents_as_values(), the_most_specific();
  return report();
}
