// Loops and branches in loops and branches. What a compiled program may overwrite in place, it must not if somebody still
// needs it; eager code, where arrays are never changed, tells what each program means.
#include <tnp/tnp.h>

#include "expect.h"

#include <tuple>
#include <utility>
#include <vector>

namespace np = tnp;
using np::_, np::slice;

static std::vector<np::ndarray> listed(np::ndarray x) { return {x}; }
template <class... A> static std::vector<np::ndarray> listed(std::tuple<A...> results) {
  return std::apply([](auto... each) { return std::vector<np::ndarray>{each...}; }, results);
}
template <class A, class B> static std::vector<np::ndarray> listed(std::pair<A, B> results) {
  return {results.first, results.second};
}

/// The compiled function gives what the function gives, and leaves its arguments alone; both times.
template <class F>
static void same(F f, std::vector<np::ndarray> x, std::source_location at = std::source_location::current()) {
  auto program = [f](std::vector<np::ndarray> arguments) { return listed(f(arguments)); };
  std::vector<np::ndarray> before, eager = program(x);
  for (const np::ndarray &each : x)
    before.push_back(np::copy(each));
  auto compiled = np::function(program);
  for (int turn = 0; turn < 2; ++turn) {
    std::vector<np::ndarray> results = compiled(x);
    bool holds = results.size() == eager.size();
    for (std::size_t i = 0; holds && i < results.size(); ++i)
      holds = np::array_equal(results[i], eager[i]) && results[i].dtype() == eager[i].dtype();
    for (std::size_t i = 0; i < x.size(); ++i)
      holds &= np::array_equal(x[i], before[i]);
    expect(holds, at);
  }
}
using arrays = std::vector<np::ndarray>;

static void one_loop() {
  np::ndarray x = np::arange(5.), m = np::array({{1., 1.}, {1., 0.}});
  same(
      [](arrays x) {
        return np::fori_loop(0, 2, [](auto, auto a) { return a.at(slice(1, _)).set(a(slice(_, -1))); }, x[0]);
      },
      {x});
  same([](arrays x) { return np::fori_loop(0, 3, [](auto, auto a) { return a(slice(_, _, -1)); }, x[0]); }, {x});
  same(
      [](arrays x) {
        return np::fori_loop(
            0, 2, [](auto, auto a) { return np::concatenate({a(slice(1, _)), a(slice(0, 1))}); }, x[0]);
      },
      {x});
  same([](arrays x) { return np::fori_loop(0, 3, [](auto, auto a) { return a.T() + 1; }, x[0]); }, {m});
  same([](arrays x) { return np::fori_loop(0, 3, [&](auto, auto a) { return np::matmul(a, x[0]); }, x[0]); }, {m});
  same(
      [](arrays x) {
        return np::fori_loop(0, 2, [](auto i, auto a) { return a.at(0).set(a(1)).at(1).set(a(0) * i); }, x[0]);
      },
      {m});
  same([](arrays x) { return np::fori_loop(0, 3, [&](auto, auto a) { return np::take(x[0], a); }, np::arange(4)); },
       {np::array({1, 2, 3, 0})});
  same(
      [](arrays x) {
        return np::while_loop([](auto a) { return np::any(a); }, [](auto a) { return (a & a(slice(_, _, -1))) ^ a; },
                              x[0]);
      },
      {np::array({true, true, true})});
  for (int turns : {0, 1, 4}) // the array that starts the loop may be one that is captured
    same([k = x](arrays n) { return np::fori_loop(0, n[0], [](auto i, auto a) { return a.at(i).set(9); }, k); },
         {np::asarray(turns)});
}

static void several_carries() {
  np::ndarray x = np::arange(3.), y = 2 * x;
  same(
      [](arrays x) {
        return np::fori_loop(
            0, 3, [](auto, auto a, auto b, auto c) { return std::tuple{b, c, a + b}; }, std::tuple{x[0], x[0], x[1]});
      },
      {x, y});
  same(
      [](arrays x) {
        return np::fori_loop(
            0, 3, [](auto i, auto a, auto b) { return std::tuple{b.at(i).set(a(i)), a + b}; }, std::tuple{x[0], x[1]});
      },
      {x, y});
  same(
      [](arrays x) { // only one of the results is used
        return std::get<1>(
            np::fori_loop(0, 3, [](auto, auto a, auto b) { return std::tuple{a, b * 2}; }, std::tuple{x[0], x[1]}));
      },
      {x, y});
}

static np::ndarray count_up(np::ndarray a) {
  return np::fori_loop(0, 2, [](auto j, auto t) { return t.at(j).set(t(j) + 1); }, a);
}

