// Reading and updating parts of arrays, where no compiled code is needed.
#include <tnp/tnp.h>

#include <catch2/catch.hpp>
#include <vector>

namespace np = tnp;
using np::_, np::ellipsis, np::newaxis, np::slice;
using Ints = std::vector<std::int64_t>;

static Ints values(const np::ndarray &x) { return x.to_vector<std::int64_t>(); }
static np::ndarray cube() { return np::arange(24).reshape({2, 3, 4}); }

TEST_CASE("integers, slices, ellipsis and newaxis", "[indexing]") {
  np::ndarray x = cube();
  CHECK(x(1, newaxis, slice(1, 3), ellipsis).shape() == np::shape{1, 2, 4});
  CHECK(values(x(1, newaxis, slice(1, 3), ellipsis)) == Ints{16, 17, 18, 19, 20, 21, 22, 23});
  CHECK(x(-1, -1, -1).item<int>() == 23);
  CHECK(int(x(0, 0, 1)) == 1);
  CHECK(values(x(0, 0, slice(_, _, -2))) == Ints{3, 1});
  CHECK(values(x(_, 1, 2)) == Ints{6, 18});
  CHECK(values(x(ellipsis, 0)) == Ints{0, 4, 8, 12, 16, 20});
  CHECK(values(x(slice(_, _, -1), slice(2), slice(1, _, 2))) == Ints{13, 15, 17, 19, 1, 3, 5, 7});
  CHECK(x(slice(5, 9)).shape() == np::shape{0, 3, 4});
  CHECK(x(ellipsis, newaxis).shape() == np::shape{2, 3, 4, 1});
  CHECK(values(x(np::asarray(1), 0, 0)) == Ints{12});
}

TEST_CASE("contiguous parts share, others are copied", "[indexing]") {
  np::ndarray x = cube();
  const std::int64_t *data = x.data<std::int64_t>();
  CHECK(x(1).data<std::int64_t>() == data + 12);
  CHECK(x(0, slice(1, 3)).data<std::int64_t>() == data + 4);
  CHECK(x(1, 2, slice(1, 2)).data<std::int64_t>() == data + 21);
  CHECK(x(_, _, 0).data<std::int64_t>() != data);
  CHECK(x(_, newaxis).data<std::int64_t>() == data);
  np::ndarray row = x(1, 1);
  x = np::ndarray();
  CHECK(values(row) == Ints{16, 17, 18, 19});
}

TEST_CASE("a sub-array is indexed where it lies", "[indexing]") {
  np::ndarray x = cube()(1);
  CHECK(values(x(1)) == Ints{16, 17, 18, 19});
  CHECK(values(x(_, 3)) == Ints{15, 19, 23});
  CHECK(values(x.at(0, slice(_, 2)).set(7)) == Ints{7, 7, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23});
}

TEST_CASE("updates make new arrays", "[indexing]") {
  np::ndarray a = np::arange(6);
  CHECK(values(a.at(1).set(-1)) == Ints{0, -1, 2, 3, 4, 5});
  CHECK(values(a.at(slice(_, _, -2)).set(np::array({7, 8, 9}))) == Ints{0, 9, 2, 8, 4, 7});
  CHECK(values(a) == Ints{0, 1, 2, 3, 4, 5});
  np::ndarray m = np::zeros({2, 3}, np::int64);
  CHECK(values(m.at(_, 1).set(np::array({5, 6}))) == Ints{0, 5, 0, 0, 6, 0});
  CHECK(values(m.at(1).set(np::array({1, 2, 3}))) == Ints{0, 0, 0, 1, 2, 3});
  CHECK(values(m.at(_, newaxis, slice(1, _)).set(np::array({{{1, 2}}, {{3, 4}}}))) == Ints{0, 1, 2, 0, 3, 4});
  CHECK(values(m.at(slice(0, 0)).set(1)) == Ints(6, 0));
  CHECK(np::arange(3.).at(0).set(7).dtype() == np::float64);
  CHECK_THROWS_AS(m.at(1).set(np::array({1, 2})), np::shape_error);
  CHECK_THROWS_AS(m.at(2).set(1), np::index_error);
}

