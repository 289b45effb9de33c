// Loops and branches, traced and eager: the same results, the same errors.
#include <tnp/tnp.h>

#include <catch2/catch.hpp>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

namespace np = tnp;

namespace {

/// Runs the test body eagerly and as a traced function of no arrays.
template <class F> auto both(F f) {
  auto traced = np::function([f](np::ndarray x) { return f(x); });
  return [f, traced](np::ndarray x) { return std::pair{f(x), traced(x)}; };
}

template <class E, class F> std::string message(F f) {
  try {
    (void)f();
  } catch (const E &error) {
    return error.what();
  }
  return "";
}

} // namespace

TEST_CASE("while_loop counts", "[control-flow]") {
  auto collatz = both([](np::ndarray n) {
    auto [steps, last] =
        np::while_loop([](np::ndarray, np::ndarray m) { return m != 1; },
                       [](np::ndarray i, np::ndarray m) {
                         return std::tuple{i + 1, np::where(m % 2 == 0, np::floor_divide(m, 2), 3 * m + 1)};
                       },
                       std::tuple{np::asarray(0), n});
    return steps;
  });
  auto [eager, traced] = collatz(np::asarray(27));
  CHECK(eager.item<int>() == 111);
  CHECK(traced.item<int>() == 111);
}

TEST_CASE("fori_loop repeats", "[control-flow]") {
  auto power = both([](np::ndarray x) {
    return np::fori_loop(0, 10, [&](np::ndarray, np::ndarray y) { return y * x; }, np::ones_like(x));
  });
  auto [eager, traced] = power(np::asarray(2.));
  CHECK(eager.item<double>() == 1024);
  CHECK(traced.item<double>() == 1024);
}

TEST_CASE("scan carries and stacks", "[control-flow]") {
  auto sums = both([](np::ndarray x) {
    auto [last, all] =
        np::scan([](np::ndarray carry, np::ndarray v) { return std::pair{carry + v, carry * v}; }, np::asarray(0.), x);
    return np::concatenate({all, np::expand_dims(last, 0)});
  });
  auto [eager, traced] = sums(np::arange(5.));
  std::vector<double> expected{0, 0, 2, 9, 24, 10};
  CHECK(eager.to_vector<double>() == expected);
  CHECK(traced.to_vector<double>() == expected);
}

TEST_CASE("scan counts its steps where there is nothing to walk along", "[control-flow]") {
  auto powers = [](np::ndarray x) {
    auto [last, all] = np::scan([](np::ndarray c) { return std::pair{c * 2., c}; }, x, 5);
    return std::pair{last, all};
  };
  for (auto [last, all] : {powers(np::asarray(1.)), np::function(powers)(np::asarray(1.))}) {
    CHECK(last.item<double>() == 32);
    CHECK(all.to_vector<double>() == std::vector<double>{1, 2, 4, 8, 16});
  }
  // Several arrays are carried, and several stacked.
  auto pairs = [](np::ndarray x) {
    using state = std::pair<np::ndarray, np::ndarray>;
    auto step = [](state s) { return std::pair{state{s.second, s.first + s.second}, state{s.first, s.second}}; };
    return np::scan(step, state{x, x + 1}, std::uint8_t{4}).second.first;
  };
  CHECK(pairs(np::asarray(0)).to_vector<std::int64_t>() == std::vector<std::int64_t>{0, 1, 1, 2});
  CHECK(np::function(pairs)(np::asarray(0)).to_vector<std::int64_t>() == std::vector<std::int64_t>{0, 1, 1, 2});
  auto none = [](np::ndarray x) {
    return np::scan([](np::ndarray c) { return std::pair{c, np::ones({3})}; }, x, 0).second;
  };
  CHECK(np::function(none)(np::asarray(1.)).shape() == np::shape{0, 3});
  CHECK(message<np::value_error>([&] { return none(np::asarray(1.)); }).find("[scan] expected at least one step") == 0);
  CHECK(message<np::value_error>([&] {
          return np::scan([](np::ndarray c) { return std::pair{c, c}; }, np::asarray(1.), -1).first;
        }).find("but got -1") != std::string::npos);
}

TEST_CASE("cond runs one branch", "[control-flow]") {
  auto safe = both([](np::ndarray x) {
    return np::cond(x >= 0, [](np::ndarray v) { return np::sqrt(v); }, [](np::ndarray v) { return 0 * v; }, x);
  });
  auto [a, b] = safe(np::asarray(9.));
  CHECK((a.item<double>() == 3 && b.item<double>() == 3));
  auto [c, d] = safe(np::asarray(-9.));
  CHECK((c.item<double>() == 0 && d.item<double>() == 0));
}

