// What exceptions say, and of which class they are.
// clang-format off: the lines of calls are counted.

#include "Message.h"

#include <tnp/tnp.h>

#include <catch2/catch.hpp>
#include <complex>
#include <sstream>
#include <string>

namespace np = tnp;
using Catch::Matchers::Contains, Catch::Matchers::StartsWith;

TEST_CASE("errors name the operation, the shapes and the user's line", "[errors]") {
  auto x = np::ones({2, 3}), y = np::ones({2});
  int line = __LINE__ + 1;
  std::string text = message<np::shape_error>([&] { return x + y; });
  CHECK(text == "[add] expected shapes that broadcast together, but got (2,3) and (2,) (" + std::string(__FILE__) + ":" + std::to_string(line) + ")");
  line = __LINE__ + 1;
  CHECK_THAT(message<np::shape_error>([&] { return np::matmul(x, x); }), Contains("errors.cpp:" + std::to_string(line)));
  line = __LINE__ + 1;
  CHECK_THAT(message<np::shape_error>([&] { return x += y; }), Contains("[add]") && Contains("errors.cpp:" + std::to_string(line)));
  line = __LINE__ + 1;
  CHECK_THAT(message<np::index_error>([&] { return x(0, 3); }), Contains("axis 1 of size 3, but got 3") && Contains(":" + std::to_string(line)));
  line = __LINE__ + 1;
  CHECK_THAT(message<np::index_error>([&] { return x.sum(2); }), Contains("[sum] expected an axis in [-2, 2)") && Contains(":" + std::to_string(line)));
  CHECK_THAT(message<np::shape_error>([&] { return x.reshape({4}); }), Contains("(2,3)") && Contains("(4,)") && Contains("errors.cpp"));
  CHECK_THAT(message<np::value_error>([&] { return np::amax(np::zeros({0})); }), Contains("[amax]") && Contains("(0,)"));
  CHECK_THAT(message<np::dtype_error>([&] { return -np::array({true}); }), Contains("[negative] expected a numeric dtype, but got bool"));
  CHECK_THAT(message<np::dtype_error>([&] { return static_cast<bool>(np::arange(3).data<float>()); }), Contains("int64") && Contains("float32"));
  CHECK_THAT(message<np::value_error>([&] { return np::asarray(1, np::int8) + 300; }), Contains("[add]") && Contains("int8") && Contains("300"));
}

TEST_CASE("messages name the function that is called, not one that it is made of", "[errors]") {
  np::ndarray x = np::ones({2, 3}), none = np::zeros({0});
  CHECK_THAT(message<np::value_error>([&] { return np::nanmax(none.astype(np::int32)); }), StartsWith("[nanmax]"));
  CHECK_THAT(message<np::value_error>([&] { return none.max(); }), StartsWith("[max]"));
  CHECK_THAT(message<np::index_error>([&] { return np::nansum(np::ones({2}, np::int32), 3); }), StartsWith("[nansum]"));
  CHECK_THAT(message<np::index_error>([&] { return np::average(x, 2); }), StartsWith("[average]"));
  np::ndarray wide = np::zeros({0, std::int64_t(1) << 40});
  CHECK_THAT(message<np::memory_error>([&] { return np::kron(wide, wide); }), StartsWith("[kron]"));
  CHECK_THAT(message<np::shape_error>([&] { return np::fromfunction([](np::ndarray i) { return i; }, {-2}); }), StartsWith("[fromfunction]"));
  CHECK_THAT(message<np::dtype_error>([&] { return np::arange(std::complex<double>(0, 1), 2); }), StartsWith("[arange]") && Contains("complex128"));
  CHECK_THAT(message<np::value_error>([&] { return np::random::randint(3, 3, {2}); }), StartsWith("[randint]"));
  auto traced = np::function([](np::ndarray a, np::ndarray b) { return np::dot(a, np::vstack({b, b})); });
  const int line = __LINE__ - 1;
  CHECK_THAT(message<np::shape_error>([&] { return traced(x, np::ones({3})); }), StartsWith("[dot]") && Contains(":" + std::to_string(line)));
}

