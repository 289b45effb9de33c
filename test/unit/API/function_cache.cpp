// Keys, structures, the cache and its messages. The functions here compute nothing, so no program is compiled.
#include <tnp/tnp.h>

#include <array>
#include <catch2/catch.hpp>
#include <complex>
#include <limits>
#include <stdexcept>
#include <thread>

namespace np = tnp;

namespace {

struct particle {
  np::ndarray position, velocity;
  double mass;
};
struct cloud {
  std::vector<particle> all;
  std::array<int, 2> tags;
  std::pair<np::random::key, bool> rest;
};
enum class mode { slow, fast };

std::string last(const np::detail::function_base &f) { return f.last_retrace(); }

} // namespace

TEST_CASE("structures come back as they went in", "[function][structure]") {
  auto f = np::function([](cloud c, std::tuple<float, std::complex<double>> t, mode m) { return std::tuple{c, t, m}; });
  cloud c{{{np::ones({2}), np::zeros({3}), 1.5}, {np::ones({4}), np::zeros({5}), -0.}},
          {7, -8},
          {np::random::key(3), true}};
  auto [d, t, m] = f(c, {0.1f, {1, -2}}, mode::fast);
  REQUIRE(d.all.size() == 2);
  CHECK(d.all[1].position.data<double>() == c.all[1].position.data<double>()); // the very same arrays
  CHECK(d.all[0].mass == 1.5);
  CHECK(std::signbit(d.all[1].mass));
  CHECK((d.tags[0] == 7 && d.tags[1] == -8));
  CHECK(d.rest.second);
  CHECK(d.rest.first.bits.item<std::int64_t>() == c.rest.first.bits.item<std::int64_t>());
  CHECK((std::get<0>(t) == 0.1f && std::get<1>(t) == std::complex<double>(1, -2)));
  CHECK(m == mode::fast);
}

TEST_CASE("what an argument is decides whether a function is traced again", "[function][key]") {
  int traced = 0;
  auto f = np::function([&](np::ndarray x, double rate, int n) {
    ++traced;
    return x;
  });
  np::ndarray x = np::zeros({3}, np::float32);
  (void)f(x, 1, 1), (void)f(np::ones({3}, np::float32), 1, 1);
  CHECK(traced == 1);
  (void)f(np::ones({3}), 1, 1);
  CHECK(traced == 2);
  (void)f(np::ones({4}, np::float32), 1, 1);
  CHECK(traced == 3);
  (void)f(x, 2, 1);
  CHECK(traced == 4);
  (void)f(x, 1, 2);
  CHECK(traced == 5);
  double nan = std::numeric_limits<double>::quiet_NaN();
  (void)f(x, nan, 1), (void)f(x, nan, 1);
  CHECK(traced == 6);
  (void)f(x, 0., 1), (void)f(x, -0., 1);
  CHECK(traced == 8);
  (void)f(x, 1, 1);
  CHECK(traced == 8);
  CHECK((f.cache_info().hits == 3 && f.cache_info().misses == 8 && f.cache_info().size == 8));
}

TEST_CASE("numbers of generic functions are typed", "[function][key]") {
  int traced = 0;
  auto f = np::function([&](np::ndarray x, auto n) {
    ++traced;
    return std::pair{x, n};
  });
  np::ndarray x = np::zeros({3});
  CHECK(f(x, 1).second == 1);
  CHECK(f(x, 1.).second == 1.);
  CHECK(f(x, 1.f).second == 1.f);
  CHECK(f(x, true).second);
  CHECK(traced == 4);
  (void)f(x, 1), (void)f(x, true);
  CHECK(traced == 4);
  CHECK(f.cache_info().hits == 2);
}

TEST_CASE("a C++ number passed as an array stays weak", "[function][key]") {
  auto f = np::function([](np::ndarray x) { return x; });
  (void)f(2.), (void)f(3.);
  CHECK(f.cache_info().misses == 1); // its value is an argument, not part of the program
  (void)f(np::asarray(2.));
  CHECK(f.cache_info().misses == 2);
}

TEST_CASE("settings in scope are part of the key", "[function][key]") {
  auto f = np::function([](np::ndarray x) { return x; });
  np::ndarray x = np::ones({2}, np::float32);
  (void)f(x);
  {
    auto settings = np::prefer_float32();
    (void)f(x);
  }
  (void)f(x);
  CHECK(f.cache_info().misses == 2);
}

TEST_CASE("a retrace is explained by the argument's name", "[function][retrace]") {
  auto f = np::function([](particle p, std::vector<np::ndarray> v, int n) { return p; });
  particle p{np::ones({3}, np::float32), np::zeros({3}), 1};
  np::ndarray x = np::ones({2});
  CHECK(last(f).empty());
  (void)f(p, {x}, 1);
  CHECK(last(f) == "the first call");
  (void)f({np::ones({3}), p.velocity, 1}, {x}, 1);
  CHECK(last(f) == "argument 0.position changed its dtype from float32 to float64");
  (void)f({p.position, np::zeros({4}), 1}, {x}, 1);
  CHECK(last(f) == "argument 0.velocity changed its shape from (3,) to (4,)");
  (void)f({p.position, p.velocity, 2}, {x}, 1);
  CHECK(last(f) == "argument 0.mass changed from 1.0 to 2.0");
  (void)f(p, {x, x}, 1);
  CHECK(last(f) == "argument 1.size() changed from 1 to 2");
  (void)f(p, {x}, 2);
  CHECK(last(f) == "argument 2 changed from 1 to 2");
}