TEST_CASE("indices that are refused", "[indexing]") {
  np::ndarray x = cube();
  CHECK_THROWS_AS(x(2), np::index_error);
  CHECK_THROWS_AS(x(0, 0, 0, 0), np::index_error);
  CHECK_THROWS_AS(x(ellipsis, ellipsis), np::index_error);
  CHECK_THROWS_AS(x(np::array({1.})), np::index_error);
  CHECK_THROWS_AS(x(slice(_, _, 0)), np::value_error);
  CHECK_THROWS_AS(x(np::array({true, false, true})), np::index_error);
  CHECK_THROWS_AS(x(np::asarray(true)), np::index_error);
}

TEST_CASE("masks over several axes work where extents are unknown", "[indexing]") {
  auto x = np::arange(24).reshape({2, 3, 4});
  np::function_options open{.input_signature = {np::spec({np::unknown, np::unknown, np::unknown}, np::int64)}};
  auto large = np::function([](np::ndarray y) { return y(y > 20); }, open);
  CHECK(np::array_equal(large(x), np::array({21, 22, 23})));
  auto rows = np::function([](np::ndarray y) { return y(np::all(y > 3, 2)); }, open);
  CHECK(np::array_equal(rows(x), x(np::all(x > 3, 2))));
  CHECK(rows(x).shape() == np::shape{5, 4});
  auto inner = np::function([](np::ndarray y) { return y(np::_, np::amax(y, 0) > 20); }, open);
  CHECK(np::array_equal(inner(x), np::array({{9, 10, 11}, {21, 22, 23}})));
  // A mask of its own: its extents are compared one by one, not their product.
  auto by = np::function([](np::ndarray y, np::ndarray mask) { return y(mask); },
                         {.input_signature = {np::spec({np::unknown, np::unknown, 4}, np::int64),
                                              np::spec({np::unknown, np::unknown}, np::bool_)}});
  CHECK(by(x, np::ones({2, 3}, np::bool_)).shape() == np::shape{6, 4});
  CHECK_THROWS_AS(by(x, np::ones({3, 2}, np::bool_)), np::index_error);
  // Eagerly, too.
  CHECK(np::array_equal(x(x > 20), np::array({21, 22, 23})));
}

TEST_CASE("take and power of nothing refuse what NumPy refuses", "[indexing]") {
  auto rows = np::zeros({3, 0}), none = np::zeros({0, 3});
  CHECK(np::take(none, np::zeros({0}, np::int64), 0).shape() == np::shape{0, 3});
  CHECK_THROWS_AS(np::take(rows, np::array({5, 7}), 0), np::index_error); // also where the result is empty
  CHECK_THROWS_AS(np::take(none, np::array({5}), 1), np::index_error);
  CHECK_THROWS_AS(np::take(none, np::array({0}), 0), np::index_error);
  auto empty = np::zeros({0, 3}, np::int64);
  auto exponents = np::array({-1, 1, 2});
  CHECK(np::power(empty, exponents).shape() == np::shape{0, 3});
  CHECK(np::power(empty, -1).shape() == np::shape{0, 3});
  CHECK_THROWS_AS(np::power(np::ones({1, 3}, np::int64), exponents), np::value_error);
  auto traced = np::function([](np::ndarray x, np::ndarray y) { return np::power(x, y); });
  CHECK(traced(empty, exponents).shape() == np::shape{0, 3});
  CHECK_THROWS_AS(traced(np::ones({2, 3}, np::int64), exponents), np::value_error);
}

TEST_CASE("what a reshape follows is checked before extents are forgotten", "[indexing]") {
  auto unknown = np::spec({np::unknown, np::unknown});
  auto f = np::function([](np::ndarray x, np::ndarray y) { return np::reshape(x + y, -1); },
                        {.input_signature = {unknown, unknown}});
  CHECK(f(np::ones({2, 3}), np::ones({2, 3})).shape() == np::shape{6});
  CHECK_THROWS_AS(f(np::ones({2, 3}), np::ones({3, 2})), np::shape_error);
}

