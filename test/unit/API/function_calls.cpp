// Functions that compute: these go through the whole compiler.
#include <tnp/testing.h>
#include <tnp/tnp.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

namespace np = tnp;

TEST_CASE("ones of an unknown size can be counted", "[function]") {
  auto count = np::function([](np::ndarray x) { return np::sum(np::ones_like(x(x > 0.))); });
  CHECK(count(np::linspace(-1, 1, 101)).item<double>() == 50);
}

TEST_CASE("what a check forbids is not written before it fails", "[function][errors]") {
  // The sums could be computed in place, in rows that are not there.
  auto stack = np::function([](np::ndarray x) { return np::concatenate({x, x + 1.}) * x; },
                            {.input_signature = {np::spec({np::unknown, np::unknown})}});
  CHECK_THROWS_AS(stack(np::ones({300, 500})), np::shape_error);
  auto update = np::function(
      [](np::ndarray x, np::ndarray i, np::ndarray y) { return x.at(i).set(np::exp(y)); },
      {.input_signature = {np::spec({np::unknown, np::unknown}), np::spec({}, np::int64), np::spec({np::unknown})}});
  CHECK_THROWS_AS(update(np::ones({300, 500}), np::asarray(1 << 20), np::ones({500})), np::index_error);
}

TEST_CASE("an array that is returned is not changed for another result", "[function]") {
  auto f = np::function([](np::ndarray x) {
    np::ndarray t = x + 1;
    return std::vector<np::ndarray>{t.at(0).set(7), t, t.at(1).add(1).reshape({1, -1}), t.reshape({1, -1})};
  });
  std::vector<np::ndarray> results = f(np::zeros({3}));
  CHECK(results[0].to_vector<double>() == std::vector<double>{7, 1, 1});
  CHECK(results[1].to_vector<double>() == std::vector<double>{1, 1, 1});
  CHECK(results[2].to_vector<double>() == std::vector<double>{1, 2, 1});
  CHECK(results[3].to_vector<double>() == std::vector<double>{1, 1, 1});
  auto twice = np::function([](np::ndarray x) {
    np::ndarray t = x + 1, u = t.at(0).set(7);
    return std::pair(u, np::ndarray(t.at(0).set(np::sum(u))));
  });
  auto [first, second] = twice(np::zeros({3}));
  CHECK(first.to_vector<double>() == std::vector<double>{7, 1, 1});
  CHECK(second.to_vector<double>() == std::vector<double>{9, 1, 1});
}

TEST_CASE("one trace serves many calls", "[function]") {
  int traced = 0;
  auto f = np::function([&](np::ndarray x) {
    ++traced;
    return 1. / (1. + np::exp(-x));
  });
  np::ndarray x = np::linspace(-2, 2, 9);
  CHECK(np::allclose(f(x), 1. / (1. + np::exp(-x))));
  CHECK(np::allclose(f(x + 1), 1. / (1. + np::exp(-x - 1))));
  CHECK(traced == 1);
  np::testing::history since;
  (void)f(x);
  REQUIRE(since.launches().size() == 1);
  CHECK(since.kernels() == 1);
  CHECK_FALSE(since.launches()[0].eager);
}

TEST_CASE("captured arrays are read where they are, once each", "[function]") {
  np::ndarray w = np::array({1., 2., 3.});
  auto f = np::function([w](np::ndarray x) { return x * w + w; });
  CHECK(f(np::ones({3})).to_vector<double>() == std::vector<double>{2, 4, 6});
  std::string text = f.concrete(np::spec({3})).mlir();
  CHECK(text.find("%arg1") != std::string::npos);
  CHECK(text.find("%arg2") == std::string::npos);
}

TEST_CASE("nested functions become part of the outer one", "[function]") {
  auto inner = np::function([](np::ndarray x) { return x * 2; });
  auto outer = np::function([&](np::ndarray x) { return inner(x) + 1; });
  CHECK(outer(np::ones({2})).to_vector<double>() == std::vector<double>{3, 3});
  CHECK(inner.cache_info().misses == 0);
  CHECK(outer.concrete(np::spec({2})).kernels().size() == 1);
}

TEST_CASE("the same output twice is two handles of one array", "[function]") {
  auto f = np::function([](np::ndarray x) {
    np::ndarray y = x + 1;
    return std::pair{y, y};
  });
  auto [a, b] = f(np::ones({2}));
  CHECK(a.data<double>() == b.data<double>());
  CHECK(a(0).item<double>() == 2);
}

TEST_CASE("an input_signature makes extents parameters", "[function]") {
  auto f = np::function([](np::ndarray x) { return np::sum(x * x, 0); },
                        {.input_signature = {np::spec({np::unknown, 3}, np::float32)}, .name = "energy"});
  CHECK(f(np::ones({4, 3}, np::float32)).to_vector<float>() == std::vector<float>{4, 4, 4});
  CHECK(f(np::ones({0, 3}, np::float32)).to_vector<float>() == std::vector<float>{0, 0, 0});
  CHECK(f.cache_info().size == 1);
  CHECK(f(np::ones({1, 3}, np::float32)).to_vector<float>() == std::vector<float>{1, 1, 1});
  CHECK(f.cache_info().size == 2); // an extent of 1 is other code
}

TEST_CASE("a relaxed concrete function serves calls that fit", "[function]") {
  auto f = np::function([](np::ndarray x) { return x + 1; });
  np::concrete_function any = f.concrete(np::spec({np::unknown}));
  CHECK(f(np::ones({5})).size() == 5);
  CHECK(f.cache_info().misses == 1);
  CHECK(any({np::zeros({2})}).at(0).to_vector<double>() == std::vector<double>{1, 1});
  CHECK_THROWS_AS(any({np::zeros({2}, np::float32)}), np::signature_error);
}

TEST_CASE("a run-time error names the operation's line", "[function]") {
  auto f = np::function([](np::ndarray x, np::ndarray i) { return np::take(x, i); });
  CHECK(f(np::arange(3), np::array({2})).item<int>() == 2);
  try {
    (void)f(np::arange(3), np::array({3}));
    FAIL("nothing was thrown");
  } catch (const np::index_error &error) {
    CHECK(std::string(error.what()).find("function_calls.cpp") != std::string::npos);
  }
}

TEST_CASE("threads call and trace one function at once", "[function][threads]") {
  auto f = np::function([](np::ndarray x, double a) { return np::sum(a * x + 1); });
  std::vector<std::thread> threads;
  std::vector<double> results(6);
  std::atomic<int> thrown{0};
  for (int t = 0; t < 6; ++t)
    threads.emplace_back([&, t] {
      try {
        for (int i = 0; i < 60; ++i)
          results[t] = f(np::ones({2 + i % 3}), double(t % 3)).item<double>();
      } catch (const std::exception &) {
        ++thrown;
      }
    });
  for (std::thread &thread : threads)
    thread.join();
  CHECK(thrown == 0);
  for (int t = 0; t < 6; ++t)
    CHECK(results[t] == 4. * (t % 3 + 1)); // the last call has four elements
  CHECK(f.cache_info().misses == 9);
}
