// sort, argsort, searchsorted, unique: what conformance does not draw.
#include <tnp/tnp.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

namespace np = tnp;
using Catch::Matchers::Contains;

TEST_CASE("16-bit floats sort like others, NaN last", "[sorting]") {
  for (np::dtype type : {np::float16, np::bfloat16}) {
    np::ndarray x = np::array({2.0, NAN, -INFINITY, 0.5, -1.5, INFINITY}, type);
    CHECK(np::argsort(x).to_vector<std::int64_t>() == std::vector<std::int64_t>{2, 4, 3, 0, 5, 1});
    np::ndarray s = np::sort(x);
    CHECK(s.dtype() == type);
    CHECK(np::searchsorted(s, x).to_vector<std::int64_t>() == std::vector<std::int64_t>{3, 5, 0, 2, 1, 4});
  }
}

TEST_CASE("a long row is sorted by all threads together", "[sorting]") {
  np::ndarray x = np::random::normal(np::random::key(3), {1'000'003}, np::float32);
  np::ndarray s = np::sort(x), p = np::argsort(x);
  CHECK(np::all(s(np::slice(1, np::_)) >= s(np::slice(np::_, -1))).item<bool>());
  CHECK(np::array_equal(np::take(x, p), s));
}

TEST_CASE("in a function, what comes before a sort and after it is compiled around it", "[sorting]") {
  np::function ranks([](np::ndarray x) { return np::argsort(np::argsort(-x, 0), 0) + 1; });
  np::ndarray x = np::array({{3, 1}, {2, 5}, {9, 4}});
  CHECK(np::array_equal(ranks(x), np::array({{2, 3}, {3, 1}, {1, 2}})));
}

TEST_CASE("unique in a function: results of unknown extents", "[sorting]") {
  np::function count([](np::ndarray x) {
    np::unique_result found = np::unique(x, {.return_index = true, .return_inverse = true, .return_counts = true});
    return std::tuple(found.values, *found.index, *found.inverse, *found.counts);
  });
  auto [all, index, inverse, counts] = count(np::array({{2.0, NAN, 1.0}, {NAN, 2.0, 2.0}}));
  CHECK(all.shape() == np::shape{3});
  CHECK((all(0).item<double>() == 1 && all(1).item<double>() == 2 && std::isnan(all(2).item<double>())));
  CHECK(index.to_vector<std::int64_t>() == std::vector<std::int64_t>{2, 0, 1});
  CHECK(np::array_equal(inverse, np::array({{1, 2, 0}, {2, 1, 1}})));
  CHECK(counts.to_vector<std::int64_t>() == std::vector<std::int64_t>{1, 3, 2});
  CHECK(std::get<0>(count(np::array({5.0}))).shape() == np::shape{1});
}

TEST_CASE("what was not asked for is not there", "[sorting]") {
  np::unique_result found = np::unique(np::array({2, 1, 2}), {.return_counts = true});
  CHECK((!found.index && !found.inverse && found.counts));
}

TEST_CASE("refusals name the function and the line", "[sorting]") {
  np::ndarray z = np::zeros({3}, np::complex64), x = np::arange(6);
  CHECK_THROWS_WITH(np::percentile(z, 50),
                    Contains("[percentile] expected real numbers, but got complex64") && Contains("sorting.cpp"));
  CHECK_THROWS_WITH(np::argsort(x, 1), Contains("[argsort]") && Contains("sorting.cpp"));
  CHECK_THROWS_AS(np::sort(np::array(3)), np::index_error);
  CHECK(np::argsort(np::array(3)).shape() == np::shape{1});
  CHECK_THROWS_WITH(np::searchsorted(np::reshape(x, {2, 3}), x),
                    Contains("[searchsorted] expected a sorted array of one axis, but got shape (2,3)"));
  CHECK(np::searchsorted(np::array({1, 2, 3}, np::int8), 300).item<std::int64_t>() == 3);
}