TEST_CASE("several arrays select together, eagerly and in a trace", "[indexing]") {
  np::ndarray x = np::arange(24).reshape({2, 3, 4}), i = np::array({0, 1}), j = np::array({{2}, {-4}});
  auto both = [](np::ndarray x, np::ndarray i, np::ndarray j) { return x(i, _, j); };
  CHECK(both(x, i, j).shape() == np::shape{2, 2, 3});
  CHECK(values(both(x, i, j)) == Ints{2, 6, 10, 14, 18, 22, 0, 4, 8, 12, 16, 20});
  CHECK(values(np::function(both)(x, i, j)) == values(both(x, i, j)));
  CHECK(values(x(1, np::array({0, 0, 1}), np::array({0, 1, 1}))) == Ints{12, 13, 17});
  CHECK(x(i, newaxis, i).shape() == np::shape{2, 1, 4});
  CHECK(x(newaxis, i, np::array({2, 2})).shape() == np::shape{1, 2, 4});
  CHECK(x(newaxis, np::array({true, false}), np::array({2, 1, 0}), ellipsis).shape() == np::shape{1, 3, 4});
  CHECK_THROWS_WITH(x(_, i, np::array({0, 4})),
                    Catch::Contains("[index] expected an index within axis 2 of size 4, but got 4"));
  CHECK_THROWS_WITH(np::function(both)(x, np::array({0, -3}), j),
                    Catch::Contains("[index] expected an index within axis 0 of size 2, but got -3"));
  CHECK_THROWS_AS(x(i, np::array({0, 1, 2})), np::shape_error);
  CHECK(x(np::zeros({0}, np::int64), np::array({9})).shape() == np::shape{0, 4}); // nothing is looked at, as in NumPy
}

TEST_CASE("updates through arrays: the last one is set, all are combined", "[indexing]") {
  np::ndarray zero = np::zeros({3}, np::int64), i = np::array({0, 2, 0}), v = np::array({5, 6, 7});
  CHECK(values(zero.at(i).set(v)) == Ints{7, 0, 6});
  CHECK(values(zero.at(i).add(v)) == Ints{12, 0, 6});
  CHECK(values(zero.at(i).subtract(v)) == Ints{-12, 0, -6});
  CHECK(values((zero + 1).at(i).multiply(v)) == Ints{35, 1, 6});
  CHECK(values((zero + 6).at(i).min(v)) == Ints{5, 6, 6});
  CHECK(values((zero + 6).at(i).max(v)) == Ints{7, 6, 6});
  CHECK(values(zero.at(i).set(zero + 1)) == Ints{1, 0, 1});
  CHECK_THROWS_AS(zero.at(i).divide(v), np::dtype_error);
  CHECK_THROWS_AS(zero.at(_).divide(2), np::dtype_error);
  CHECK_THROWS_AS(zero.at(i > 0).divide(2), np::dtype_error);
  CHECK_THROWS_AS(zero.at(i).set(np::array({1, 2})), np::shape_error);
  CHECK_THROWS_WITH(zero.at(np::array({3})).set(1),
                    Catch::Contains("[set] expected an index within axis 0 of size 3, but got 3"));
  np::ndarray m = np::arange(6).reshape({2, 3});
  CHECK(values(m.at(_, np::array({2, 0})).set(np::array({7, 8}))) == Ints{8, 1, 7, 8, 4, 7});
  CHECK(values(m.at(1, np::array({2, 2})).add(np::array({10, 20}))) == Ints{0, 1, 2, 3, 4, 35});
  CHECK(values(m.at(slice(_, _, -1), np::array({0})).set(np::array({{7}, {8}}))) == Ints{8, 1, 2, 7, 4, 5});
  CHECK(values(m.at(m > 3).set(np::array({7, 8}))) == Ints{0, 1, 2, 3, 7, 8});
  CHECK(values(m.at(_, np::array({true, false, true})).add(10)) == Ints{10, 1, 12, 13, 4, 15});
  CHECK(values(m.at(np::array({true, false}), np::array({0, 1})).set(9)) == Ints{9, 9, 2, 3, 4, 5});
  CHECK(values(m) == Ints{0, 1, 2, 3, 4, 5});
}

