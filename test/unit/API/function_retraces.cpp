// When a function is traced again, when it may not be, and what its traces weigh.
#include <tnp/tnp.h>

#include <catch2/catch.hpp>
#include <complex>
#include <limits>
#include <string>
#include <thread>

namespace np = tnp;
using Catch::Matchers::Contains, Catch::Matchers::StartsWith;

namespace {

struct particle {
  np::ndarray position, velocity;
  double mass;
};

/// The message of the trace_error that `f` throws.
template <class F> std::string refusal(F f) {
  try {
    (void)f();
  } catch (const np::trace_error &e) {
    return e.what();
  }
  return "nothing was thrown";
}

} // namespace

TEST_CASE("arguments are called what the function calls them", "[function][retrace]") {
  auto step = np::function([](particle p, double dt) { return p; }, {.arguments = {"p"}});
  particle p{np::ones({3}), np::zeros({3}), 1};
  (void)step(p, .1);
  p.mass = 2;
  (void)step(p, .1);
  CHECK(step.last_retrace() == "p.mass changed from 1.0 to 2.0");
  (void)step(p, .5);
  CHECK(step.last_retrace() == "argument 1 changed from 0.1 to 0.5");
  auto scaled = [](auto from, auto to) {
    auto f = np::function([](np::ndarray x, decltype(from) by) { return x * by; });
    (void)f(np::ones({2}), from);
    (void)f(np::ones({2}), to);
    return f.last_retrace();
  };
  CHECK(scaled(0.1f, 100000.f) == "argument 1 changed from 0.1f to 100000.0f");
  CHECK(scaled(1e-5, 1e16) == "argument 1 changed from 1e-05 to 1e+16");
  CHECK(scaled(-0., 1. / 3) == "argument 1 changed from -0.0 to 0.3333333333333333");
  CHECK(scaled(-std::numeric_limits<double>::infinity(), 2.5) == "argument 1 changed from -inf to 2.5");
  CHECK_THROWS_AS(np::function([](np::ndarray x) { return x; }, {.arguments = {"x", "y"}}), np::value_error);
  auto generic = np::function([](auto x) { return x; }, {.arguments = {"x", "y"}});
  CHECK_THROWS_AS(generic(np::ones({2})), np::value_error);
}

TEST_CASE("reduce_retracing makes extents that vary parameters", "[function][reduce_retracing]") {
  int traced = 0;
  auto f = np::function(
      [&](np::ndarray x) {
        ++traced;
        return np::sum(x, 1);
      },
      {.reduce_retracing = true});
  auto rows = [&](std::int64_t n, std::int64_t m) { return f(np::ones({n, m})).size(); };
  CHECK(rows(2, 3) == 2);
  CHECK(rows(4, 3) == 4); // traced for (?,3)
  CHECK(traced == 2);
  CHECK(rows(5, 3) == 5);
  CHECK(rows(0, 3) == 0);
  CHECK(traced == 2);
  CHECK(rows(5, 7) == 5); // for (?,?)
  CHECK(rows(6, 9) == 6);
  CHECK(traced == 3);
  CHECK(rows(1, 3) == 1); // an extent of 1 broadcasts: for (1,3) alone
  CHECK(rows(1, 4) == 1); // for (1,?)
  CHECK(rows(1, 5) == 1);
  CHECK(traced == 5);
  CHECK(f.cache_info().size == 5);
}

TEST_CASE("the most specific trace serves", "[function][reduce_retracing]") {
  std::vector<std::string> ran;
  auto f = np::function([&](np::ndarray x) { return std::pair(x + x, x.shape().known()); }, {.reduce_retracing = true});
  CHECK(f(np::ones({2, 3})).second);
  CHECK_FALSE(f(np::ones({4, 3})).second); // relaxed
  CHECK(f(np::ones({2, 3})).second);       // still exact
  CHECK_FALSE(f(np::ones({7, 3})).second);
  CHECK(f.cache_info().misses == 2);
}