TEST_CASE("what compiled code finds is an error of the function that was called", "[errors]") {
  auto extrema = np::function([](np::ndarray x) { return np::ptp(x); }, {.input_signature = {np::spec({np::unknown})}});
  CHECK_THAT(message<np::value_error>([&] { return extrema(np::zeros({0})); }), StartsWith("[ptp]") && Contains("errors.cpp:"));
  auto product = np::function([](np::ndarray x, np::ndarray y) { return np::inner(x, y); },
                              {.input_signature = {np::spec({np::unknown}), np::spec({np::unknown})}});
  CHECK_THAT(message<np::shape_error>([&] { return product(np::zeros({2}), np::zeros({3})); }), StartsWith("[inner]"));
  // The same code under another name.
  auto least = np::function([](np::ndarray x) { return np::amin(x); }, {.input_signature = {np::spec({np::unknown})}});
  auto smallest = np::function([](np::ndarray x) { return np::min(x); }, {.input_signature = {np::spec({np::unknown})}});
  CHECK_THAT(message<np::value_error>([&] { return least(np::zeros({0})); }), StartsWith("[amin]"));
  CHECK_THAT(message<np::value_error>([&] { return smallest(np::zeros({0})); }), StartsWith("[min]"));
}

TEST_CASE("exceptions derive from the standard ones", "[errors]") {
  CHECK_THROWS_AS(np::ones({2, 3}) + np::ones({2}), std::invalid_argument);
  CHECK_THROWS_AS(np::arange(3)(3), std::out_of_range);
  CHECK_THROWS_AS(np::amin(np::zeros({0})), std::domain_error);
  CHECK_THROWS_AS(np::load("/does/not/exist.npy"), std::runtime_error);
}

TEST_CASE("what no memory can hold is refused at the call", "[errors]") {
  constexpr std::int64_t huge = std::int64_t(1) << 62;
  for (np::shape too : {np::shape{huge, 4}, np::shape{0, huge, huge}, np::shape{huge}, np::shape{std::int64_t(1) << 46, 64}}) {
    CHECK_THROWS_AS(np::zeros(too), np::memory_error);
    CHECK_THROWS_AS(np::full(too, 1.5), np::memory_error);
    CHECK_THROWS_AS(np::full(too, np::array({1., 2.})), std::exception);
    CHECK_THROWS_AS(np::random::uniform(np::random::key(1), too), np::memory_error);
    CHECK_THROWS_AS(np::broadcast_to(1.5, too), np::memory_error);
    auto traced = np::function([&](np::ndarray x) { return np::broadcast_to(x, too); });
    CHECK_THROWS_AS(traced(np::array(1.)), np::memory_error);
    auto filled = np::function([&](np::ndarray x) { return np::zeros(too) + x; });
    CHECK_THROWS_AS(filled(np::array(1.)), np::memory_error);
  }
  CHECK_THROWS_AS(np::linspace(0, 1, huge), np::memory_error);
  CHECK_THROWS_AS(np::arange(huge), np::value_error);
  CHECK_THROWS_AS(np::zeros({0}).reshape({huge, 4}), np::shape_error);
  CHECK_THROWS_AS(np::zeros({0}).reshape({0, huge, huge}), np::memory_error);
  CHECK_THROWS_AS(np::zeros({huge, 4}), np::memory_error);
  CHECK_THAT(message<np::memory_error>([&] { return np::broadcast_to(1.5, {huge, 4}); }),
             Contains("[broadcast_to] expected an array of at most 2^63 - 1 bytes, but got float64") && Contains("errors.cpp:"));
  // Each operand has a size, their product has none.
  auto row = np::zeros({std::int64_t(1) << 32, 1, 0}), column = np::zeros({1, std::int64_t(1) << 32, 0});
  CHECK_THROWS_AS(row + column, np::memory_error);
}

TEST_CASE("an array that does not fit in memory is named with its operation, shape and line", "[errors]") {
  constexpr std::int64_t many = std::int64_t(1) << 24; // 2^51 bytes are a legal size, but nobody has them
  CHECK_THAT(message<np::memory_error>([&] { return np::broadcast_to(1.5, {many, many}); }),
             Contains("[broadcast_to] expected memory for a result of float64 of shape (16777216,16777216), but got none") &&
                 Contains("errors.cpp:"));
  auto traced = np::function([&](np::ndarray x) {
    auto wide = np::broadcast_to(x, {many, many});
    return std::pair(x, wide + 1.0);
  });
  CHECK_THAT(message<np::memory_error>([&] { return traced(np::array(1.)).second; }),
             Contains("[add] expected memory for a result of float64 of shape (16777216,16777216), but got none") &&
                 Contains("errors.cpp:"));
}