static void loops_in_loops() {
  np::ndarray x = np::arange(3.), y = 2 * x;
  same([](arrays x) { return np::fori_loop(0, 3, [](auto, auto a) { return count_up(a); }, x[0]); }, {x});
  same([](arrays x) { return np::fori_loop(0, 3, [](auto, auto a) { return count_up(a) - a; }, x[0]); }, {x});
  same(
      [](arrays x) {
        return np::fori_loop(
            0, 3, [](auto, auto a, auto b) { return std::tuple{b, count_up(a)}; }, std::tuple{x[0], x[1]});
      },
      {x, y});
  same(
      [](arrays x) {
        return np::fori_loop(
            0, 3, [](auto, auto a, auto) { return std::tuple{count_up(a), a}; }, std::tuple{x[0], x[1]});
      },
      {x, y});
  same(
      [](arrays x) {
        return np::fori_loop(
            0, 3,
            [](auto, auto a) {
              return std::get<1>(
                  np::fori_loop(0, 2, [](auto, auto b, auto c) { return std::tuple{b + c, c * 2}; }, std::tuple{a, a}));
            },
            x[0]);
      },
      {x});
  same(
      [](arrays n) {
        return np::fori_loop(
            0, n[0],
            [&](auto i, auto a) {
              return np::fori_loop(
                  0, n[0],
                  [&](auto j, auto b) {
                    return np::fori_loop(0, n[0], [&](auto k, auto c) { return c.at(i, j).set(c(i, j) + k); }, b);
                  },
                  a);
            },
            np::zeros({3, 3}, np::int64));
      },
      {np::asarray(3)});
}

static void insertion_sort() {
  auto sort = [](arrays x) {
    return np::fori_loop(
        1, x[0].shape()[0],
        [](np::ndarray i, np::ndarray a) {
          np::ndarray v = a(i);
          auto [j, b] = np::while_loop(
              [&](np::ndarray j, np::ndarray b) { return (j > 0) & (b(np::maximum(j - 1, 0)) > v); },
              [](np::ndarray j, np::ndarray b) { return std::tuple{j - 1, b.at(j).set(b(j - 1))}; }, std::tuple{i, a});
          return b.at(j).set(v);
        },
        x[0]);
  };
  same(sort, {np::array({5, 2, 9, 1, 3})});
  expect(np::array_equal(np::function(sort)(arrays{np::array({5, 2, 9, 1, 3})}), np::array({1, 2, 3, 5, 9})));
}

static void scans() {
  auto sums = [](np::ndarray a) {
    return np::scan([](np::ndarray c, np::ndarray v) { return std::pair{c + v, c + v}; }, np::asarray(0.), a).second;
  };
  np::ndarray x = np::arange(4.), rows = np::arange(12.).reshape({4, 3});
  same([=](arrays x) { return np::fori_loop(0, 2, [&](auto, auto a) { return sums(a); }, x[0]); }, {x});
  same([=](arrays x) { return np::fori_loop(0, 2, [&](auto, auto a) { return sums(sums(a)) + a; }, x[0]); }, {x});
  same(
      [](arrays x) {
        return np::scan([](np::ndarray c, np::ndarray v) { return std::pair{c * 2., c + v}; }, np::zeros({3}) + 1,
                        x[0]);
      },
      {rows});
}

static void branches() {
  np::ndarray x = np::arange(3.), y = 2 * x;
  for (bool p : {false, true}) {
    same(
        [](arrays x) {
          return np::cond(x[2], [&] { return std::pair{x[0], x[1]}; }, [&] { return std::pair{x[1], x[0]}; });
        },
        {x, y, np::asarray(p)});
    same([](arrays x) { return np::cond(x[1], [&] { return x[0]; }, [&] { return x[0] * 2; }) + x[0]; },
         {x, np::asarray(p)});
    same(
        [](arrays x) {
          return np::cond(x[1], [&] { return np::sum(x[0](x[0] > 1)); }, [&] { return np::asarray(-1.); });
        },
        {x, np::asarray(p)});
  }
  for (int v : {20, 5, -5})
    same(
        [](arrays x) {
          return np::cond(
              x[0] > 0, [&] { return np::cond(x[0] > 10, [&] { return x[0] * 100; }, [&] { return x[0] * 10; }); },
              [&] { return -x[0]; });
        },
        {np::asarray(v)});
  same(
      [](arrays x) {
        return np::fori_loop(
            0, 3,
            [](auto i, auto a) {
              return np::cond(a(i) > 1, [&] { return a.at(i).set(0); }, [&] { return count_up(a); });
            },
            x[0]);
      },
      {x});
}

int main() {
  one_loop(), several_carries(), loops_in_loops(), insertion_sort(), scans(), branches();
  return report();
}
