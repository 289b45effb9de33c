// What is the same trace and what is another, and how the difference is worded.
#include "lib/Trace/Signature.h"

#include <bit>
#include <catch2/catch.hpp>
#include <cstring>

using namespace tnp;
using namespace tnp::traces;

namespace {

using Extents = std::vector<std::int64_t>;

/// The arguments (array, double, int): as a function f(x, rate, n) would have them.
Signature make(dtype type, const Extents &extents, double rate = 1, std::int64_t n = 2) {
  ArrayView array{type, false, extents};
  std::uint64_t words[] = {0, std::bit_cast<std::uint64_t>(rate), static_cast<std::uint64_t>(n)};
  return Signature({{&array, 1}, words}, {{Leaf::Kind::settings, "the settings in scope"},
                                          {Leaf::Kind::array, "argument 0.position"},
                                          {Leaf::Kind::real, "argument 1"},
                                          {Leaf::Kind::integer, "argument 2"}});
}

bool accepts(const Signature &trace, const Signature &call) { return trace.accepts(call.view()); }

} // namespace

TEST_CASE("a trace serves equal dtypes, shapes and numbers only", "[signature]") {
  Signature trace = make(float32, {2, 3});
  CHECK(accepts(trace, make(float32, {2, 3})));
  CHECK_FALSE(accepts(trace, make(float64, {2, 3})));
  CHECK_FALSE(accepts(trace, make(float32, {2, 4})));
  CHECK_FALSE(accepts(trace, make(float32, {2, 3, 1})));
  CHECK_FALSE(accepts(trace, make(float32, {2})));
  CHECK_FALSE(accepts(trace, make(float32, {2, 3}, 1, 3)));
}

TEST_CASE("numbers are compared by their bits", "[signature]") {
  CHECK_FALSE(accepts(make(float32, {}, 0.), make(float32, {}, -0.)));
  double nan = std::bit_cast<double>(0x7ff8000000000000ull);
  CHECK(accepts(make(float32, {}, nan), make(float32, {}, nan)));
}

TEST_CASE("a C++ number and an array of the same dtype are different arguments", "[signature]") {
  ArrayView strong{float64, false, {}}, weak{float64, true, {}};
  Signature trace({{&strong, 1}, {}}, {{Leaf::Kind::array, "argument 0"}});
  CHECK(trace.accepts({{&strong, 1}, {}}));
  CHECK_FALSE(trace.accepts({{&weak, 1}, {}}));
}

TEST_CASE("an unknown extent stands for every number but 1", "[signature]") {
  Signature relaxed = make(float32, {-1, 32});
  CHECK(relaxed.isRelaxed());
  CHECK(accepts(relaxed, make(float32, {4, 32})));
  CHECK(accepts(relaxed, make(float32, {0, 32})));
  CHECK_FALSE(accepts(relaxed, make(float32, {1, 32})));
  CHECK_FALSE(accepts(relaxed, make(float32, {4, 31})));
}

TEST_CASE("specificity is a partial order", "[signature]") {
  Signature exact = make(float32, {2, 3}), rows = make(float32, {-1, 3}), columns = make(float32, {2, -1});
  CHECK(exact.refines(rows));
  CHECK_FALSE(rows.refines(exact));
  CHECK_FALSE(rows.refines(columns));
  CHECK_FALSE(columns.refines(rows));
  CHECK(rows.refines(make(float32, {-1, -1})));
}

TEST_CASE("hashes see dtype, rank, extents and words", "[signature]") {
  auto h = [](const Signature &s) { return hash(s.view()); };
  CHECK(h(make(float32, {2, 3})) == h(make(float32, {2, 3})));
  CHECK(h(make(float32, {2, 3})) != h(make(float32, {3, 2})));
  CHECK(h(make(float32, {2, 3})) != h(make(float64, {2, 3})));
  CHECK(h(make(float32, {2, 3})) != h(make(float32, {2, 3}, 1, 3)));
}