TEST_CASE("the cache is bounded, and can be cleared", "[function][cache]") {
  auto f = np::function([](np::ndarray x) { return x; }, {.max_size = 2});
  (void)f(np::ones({1})), (void)f(np::ones({2})), (void)f(np::ones({1}));
  (void)f(np::ones({3})); // evicts (2,)
  CHECK((f.cache_info().size == 2 && f.cache_info().max_size == 2));
  (void)f(np::ones({1}));
  CHECK(f.cache_info().misses == 3);
  (void)f(np::ones({2}));
  CHECK(f.cache_info().misses == 4);
  CHECK(last(f).find("(2,)") != std::string::npos);
  f.clear();
  CHECK(f.cache_info().size == 0);
  (void)f(np::ones({1}));
  CHECK(f.cache_info().misses == 5);
}

TEST_CASE("a failed trace leaves nothing behind", "[function][cache]") {
  bool fails = true;
  auto f = np::function([&](np::ndarray x) {
    np::ndarray y = x + 1;
    if (fails)
      throw std::domain_error("not now");
    return x;
  });
  np::ndarray x = np::ones({2});
  CHECK_THROWS_AS(f(x), std::domain_error);
  CHECK((f.cache_info().size == 0 && f.cache_info().misses == 0));
  CHECK(np::ones({1}).item<double>() == 1); // no trace is open
  fails = false;
  CHECK(f(x).size() == 2);
}

TEST_CASE("arguments must meet the input_signature", "[function][errors]") {
  auto f = np::function([](np::ndarray x) { return x; },
                        {.input_signature = {np::spec({np::unknown, 32}, np::float32)}, .name = "energy"});
  auto message = [&](const np::ndarray &x) -> std::string {
    try {
      (void)f(x);
    } catch (const np::signature_error &error) {
      return error.what();
    }
    return "";
  };
  CHECK(message(np::ones({4, 31}, np::float32)).find("[energy] expected float32 (?,32) for array 0") == 0);
  CHECK(message(np::ones({4, 31}, np::float32)).find("got float32 (4,31)") != std::string::npos);
  CHECK(message(np::ones({4, 32})).find("got float64 (4,32)") != std::string::npos);
  CHECK(message(np::ones({32}, np::float32)).find("got float32 (32,)") != std::string::npos);
  CHECK(message(np::ones({4, 32}, np::float32)).empty());
  auto g = np::function([](np::ndarray x, np::ndarray y) { return y; }, {.input_signature = {np::spec({1})}});
  CHECK_THROWS_AS(g(np::ones({1}), np::ones({1})), np::signature_error);
}

TEST_CASE("a traced value means nothing outside of its trace", "[function][errors]") {
  np::ndarray escaped;
  auto f = np::function(
      [&](np::ndarray x) {
        escaped = x;
        return x;
      },
      {.name = "first"});
  (void)f(np::ones({2}));
  auto message = [](auto call) -> std::string {
    try {
      call();
    } catch (const np::trace_error &error) {
      return error.what();
    }
    return "";
  };
  CHECK(message([&] { (void)(escaped + 1); }).find("'first'") != std::string::npos);
  CHECK(message([&] { (void)f(escaped); }).find("'first'") != std::string::npos);
  CHECK(message([&] { (void)escaped.item<double>(); }).find("'first'") != std::string::npos);
  auto g = np::function([&](np::ndarray x) { return x + escaped; }, {.name = "second"});
  std::string both = message([&] { (void)g(np::ones({2})); });
  CHECK(both.find("'first'") != std::string::npos);
  CHECK(both.find("'second'") != std::string::npos);
}

TEST_CASE("elements are not there while tracing", "[function][errors]") {
  auto f = np::function([](np::ndarray x) { return x.item<double>() > 0 ? x : x; });
  CHECK_THROWS_AS(f(np::asarray(1.)), np::trace_error);
  auto g = np::function([](np::ndarray x) {
    if (x)
      return x;
    return x;
  });
  CHECK_THROWS_AS(g(np::asarray(1.)), np::trace_error);
}

TEST_CASE("concrete functions", "[function][concrete]") {
  auto f = np::function([](np::ndarray x, int n) { return std::pair{x, n}; });
  np::concrete_function c = f.concrete(np::spec({8, 32}, np::float32), 2);
  CHECK(c.mlir().find("func.func @function_") != std::string::npos);
  CHECK(c.mlir().find("tensor<8x32xf32>") != std::string::npos);
  CHECK(c.kernels().empty());
  CHECK_THROWS_AS(c.mlir("assembly"), np::value_error);
  CHECK(f.cache_info().misses == 1);
  (void)f(np::ones({8, 32}, np::float32), 2);
  CHECK(f.cache_info().misses == 1); // the call finds it
  (void)f.concrete(np::ones({8, 32}, np::float32), 2);
  CHECK(f.cache_info().misses == 1);
  CHECK_THROWS_AS(c({np::ones({8, 31}, np::float32)}), np::signature_error);
}