TEST_CASE("more than 64 axes are refused, as many as NumPy has are computed with", "[errors]") {
  std::vector<std::int64_t> extents(64, 1);
  extents[0] = 2, extents[63] = 3;
  auto x = np::ones(np::shape(std::span<const std::int64_t>(extents))), y = x + x;
  CHECK(y.ndim() == 64);
  CHECK(y.sum().item<double>() == 12.);
  // Programs are kept by which extents are 1: the first of 64 counts.
  extents[0] = 1;
  auto z = np::ones(np::shape(std::span<const std::int64_t>(extents)));
  CHECK((z + x).sum().item<double>() == 12.);
  CHECK((z + z).sum().item<double>() == 6.);
  CHECK_THAT(message<np::shape_error>([&] { return np::expand_dims(x, 0); }), Contains("[expand_dims] expected at most 64 axes, but got 65"));
  extents.push_back(1);
  CHECK_THROWS_AS(np::zeros(np::shape(std::span<const std::int64_t>(extents))), np::shape_error);
}

TEST_CASE("a C++ if on a traced value names the line of the condition", "[errors]") {
  int line = 0;
  auto f = np::function([&](np::ndarray x) {
    line = __LINE__ + 1;
    if (np::any(x > 1))
      return x;
    return -x;
  });
  std::string text = message<np::trace_error>([&] { return f(np::ones({3})); });
  CHECK_THAT(text, Contains("[item] expected an array with elements") && Contains("errors.cpp:" + std::to_string(line) + ")"));
  auto g = np::function([&](np::ndarray x) {
    line = __LINE__ + 1;
    return x * x.sum().item<double>();
  });
  text = message<np::trace_error>([&] { return g(np::ones({3})); }); // which sets the line
  CHECK_THAT(text, Contains("[item]") && Contains("errors.cpp:" + std::to_string(line) + ")"));
}

TEST_CASE("errors of traced functions name the user's line and none of ours", "[errors][function]") {
  auto here = [](int line) { return "errors.cpp:" + std::to_string(line); };
  auto generic = np::function([](auto x) { return x; }, {.input_signature = {np::spec({np::unknown}, np::float32)}});
  int line = __LINE__ + 1;
  CHECK_THAT(message<np::signature_error>([&] { return generic(np::ones({2})); }), Contains(here(line)));
  line = __LINE__ + 1;
  CHECK_THAT(message<np::signature_error>([&] { return generic.concrete(np::ones({2})); }), Contains(here(line)));
  line = __LINE__ + 1;
  CHECK_THAT(message<np::value_error>([&] { return generic.concrete(np::spec({2}, np::float32)).mlir("bogus"); }), Contains("bogus") && Contains(here(line)));

  std::ostringstream out;
  line = __LINE__ + 1;
  auto prints = np::function([&](np::ndarray x) { out << x; return x; });
  CHECK_THAT(message<np::trace_error>([&] { return prints(np::ones({2})); }), Contains(here(line)) && !Contains("printing"));
  line = __LINE__ + 1;
  auto spells = np::function([&](np::ndarray x) { out << np::to_string(x); return x; });
  CHECK_THAT(message<np::trace_error>([&] { return spells(np::ones({2})); }), Contains(here(line)) && !Contains("printing"));
  line = __LINE__ + 1;
  auto shows = np::function([&](np::ndarray x) { out << np::repr(x); return x; });
  CHECK_THAT(message<np::trace_error>([&] { return shows(np::ones({2})); }), Contains(here(line)) && !Contains("printing"));
}

