// A loop that changes an array in place. Arrays are immutable, so the program says "the array with element i replaced";
// the compiler sees that nobody needs the old one and writes into the buffer that the loop carries.
#include <tnp/tnp.h>

#include "expect.h"

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

namespace np = tnp;

/// How often `word` stands in the part of a program's text between `from` and the line that closes it.
static int count_within(const std::string &text, const std::string &from, const std::string &word) {
  std::size_t begin = text.find(from);
  if (begin == std::string::npos)
    return -1;
  std::size_t line = text.rfind('\n', begin) + 1;
  std::string close = "\n" + text.substr(line, text.find_first_not_of(' ', line) - line) + "}";
  std::size_t end = text.find(close, text.find("do {", begin));
  int count = 0;
  for (std::size_t at = begin; (at = text.find(word, at)) < end; ++at)
    ++count;
  return count;
}

/// x[i] = x[i - 1] + x[i - 2] from i = 2 on: a recurrence, which no array operation expresses.
static np::ndarray recurrence(np::ndarray x) {
  np::ndarray n = np::asarray(x.shape()[0]);
  auto [last, filled] =
      np::while_loop([&](np::ndarray i, np::ndarray) { return i < n; },
                     [](np::ndarray i, np::ndarray a) { return std::tuple{i + 1, a.at(i).set(a(i - 1) + a(i - 2))}; },
                     std::tuple{2, x});
  return filled;
}

static void fibonacci() {
  auto f = np::function(recurrence, {.name = "fibonacci"});
  np::ndarray x = np::ones({10}, np::int64);
  std::vector<std::int64_t> expected{1, 1, 2, 3, 5, 8, 13, 21, 34, 55};
  expect(f(x).to_vector<std::int64_t>() == expected);
  expect(np::array_equal(x, np::ones({10}, np::int64))); // the caller's array is not the loop's
  expect(f(x).to_vector<std::int64_t>() == expected);
  expect(np::array_equal(recurrence(x), f(x))); // eager: the same loop, step by step
  expect(f.cache_info().misses == 1);

  std::string loops = f.concrete(np::spec({10}, np::int64)).mlir("loops");
  expect(count_within(loops, "scf.while", "memref.store") == 1); // one element is written,
  expect(count_within(loops, "scf.while", "copy") == 0);         // nothing is copied,
  expect(count_within(loops, "scf.while", "alloc") == 0 && count_within(loops, "scf.while", "rt.workspace") == 0);
}

static void sieve() {
  // Two loops, one in the other, over one array of flags.
  auto primes_below = np::function([](np::ndarray flags) {
    np::ndarray n = np::asarray(flags.shape()[0]);
    return np::fori_loop(
        2, n,
        [&](np::ndarray p, np::ndarray sieve) {
          return std::get<1>(
              np::while_loop([&](np::ndarray k, np::ndarray) { return k < n; },
                             [&](np::ndarray k, np::ndarray s) { return std::tuple{k + p, s.at(k).set(false)}; },
                             std::tuple{p * p, sieve}));
        },
        flags.at(np::slice(0, 2)).set(false));
  });
  np::ndarray flags = primes_below(np::ones({100}, np::bool_));
  expect(np::sum(flags).item<int>() == 25);
  expect(np::array_equal(np::arange(20)(flags(np::slice(20))), np::array({2, 3, 5, 7, 11, 13, 17, 19})));
}

