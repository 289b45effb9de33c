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