TEST_CASE("updates through arrays inside compiled functions, of unknown extents and in loops", "[indexing]") {
  auto add = [](np::ndarray x, np::ndarray i, np::ndarray v) { return x.at(i).add(v); };
  np::function_options unknown{.input_signature = {np::spec({np::unknown}, np::float64),
                                                   np::spec({np::unknown}, np::int64),
                                                   np::spec({np::unknown}, np::float64)}};
  auto compiled = np::function(add, unknown);
  np::ndarray x = np::zeros({3}), i = np::array({0, 2, 0, -1}), v = np::array({1., 2., 3., 4.});
  CHECK(np::array_equal(compiled(x, i, v), np::array({4., 0., 6.})));
  CHECK_THROWS_AS(compiled(x, i, np::array({1., 2.})), np::shape_error);
  CHECK_THROWS_AS(compiled(np::zeros({2}), i, v), np::index_error);
  auto mask = [](np::ndarray x, np::ndarray m, np::ndarray v) { return x.at(m).set(v); };
  np::function_options masked{.input_signature = {np::spec({np::unknown}, np::float64),
                                                  np::spec({np::unknown}, np::bool_),
                                                  np::spec({np::unknown}, np::float64)}};
  auto through = np::function(mask, masked);
  np::ndarray flags = np::array({true, false, true});
  CHECK(np::array_equal(through(x, flags, np::array({1., 2.})), np::array({1., 0., 2.})));
  CHECK_THROWS_AS(through(x, flags, v), np::shape_error);
  CHECK_THROWS_AS(through(x, np::array({true, true}), np::array({1., 2.})), np::shape_error);
  auto filled = np::function([](np::ndarray i) { return np::zeros({3}).at(i).add(np::ones({4})); });
  CHECK(np::array_equal(filled(i), np::array({2., 0., 2.})));
  auto packed = np::function([](np::ndarray m) { return np::ones({3})(m); }); // the source is a fill
  CHECK(np::array_equal(packed(flags), np::ones({2})));
}

TEST_CASE("functions that find places", "[indexing]") {
  np::ndarray x = np::array({{0, 5, 0}, {7, 0, 0}});
  std::vector<np::ndarray> places = np::nonzero(x);
  CHECK(values(places[0]) == Ints{0, 1});
  CHECK(values(places[1]) == Ints{1, 0});
  CHECK(values(np::where(x > 6)[1]) == Ints{0});
  CHECK(values(np::argwhere(x)) == Ints{0, 1, 1, 0});
  CHECK(values(np::function([](np::ndarray v) { return np::flatnonzero(v); })(x)) == Ints{1, 3});
  CHECK_THROWS_AS(np::nonzero(np::asarray(1)), np::shape_error);
  CHECK(np::argwhere(np::asarray(1)).shape() == np::shape{1, 0});
  auto joined = np::function(
      [](np::ndarray v) { return np::concatenate({np::expand_dims(np::flatnonzero(v), 1), np::argwhere(v)}, 1); });
  CHECK(values(joined(x)) == Ints{1, 0, 1, 3, 1, 0}); // each is packed before it becomes a column
  CHECK(values(np::compress(np::array({false, true}), x, 1)) == Ints{5, 0});
  CHECK_THROWS_AS(np::compress(np::array({false, true, false, true}), x, 1), np::index_error);
  CHECK_THROWS_AS(np::compress(x, x, 1), np::shape_error);
  CHECK(values(np::extract(x > 4, x)) == Ints{5, 7});
  CHECK(values(np::select({x > 6, x > 4}, {x, -x}, 1)) == Ints{1, -5, 1, 7, 1, 1});
  CHECK_THROWS_AS(np::select({}, {}), np::value_error);
  CHECK_THROWS_AS(np::select({x}, {x}), np::dtype_error);
  CHECK(values(np::take_along_axis(x, np::array({{1}, {0}}), 1)) == Ints{5, 7});
  CHECK(values(np::put_along_axis(x, np::array({{2}, {0}}), 9, 1)) == Ints{0, 5, 9, 9, 0, 0});
  CHECK_THROWS_WITH(np::take_along_axis(x, np::array({{3}, {0}}), 1),
                    Catch::Contains("[take_along_axis] expected an index within axis 1 of size 3, but got 3"));
  CHECK_THROWS_AS(np::take_along_axis(x, np::array({0}), 1), np::shape_error);
  CHECK_THROWS_AS(np::take_along_axis(x, np::zeros({3, 1}, np::int64), 1), np::shape_error);
  std::vector<np::ndarray> grid = np::ix_({np::array({1, 0}), np::array({true, false, true})});
  CHECK(values(x(grid[0], grid[1])) == Ints{7, 0, 0, 0});
  std::vector<np::ndarray> diagonal = np::diag_indices(2);
  CHECK(values(x(diagonal[0], diagonal[1])) == Ints{0, 0});
  CHECK(values(np::take(np::arange(3), np::array({-1, 3, 7}), np::index_mode::wrap)) == Ints{2, 0, 1});
  CHECK(values(np::take(np::arange(3), np::array({-1, 3, 7}), 0, np::index_mode::clip)) == Ints{0, 2, 2});
}