TEST_CASE("an error has one name, at the call and in compiled code", "[errors][function]") {
  auto x = np::ones({3});
  auto reads = np::function([](np::ndarray x, np::ndarray i) { return x(i); });
  auto updates = np::function([](np::ndarray x, np::ndarray i) { return x.at(i).set(9); });
  auto masks = np::function([](np::ndarray x, np::ndarray m) { return x(m); },
                            {.input_signature = {np::spec({np::unknown}), np::spec({np::unknown}, np::bool_)}});
  CHECK_THAT(message<np::index_error>([&] { return x(3); }), StartsWith("[index]"));
  CHECK_THAT(message<np::index_error>([&] { return x(np::asarray(3)); }), StartsWith("[index]"));
  CHECK_THAT(message<np::index_error>([&] { return reads(x, np::asarray(3)); }), StartsWith("[index]"));
  CHECK_THAT(message<np::index_error>([&] { return x.at(3).set(9); }), StartsWith("[set]"));
  CHECK_THAT(message<np::index_error>([&] { return x.at(np::asarray(3)).set(9); }), StartsWith("[set]"));
  CHECK_THAT(message<np::index_error>([&] { return updates(x, np::asarray(3)); }), StartsWith("[set]"));
  CHECK_THAT(message<np::index_error>([&] { return x(np::array({true})); }), StartsWith("[index]"));
  // x(indices) is a take inside, which has a name of its own.
  auto gathers = np::function([](np::ndarray x, np::ndarray i) { return x(i) + np::take(x, i - i, 0); });
  auto takes = np::function([](np::ndarray x, np::ndarray i) { return x(i - i) + np::take(x, i, 0); });
  np::ndarray outside = np::array({0, 3});
  CHECK_THAT(message<np::index_error>([&] { return x(outside); }), StartsWith("[index]"));
  CHECK_THAT(message<np::index_error>([&] { return np::take(x, outside, 0); }), StartsWith("[take]"));
  CHECK_THAT(message<np::index_error>([&] { return gathers(x, outside); }), StartsWith("[index]"));
  CHECK_THAT(message<np::index_error>([&] { return takes(x, outside); }), StartsWith("[take]"));
  CHECK_THAT(message<np::index_error>([&] { return np::zeros({0, 2})(outside); }), StartsWith("[index]"));
  CHECK_THAT(message<np::index_error>([&] { return masks(x, np::array({true, false})); }), StartsWith("[index]"));
  np::random::key key(1);
  CHECK_THAT(message<np::dtype_error>([&] { return np::random::uniform(key, {2}, np::int32); }), StartsWith("[uniform]"));
  CHECK_THAT(message<np::dtype_error>([&] { return np::random::normal(key, {2}, np::int32); }), StartsWith("[normal]"));
  CHECK_THAT(message<np::value_error>([&] { return np::random::split(key, -1); }), StartsWith("[split]"));
}

TEST_CASE("conversions, loops and the default generator name the user's line", "[errors]") {
  auto here = [](int line) { return "errors.cpp:" + std::to_string(line); };
  int line = __LINE__ + 1;
  CHECK_THAT(message<np::index_error>([&] { for (np::ndarray row : np::asarray(1)) (void)row; return 0; }), StartsWith("[iteration]") && Contains(here(line)));
  auto rows = np::function([&](np::ndarray x) {
    line = __LINE__ + 1;
    for (np::ndarray row : x) return row;
    return x;
  }, {.input_signature = {np::spec({np::unknown})}});
  std::string text = message<np::trace_error>([&] { return rows(np::ones({3})); }); // which sets the line
  CHECK_THAT(text, StartsWith("[iteration]") && Contains(here(line)));

  line = __LINE__ + 1;
  CHECK_THAT(message<np::shape_error>([&] { return np::random::rand(2, -1); }), StartsWith("[rand]") && Contains(here(line)));
  line = __LINE__ + 1;
  CHECK_THAT(message<np::shape_error>([&] { return np::random::randn(-1); }), StartsWith("[randn]") && Contains(here(line)));
  CHECK(np::random::rand().shape() == np::shape{});
  CHECK(np::random::randn(1, 2, 1, 1, 1, 1, 1, std::size_t(3)).shape() == np::shape{1, 2, 1, 1, 1, 1, 1, 3});

  // A conversion cannot know its line, but the array that cannot be converted knows its own.
  line = __LINE__ + 1;
  np::ndarray two = np::ones({2});
  CHECK_THAT(message<np::value_error>([&] { return int(two); }), Contains("got shape (2,), which was made here") && Contains(here(line)));
  line = __LINE__ + 1;
  np::ndarray sum = two + two;
  CHECK_THAT(message<np::value_error>([&] { return int(sum); }), Contains("which was made here") && Contains(here(line)));
  auto twice = np::function([](np::ndarray x) { return x + x; });
  line = __LINE__ + 1;
  np::ndarray result = twice(two);
  CHECK_THAT(message<np::value_error>([&] { return int(result); }), Contains("which was made here") && Contains(here(line)));
  line = __LINE__ + 1;
  CHECK_THAT(message<np::value_error>([&] { return two.item<int>(); }), Contains("got shape (2,) (") && Contains(here(line)));
}