TEST_CASE("only extents are relaxed", "[function][reduce_retracing]") {
  auto f =
      np::function([](np::ndarray x, double) { return std::pair(x, x.shape().known()); }, {.reduce_retracing = true});
  CHECK(f(np::ones({2}), 1).second);
  CHECK(f(np::ones({3}, np::float32), 1).second); // another dtype
  CHECK(f(np::ones({3}), 2).second);              // another number
  CHECK(f(np::ones({3, 3}), 1).second);           // another rank
  CHECK_FALSE(f(np::ones({4}), 2).second);
  auto with = np::function([](np::ndarray x) { return std::pair(x, x.shape().known()); },
                           {.input_signature = {np::spec({np::unknown, 2})}, .reduce_retracing = true});
  CHECK_FALSE(with(np::ones({3, 2})).second);
  CHECK_THROWS_AS(with(np::ones({3, 3})), np::signature_error); // the input_signature decides
}

TEST_CASE("a retrace can be an error, which says what changed", "[function][on_retrace]") {
  auto step = np::function([](particle p, np::ndarray x) { return std::pair(p, x); },
                           {.name = "step", .on_retrace = np::retrace::error, .arguments = {"p", "x"}});
  particle p{np::ones({3}), np::zeros({3}), 1};
  np::ndarray x = np::ones({2});
  (void)step(p, x), (void)step(p, x + 1);
  p.mass = 2;
  int line = __LINE__ + 1;
  std::string text = refusal([&] { return step(p, x); });
  CHECK_THAT(text, StartsWith("[step] expected a call that needs no new trace") &&
                       Contains("but got one: p.mass changed from 1.0 to 2.0"));
  CHECK_THAT(text, Contains("function_retraces.cpp:" + std::to_string(line)));
  CHECK_THAT(refusal([&] { return step({p.position, p.velocity, 1}, np::ones({2}, np::float32)); }),
             Contains("x changed its dtype from float64 to float32"));
  CHECK(step.cache_info().misses == 1);
  p.mass = 1;
  CHECK(step(p, x).first.mass == 1); // what it has goes on
  step.clear();
  p.mass = 2;
  CHECK(step(p, x).first.mass == 2); // traced anew
  CHECK_THAT(refusal([&] { return step({p.position, p.velocity, 1}, x); }), Contains("p.mass changed from 2.0 to 1.0"));
}

TEST_CASE("traces may be made beforehand", "[function][on_retrace]") {
  auto f = np::function([](np::ndarray x) { return x; }, {.on_retrace = np::retrace::error, .trace_limit = 0});
  CHECK_THAT(refusal([&] { return f(np::ones({2})); }), Contains("there is no trace yet"));
  (void)f.concrete(np::spec({2})), (void)f.concrete(np::spec({3}));
  CHECK(f(np::ones({2})).size() == 2);
  CHECK(f(np::ones({3})).size() == 3);
  CHECK_THAT(refusal([&] { return f(np::ones({4})); }), Contains("argument 0 changed its shape from (3,) to (4,)"));
  CHECK_THROWS_AS(np::function([](np::ndarray x) { return x; }, {.trace_limit = -1}), np::value_error);
}

TEST_CASE("a limit grants some traces", "[function][on_retrace]") {
  auto f = np::function([](np::ndarray x) { return x; },
                        {.reduce_retracing = true, .on_retrace = np::retrace::error, .trace_limit = 2});
  (void)f(np::ones({2})), (void)f(np::ones({3})), (void)f(np::ones({4}));
  CHECK(f.cache_info().misses == 2);
  CHECK_THROWS_AS(f(np::ones({2, 2})), np::trace_error);
}

TEST_CASE("a failed trace does not count", "[function][on_retrace]") {
  bool fails = true;
  auto f = np::function([&](np::ndarray x) { return fails ? throw std::domain_error("not now") : x; },
                        {.on_retrace = np::retrace::error});
  CHECK_THROWS_AS(f(np::ones({2})), std::domain_error);
  fails = false;
  CHECK(f(np::ones({2})).size() == 2);
}