TEST_CASE("an input_signature decides what a concrete function is made for", "[function][concrete]") {
  auto f = np::function([](np::ndarray x) { return x; }, {.input_signature = {np::spec({np::unknown, 32})}});
  CHECK(f.concrete(np::spec({8, 32})).mlir().find("tensor<?x32xf64>") != std::string::npos);
  CHECK(f.concrete(np::spec({np::unknown, np::unknown})).mlir().find("tensor<?x32xf64>") != std::string::npos);
  (void)f(np::ones({5, 32}));
  CHECK(f.cache_info().misses == 1);
  (void)f(np::ones({1, 32})); // an extent of 1 is other code
  CHECK(f.cache_info().misses == 2);
  (void)f(np::ones({6, 32})), (void)f(np::ones({1, 32}));
  CHECK(f.cache_info().misses == 2);
  CHECK_THROWS_AS(f.concrete(np::spec({8, 31})), np::signature_error);
}

TEST_CASE("functions are made of whatever can be called", "[function]") {
  struct functor {
    np::ndarray operator()(const np::ndarray &x) const { return x; }
  };
  np::ndarray x = np::ones({2});
  CHECK(np::function(functor{})(x).size() == 2);
  CHECK(np::function(+[](np::ndarray y) { return y; })(x).size() == 2);
  np::function<np::ndarray(np::ndarray)> declared = [](np::ndarray y) { return y; };
  CHECK(declared(x).size() == 2);
  auto copy = declared;
  (void)copy(x);
  CHECK(declared.cache_info().hits == 1); // copies share their traces
  int calls = 0;
  CHECK(np::function([calls](np::ndarray y) mutable { return ++calls, y; })(x).size() == 2);
}

TEST_CASE("many threads call, trace and clear one function", "[function][threads]") {
  auto f = np::function([](np::ndarray x, int n) { return std::pair{x, n}; }, {.max_size = 3});
  std::vector<std::thread> threads;
  std::atomic<int> wrong{0};
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 200; ++i) {
        int n = 1 + (i + t) % 5;
        auto [y, m] = f(np::ones({n}), n);
        wrong += y.size() != n || m != n;
        if (i % 64 == 0)
          f.clear();
      }
    });
  for (std::thread &thread : threads)
    thread.join();
  CHECK(wrong == 0);
}

TEST_CASE("a generic function tells why it was traced last", "[function][generic]") {
  auto g = np::function([](auto x, auto) { return x; }, {.name = "pair"});
  CHECK(g.last_retrace() == "");
  (void)g(np::ones({2}), 2);
  CHECK(g.last_retrace() == "the first call");
  (void)g(np::ones({2}), 2.5);
  CHECK(g.last_retrace() == "the C++ types of the arguments changed");
  (void)g(np::ones({3}), 2); // of the first types again
  CHECK_THAT(g.last_retrace(), Catch::Matchers::Contains("argument 0") && Catch::Matchers::Contains("to (3,)"));
  (void)g(np::ones({3}), 2.5);
  (void)g(np::ones({3}), 3);
  CHECK_THAT(g.last_retrace(), Catch::Matchers::Contains("argument 1"));
  CHECK(g.name() == "pair");
}

TEST_CASE("a generic function has concrete ones", "[function][generic]") {
  auto twice = np::function([](auto x, auto k) { return x + x; }, {.name = "twice"});
  auto made = twice.concrete(np::spec({np::unknown}, np::float32), 1);
  CHECK_THAT(made.mlir(), Catch::Matchers::Contains("tensor<?xf32>") && Catch::Matchers::Contains("@twice"));
  CHECK(made.kernels().size() == 1);
  CHECK(made({np::array({1.f, 2.f})})[0].to_vector<float>() == std::vector{2.f, 4.f});
  (void)twice.concrete(np::ones({2}), 1);
  CHECK(twice.cache_info().misses == 2);
}

TEST_CASE("what is no structure is known before it is used", "[function][structure]") {
  struct holds_c_array {
    np::ndarray x;
    double c[3];
  };
  struct holds_pointer {
    np::ndarray x;
    const char *text;
  };
  struct tree {
    np::ndarray value;
    std::vector<tree> children;
  };
  using np::detail::structure;
  CHECK((structure<cloud> && structure<tree> && structure<mode> && structure<std::tuple<int, np::ndarray>>));
  CHECK_FALSE((structure<holds_pointer> || structure<const char *> || structure<void> ||
               structure<std::vector<holds_pointer>>));
#if defined(__clang__)
  CHECK_FALSE(structure<holds_c_array>);
#endif
}

TEST_CASE("a cache has room for one trace at least", "[function][cache]") {
  auto same = [](np::ndarray x) { return x; };
  CHECK_THROWS_AS(np::function(same, {.max_size = 0}), np::value_error);
  CHECK_THROWS_AS(np::function([](auto x) { return x; }, {.max_size = 0}), np::value_error);
}