TEST_CASE("a change is told in one sentence", "[signature]") {
  Signature before = make(float32, {3});
  CHECK(explainChange(before, make(float64, {3})) == "argument 0.position changed its dtype from float32 to float64");
  CHECK(explainChange(before, make(float32, {4})) == "argument 0.position changed its shape from (3,) to (4,)");
  CHECK(explainChange(before, make(float64, {4, 1})) ==
        "argument 0.position changed from float32 (3,) to float64 (4,1)");
  CHECK(explainChange(before, make(float32, {3}, 0.1)) == "argument 1 changed from 1.0 to 0.1");
  CHECK(explainChange(before, make(float32, {3}, 1, -7)) == "argument 2 changed from 2 to -7");
  CHECK(explainChange(before, make(float32, {4}, 1, 3)) ==
        "argument 0.position changed its shape from (3,) to (4,), argument 2 changed from 2 to 3");
  CHECK(explainChange(before, make(float32, {3})) == "the earlier trace was dropped from the cache");
}

TEST_CASE("a longer vector is named by its length", "[signature]") {
  auto vector = [](std::uint64_t n) {
    std::uint64_t words[] = {n};
    std::vector<ArrayView> arrays(n, ArrayView{float32, false, {}});
    std::vector<Leaf> leaves{{Leaf::Kind::length, "argument 0.size()"}};
    for (std::uint64_t i = 0; i < n; ++i)
      leaves.push_back({Leaf::Kind::array, "argument 0[" + std::to_string(i) + "]"});
    return Signature({arrays, words}, leaves);
  };
  CHECK(explainChange(vector(2), vector(3)) == "argument 0.size() changed from 2 to 3");
  CHECK(distance(vector(2), vector(3)) > distance(vector(2), vector(2)));
}

TEST_CASE("two signatures relax where their extents differ", "[signature]") {
  auto common = [](const Extents &a, const Extents &b) {
    auto both = relaxToBoth(make(float32, a), make(float32, b));
    return both ? describe(both->view().arrays[0]) : "none";
  };
  CHECK(common({2, 3}, {4, 3}) == "float32 (?,3)");
  CHECK(common({2, 3}, {4, 5}) == "float32 (?,?)");
  CHECK(common({2, 3}, {2, 3}) == "float32 (2,3)");
  CHECK(common({-1, 3}, {4, 3}) == "float32 (?,3)");
  CHECK(common({0, 3}, {4, 3}) == "float32 (?,3)");
  CHECK(common({1, 3}, {1, 4}) == "float32 (1,?)");
  CHECK(common({1, 3}, {2, 3}) == "none"); // 1 broadcasts
  CHECK(common({-1, 3}, {1, 3}) == "none");
  CHECK(common({2}, {2, 3}) == "none");
  CHECK_FALSE(relaxToBoth(make(float32, {2}), make(float64, {3})));
  CHECK_FALSE(relaxToBoth(make(float32, {2}, 1), make(float32, {3}, 2)));
  auto both = relaxToBoth(make(float32, {2, 3}), make(float32, {4, 3}));
  CHECK((accepts(*both, make(float32, {2, 3})) && accepts(*both, make(float32, {4, 3}))));
  CHECK(both->leaves().size() == 4);
}

TEST_CASE("text is one leaf of several words", "[signature]") {
  auto text = [](std::vector<std::uint64_t> words, std::int64_t n) {
    std::size_t length = words.size();
    words.push_back(static_cast<std::uint64_t>(n));
    return Signature({{}, words}, {{Leaf::Kind::text, "argument 0", length}, {Leaf::Kind::integer, "argument 1"}});
  };
  auto letters = [](std::string_view s) {
    std::uint64_t word = 0;
    std::memcpy(&word, s.data(), s.size());
    return word;
  };
  Signature relu = text({4, letters("relu")}, 1), sigmoid = text({9, letters("sigmoid "), letters("2")}, 1);
  CHECK(explainChange(relu, text({4, letters("tanh")}, 1)) == "argument 0 changed from \"relu\" to \"tanh\"");
  CHECK(explainChange(relu, sigmoid) == "argument 0 changed from \"relu\" to \"sigmoid 2\"");
  CHECK(explainChange(sigmoid, text({9, letters("sigmoid "), letters("2")}, 2)) == "argument 1 changed from 1 to 2");
}