TEST_CASE("other C++ types are a retrace", "[function][on_retrace][generic]") {
  auto f = np::function([](np::ndarray x, auto n) { return x; }, {.on_retrace = np::retrace::error});
  np::ndarray x = np::ones({2});
  (void)f(x, 1), (void)f(x, 1);
  CHECK_THAT(refusal([&] { return f(x, 1.); }), Contains("the C++ types of the arguments changed"));
  CHECK_THAT(refusal([&] { return f(x, 2); }), Contains("argument 1 changed from 1 to 2"));
  (void)f.concrete(x, 1.);
  (void)f(x, 1.);
  f.clear();
  (void)f(x, 1.f);
  CHECK_THROWS_AS(f(x, 1), np::trace_error);
}

TEST_CASE("traces are weighed", "[function][cache]") {
  auto f = np::function([](np::ndarray x, double a) { return np::exp(x) * a; });
  CHECK((f.cache_info().bytes == 0 && f.cache_info().max_bytes == 0));
  (void)f(np::ones({20}), 2.);
  std::size_t one = f.cache_info().bytes;
  CHECK(one > 100);
  CHECK(one < 100000);
  (void)f(np::ones({20}), 3.);
  CHECK(f.cache_info().bytes > one + 100);
  f.clear();
  CHECK(f.cache_info().bytes == 0);
  auto nothing = np::function([](np::ndarray x) { return x; });
  (void)nothing(np::ones({2}));
  CHECK(nothing.cache_info().bytes == 0); // there is nothing to compute
}

TEST_CASE("a cache is bounded in bytes, too", "[function][cache]") {
  auto body = [](np::ndarray x, double a) { return np::exp(x) * a; };
  auto probe = np::function(body);
  (void)probe(np::ones({20}), 2.);
  std::size_t one = probe.cache_info().bytes;
  auto f = np::function(body, {.max_bytes = 2 * one + one / 2});
  np::ndarray x = np::ones({20});
  (void)f(x, 2.), (void)f(x, 3.);
  CHECK(f.cache_info().size == 2);
  (void)f(x, 2.), (void)f(x, 4.); // evicts 3
  CHECK(f.cache_info().size == 2);
  CHECK(f.cache_info().bytes <= f.cache_info().max_bytes);
  (void)f(x, 2.);
  CHECK(f.cache_info().misses == 3);
  (void)f(x, 3.);
  CHECK(f.cache_info().misses == 4);
  auto tight = np::function(body, {.max_bytes = 1});
  (void)tight(x, 2.), (void)tight(x, 2.);
  CHECK((tight.cache_info().size == 1 && tight.cache_info().hits == 1)); // the latest stays
}

TEST_CASE("threads make no more traces of other types than are granted", "[function][on_retrace][generic][threads]") {
  auto f = np::function([](np::ndarray x, auto n) { return x; }, {.on_retrace = np::retrace::error});
  std::atomic<int> served{0};
  np::ndarray x = np::ones({2});
  auto attempt = [&](auto n) {
    try {
      (void)f(x, n);
      ++served;
    } catch (const np::trace_error &) {
    }
  };
  std::thread one([&] { attempt(1); }), two([&] { attempt(1.); }), three([&] { attempt(1.f); });
  one.join(), two.join(), three.join();
  CHECK(served == 1);
  CHECK(f.cache_info().misses == 1);
}

TEST_CASE("threads make no more traces than are granted", "[function][on_retrace][threads]") {
  auto f = np::function([](np::ndarray x) { return x; }, {.on_retrace = np::retrace::error});
  std::atomic<int> refused{0}, served{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 50; ++i)
        try {
          (void)f(np::ones({2 + t}));
          ++served;
        } catch (const np::trace_error &) {
          ++refused;
        }
    });
  for (std::thread &thread : threads)
    thread.join();
  CHECK((served == 50 && refused == 150));
  CHECK(f.cache_info().misses == 1);
}