TEST_CASE("a loop keeps dtypes and shapes, or says what changed", "[control-flow][errors]") {
  auto widen = [](np::ndarray x) { return np::fori_loop(0, 3, [](np::ndarray, np::ndarray y) { return y + 0.5; }, x); };
  auto grow = [](np::ndarray x) {
    return np::fori_loop(0, 3, [](np::ndarray, np::ndarray y) { return np::concatenate({y, y}); }, x);
  };
  for (bool traced : {false, true}) {
    auto run = [&](auto f, np::ndarray x) {
      return message<np::trace_error>([&] { return traced ? np::function(f)(x) : f(x); });
    };
    std::string text = run(widen, np::asarray(0));
    CHECK(text.find("[fori_loop] expected the body to keep value 0 as int64 (), but got float64 ()") == 0);
    CHECK(text.find("control_flow.cpp") != std::string::npos);
    CHECK(run(grow, np::ones({2})).find("float64 (2,), but got float64 (4,)") != std::string::npos);
  }
}

TEST_CASE("branches agree on dtypes and shapes", "[control-flow][errors]") {
  auto f = np::function([](np::ndarray x) {
    return np::cond(x > 0, [](np::ndarray v) { return v; }, [](np::ndarray v) { return v.astype(np::float32); }, x);
  });
  std::string text = message<np::trace_error>([&] { return f(np::asarray(1.)); });
  CHECK(text.find("float64 ()") != std::string::npos);
  CHECK(text.find("float32 ()") != std::string::npos);
}

TEST_CASE("a condition is a 0-d bool", "[control-flow][errors]") {
  np::ndarray x = np::ones({2});
  CHECK(message<np::trace_error>([&] {
          return np::cond(x > 0, [&] { return x; }, [&] { return x; });
        }).find("bool (2,)") != std::string::npos);
  auto endless = [](np::ndarray y) {
    return np::while_loop([](np::ndarray v) { return v; }, [](np::ndarray v) { return v; }, y);
  };
  CHECK(message<np::trace_error>([&] {
          return endless(np::asarray(1.));
        }).find("[while_loop] expected a condition of type bool ()") == 0);
}

TEST_CASE("values of a body stay in it", "[control-flow][errors]") {
  auto f = np::function([](np::ndarray x) {
    np::ndarray inside;
    (void)np::fori_loop(0, 3, [&](np::ndarray, np::ndarray y) { return inside = y + 1, y; }, x);
    return inside;
  });
  CHECK(message<np::trace_error>([&] { return f(np::ones({2})); }).find("the body of fori_loop") != std::string::npos);
}

TEST_CASE("an exception may pass through a loop and be caught", "[control-flow]") {
  auto f = np::function([](np::ndarray x) {
    try {
      (void)np::fori_loop(0, 3, [](np::ndarray, np::ndarray y) -> np::ndarray { throw 1; }, x);
    } catch (int) {
    }
    return x + 1;
  });
  CHECK(f.concrete(np::spec({2})).mlir().find("scf") == std::string::npos);
}

TEST_CASE("sequences of different lengths do not scan", "[control-flow][errors]") {
  auto f = [](np::ndarray x) {
    return np::scan([](np::ndarray c, std::pair<np::ndarray, np::ndarray> v) { return std::pair{c, v.first}; },
                    np::asarray(0.), std::pair{x, np::ones({4})})
        .first;
  };
  CHECK(message<np::shape_error>([&] { return f(np::ones({3})); }).find("3 and 4") != std::string::npos);
}

TEST_CASE("loops and branches carry maps and optionals", "[control_flow][structure]") {
  using state = std::map<std::string, np::ndarray>;
  auto run = [](np::ndarray x) {
    state last = np::while_loop([](state s) { return s.at("i") < 3; },
                                [](state s) { return state{{"i", s.at("i") + 1}, {"x", s.at("x") * 2}}; },
                                state{{"i", np::asarray(0)}, {"x", x}});
    std::optional<np::ndarray> chosen = np::cond(
        np::sum(last.at("x")) > 0, [](np::ndarray v) { return std::optional(v); },
        [](np::ndarray v) { return std::optional(-v); }, last.at("x"));
    return std::pair(last, *chosen);
  };
  for (const auto &[last, chosen] : {run(np::array({1., 2.})), np::function(run)(np::array({1., 2.}))}) {
    CHECK(last.at("i").item<int>() == 3);
    CHECK(chosen.to_vector<double>() == std::vector<double>{8, 16});
  }
  auto loses = [](np::ndarray x) {
    return np::fori_loop(0, 2, [](np::ndarray, state s) { return state{{"y", s.at("x")}}; }, state{{"x", x}}).at("x");
  };
  CHECK_THROWS_AS(loses(np::ones({2})), np::trace_error);
  CHECK_THROWS_AS(np::function(loses)(np::ones({2})), np::trace_error);
}