static void both_old_and_new() {
  // Where the old array is still needed, it is still there.
  auto reversed = np::function([](np::ndarray x) {
    std::int64_t n = x.shape()[0];
    return np::fori_loop(
        0, n / 2,
        [&](np::ndarray i, np::ndarray a) {
          np::ndarray j = n - 1 - i, low = a(i), high = a(j); // read before the first is overwritten
          return a.at(i).set(high).at(j).set(low);
        },
        x);
  });
  expect(np::array_equal(reversed(np::arange(7)), np::arange(6, -1, -1)));
  auto totals = np::function([](np::ndarray x) {
    return np::fori_loop(0, 3, [](np::ndarray i, np::ndarray a) { return a + a.at(i).set(0); }, x);
  });
  expect(np::array_equal(totals(np::array({1., 1., 1., 1.})), np::array({4., 4., 4., 8.})));
  // What is carried may change places.
  auto fibonacci_pair = np::function([](np::ndarray a, np::ndarray b, np::ndarray n) {
    auto [i, x, y] = np::while_loop(
        [&](np::ndarray i, np::ndarray, np::ndarray) { return i < n; },
        [](np::ndarray i, np::ndarray x, np::ndarray y) { return std::tuple{i + 1, y, x + y}; }, std::tuple{0, a, b});
    return std::tuple{x, y};
  });
  auto [x, y] = fibonacci_pair(np::array({0, 1}), np::array({1, 1}), np::asarray(5));
  expect(np::array_equal(x, np::array({5, 8})) && np::array_equal(y, np::array({8, 13})));
  auto [x0, y0] = fibonacci_pair(np::array({0, 1}), np::array({1, 1}), np::asarray(0)); // no turn at all
  expect(np::array_equal(x0, np::array({0, 1})) && np::array_equal(y0, np::array({1, 1})));
}

static void loops_in_branches() {
  // A loop in a loop that still needs the old array afterwards; one that runs only sometimes.
  auto sums = np::function([](np::ndarray x) {
    return np::fori_loop(
        0, 3,
        [](np::ndarray, np::ndarray a) {
          np::ndarray summed =
              np::fori_loop(1, 4, [](np::ndarray j, np::ndarray b) { return b.at(j).set(b(j) + b(j - 1)); }, a);
          return summed - a;
        },
        x);
  });
  auto plain = [](std::vector<double> a) {
    for (int i = 0; i < 3; ++i) {
      std::vector<double> b = a;
      for (int j = 1; j < 4; ++j)
        b[j] += b[j - 1];
      for (int j = 0; j < 4; ++j)
        a[j] = b[j] - a[j];
    }
    return a;
  };
  expect(np::array_equal(sums(np::array({1., 2., 3., 4.})), np::array(plain({1., 2., 3., 4.}))));
  auto sometimes = np::function([](np::ndarray x) {
    return np::fori_loop(
        0, 4,
        [](np::ndarray i, np::ndarray a) {
          return np::cond(
              i % 2 == 0,
              [&] {
                return np::fori_loop(0, i + 1, [](np::ndarray j, np::ndarray b) { return b.at(j).set(b(j) + 1); }, a);
              },
              [&] { return a; });
        },
        x);
  });
  expect(np::array_equal(sometimes(np::zeros({4})), np::array({2., 1., 1., 0.})));
}

static void rows() {
  // A row of a matrix at a time: powers of a matrix applied to a vector, every one kept.
  auto orbit = np::function([](np::ndarray m, np::ndarray start, np::ndarray room) {
    return np::fori_loop(
        1, room.shape()[0], [&](np::ndarray i, np::ndarray kept) { return kept.at(i).set(np::matmul(m, kept(i - 1))); },
        room.at(0).set(start));
  });
  np::ndarray rotation = np::array({{0., -1.}, {1., 0.}});
  np::ndarray kept = orbit(rotation, np::array({1., 0.}), np::zeros({5, 2}));
  expect(np::array_equal(kept, np::array({{1., 0.}, {0., 1.}, {-1., 0.}, {0., -1.}, {1., 0.}})));
}

static void unknown_lengths() {
  auto running = np::function(
      [](np::ndarray x) {
        auto [i, a] =
            np::while_loop([&](np::ndarray i, np::ndarray a) { return i < np::size(x); },
                           [](np::ndarray i, np::ndarray a) { return std::tuple{i + 1, a.at(i).set(a(i) + a(i - 1))}; },
                           std::tuple{1, x});
        return a;
      },
      {.input_signature = {np::spec({np::unknown})}});
  for (int n : {0, 2, 5, 33})
    expect(np::allclose(running(np::ones({n})), np::arange(1., n + 1.)));
  expect(running.cache_info().size == 1);
}

int main() {
  fibonacci(), sieve(), both_old_and_new(), loops_in_branches(), rows(), unknown_lengths();
  return report();
}
