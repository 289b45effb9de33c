#include "lib/Semantics/Indexing.h"

#include <catch2/catch.hpp>

using namespace tnp;
using namespace tnp::semantics;
using Kind = IndexItem::Kind;
using Numbers = std::vector<std::int64_t>;

static const Dim n = Dim::symbol(1);
static constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max(), least = -most - 1;

static IndexItem at(std::int64_t i) { return {Kind::Integer, i}; }
static IndexItem range(std::optional<std::int64_t> start, std::optional<std::int64_t> stop,
                       std::optional<std::int64_t> step = {}) {
  return {Kind::Slice, 0, start, stop, step};
}
static IndexItem array(Dims dims) { return {Kind::Array, 0, {}, {}, {}, 0, dims}; }
static IndexItem mask(Dims dims) { return {Kind::Mask, 0, {}, {}, {}, 0, dims}; }
static const IndexItem all = range({}, {}), dots{Kind::Ellipsis}, fresh{Kind::Newaxis};

static Result<IndexPlan> plan(Dims dims, std::vector<IndexItem> items) {
  return planIndex("index", {int64, dims}, items);
}

TEST_CASE("index_c1: not more indices than axes", "[indexing]") {
  CHECK(plan({2, 3, 4}, {at(0), at(0), at(0), at(0)}).error().message ==
        "[index] expected an index for each axis of shape (2,3,4) at most, but got 4");
  CHECK(plan({2}, {mask({2, 2})}).error().kind == ErrorKind::index);
  CHECK(plan({}, {}));
}

TEST_CASE("index_c2: one ellipsis, which stands for the missing axes", "[indexing]") {
  CHECK(!plan({2, 3}, {dots, dots}));
  IndexPlan middle = *plan({2, 3, 4}, {at(1), dots, at(2)});
  CHECK(middle.slice.starts == Numbers{1, 0, 2});
  CHECK(middle.slice.sizes == Numbers{1, 3, 1});
  CHECK(middle.squeezeAxes == Numbers{0, 2});
  CHECK(plan({2, 3}, {dots})->slice.isIdentity({2, 3}));
  CHECK(plan({2, 3}, {at(0), at(0), dots}));
}

TEST_CASE("index_c3: -size <= index < size", "[indexing]") {
  CHECK(plan({2, 3}, {at(-1), at(-3)})->slice.starts == Numbers{1, 0});
  CHECK(plan({2, 3}, {at(2)}).error().message == "[index] expected an index within axis 0 of size 2, but got 2");
  CHECK(plan({2, 3}, {all, at(-4)}).error().message == "[index] expected an index within axis 1 of size 3, but got -4");
  CHECK(!plan({0}, {at(0)}));
}

TEST_CASE("index_c4: an index into an unknown extent is checked at run time", "[indexing]") {
  IndexPlan dynamic = *plan({n, 3}, {at(-2), {Kind::DynamicInteger, 0, {}, {}, {}, 7}});
  CHECK(dynamic.slice.starts == Numbers{kDynamic, kDynamic});
  CHECK(dynamic.slice.sizes == Numbers{1, 1});
  REQUIRE(dynamic.slice.dynamicStarts.size() == 2);
  CHECK(dynamic.slice.dynamicStarts[0].integer == -2);
  CHECK(dynamic.slice.dynamicStarts[1].array == 7);
}

TEST_CASE("index_c5: slices are clipped as Python clips them", "[indexing]") {
  // {start, stop, step} of a list of 5, and what Python's slice.indices makes of it
  struct Case {
    IndexItem item;
    std::int64_t start, size, stride;
  };
  const Case cases[] = {
      {range(1, 3), 1, 2, 1},           {range({}, {}, 2), 0, 3, 2},
      {range({}, {}, -1), 4, 5, -1},    {range({}, {}, -2), 4, 3, -2},
      {range(-2, {}), 3, 2, 1},         {range({}, -1), 0, 4, 1},
      {range(-9, 9), 0, 5, 1},          {range(4, 1, -1), 4, 3, -1},
      {range(9, 1, -2), 4, 2, -2},      {range(3, 1), 0, 0, 1},
      {range(1, 3, -1), 0, 0, 1},       {range(7, 9), 0, 0, 1},
      {range(0, 1, 7), 0, 1, 1},        {range(1, {}, 3), 1, 2, 3},
      {range(least, most, 1), 0, 5, 1}, {range({}, {}, most), 0, 1, 1},
      {range({}, {}, least), 4, 1, 1},  {range(most, least, -2), 4, 3, -2},
      {range(3, {}, least), 3, 1, 1},   {range(least, most, least), 0, 0, 1},
  };
  for (const Case &each : cases) {
    IndexPlan p = *plan({5}, {each.item});
    CHECK(p.slice.starts == Numbers{each.start});
    CHECK(p.slice.sizes == Numbers{each.size});
    CHECK(p.slice.strides == Numbers{each.stride});
  }
  CHECK(plan({5}, {range({}, {}, 0)}).error().kind == ErrorKind::value);
}

TEST_CASE("index_c6: slices of an unknown extent run from a start to the end", "[indexing]") {
  IndexPlan open = *plan({n}, {range(2, {}, 3)});
  CHECK(open.slice.starts == Numbers{2});
  CHECK(open.slice.sizes == Numbers{kDynamic});
  CHECK(open.slice.strides == Numbers{3});
  CHECK(plan({n}, {all})->slice.isIdentity({n}));
  CHECK(plan({n}, {range({}, 3)}).error().kind == ErrorKind::shape);
  CHECK(!plan({n}, {range(-3, {})}));
  CHECK(!plan({n}, {range({}, {}, -1)}));
}

TEST_CASE("index_c7: a mask has the extents of the axes it covers", "[indexing]") {
  IndexPlan p = *plan({2, 3, 4}, {at(0), mask({3, 4})});
  REQUIRE(p.arrays.size() == 2);
  CHECK(p.isMask());
  CHECK(p.arrayAxes() == Numbers{1, 2});
  CHECK(p.arrays[1].maskAxis == 1);
  CHECK(p.squeezeAxes == Numbers{0});
  CHECK(plan({2, 3, 4}, {mask({3})}).error().message == "[index] expected a mask of extent 2 along axis 0, but got 3");
  CHECK(plan({n}, {mask({3})}));
}

TEST_CASE("index_c8: arrays select together, and their axes come first where something stands between", "[indexing]") {
  auto toFront = [](std::vector<IndexItem> items) { return plan({2, 3, 4}, std::move(items))->toFront; };
  CHECK_FALSE(toFront({array({2}), array({2})}));
  CHECK_FALSE(toFront({at(0), array({5})}));
  CHECK(toFront({at(0), all, array({5})}));
  CHECK_FALSE(toFront({all, array({5})}));
  CHECK(toFront({array({5}), fresh, array({5})}));
  CHECK(toFront({array({5}), dots, array({5})}));
  CHECK(toFront({array({5}), array({5}), dots, at(0)})); // an ellipsis of no axes
  CHECK_FALSE(toFront({fresh, array({5}), at(0), mask({4}), dots}));
  CHECK(toFront({at(0), all, at(1)}) == false); // integers alone are no arrays
  IndexPlan p = *plan({2, 3, 4}, {array({5}), mask({3, 4})});
  CHECK(p.arrayAxes() == Numbers{0, 1, 2});
  CHECK_FALSE(p.isMask());
  CHECK(plan({2, 3, 4}, {all, at(-1), array({5, 6})})->squeezeAxes == Numbers{1});
  CHECK(plan({2, 3, 4}, {at(0), all, array({5, 6})})->squeezeAxes == Numbers{2}); // after the two that come first
}

TEST_CASE("index: new axes are places in the result", "[indexing]") {
  CHECK(plan({2, 3}, {fresh, all, fresh})->expandAxes == Numbers{0, 2});
  CHECK(plan({2, 3}, {at(0), fresh})->expandAxes == Numbers{0});
  CHECK(plan({2, 3, 4}, {all, array({5, 6}), fresh})->expandAxes == Numbers{3});
  CHECK(plan({2, 3, 4}, {at(0), fresh, array({5, 6})})->expandAxes == Numbers{2});
  CHECK(plan({2, 3}, {mask({2, 3}), fresh})->expandAxes == Numbers{1});
}

TEST_CASE("slice_c1 to slice_c5", "[indexing]") {
  TensorType x{float32, {5, n}};
  CHECK(inferSlice(x, Numbers{4, 0}, Numbers{3, kDynamic}, Numbers{-2, 1})->dims == Dims{3, n});
  CHECK(inferSlice(x, Numbers{0, 1}, Numbers{kDynamic, kDynamic}, Numbers{2, 1})->dims == Dims{3, Dim::anonymous()});
  CHECK(inferSlice(x, Numbers{kDynamic, 0}, Numbers{1, 2}, Numbers{1, 1})->dims == Dims{1, 2});
  CHECK(!inferSlice(x, Numbers{0}, Numbers{1}, Numbers{1}));
  CHECK(!inferSlice(x, Numbers{0, 0}, Numbers{1, 1}, Numbers{0, 1}));
  CHECK(!inferSlice(x, Numbers{kDynamic, 0}, Numbers{2, 1}, Numbers{1, 1}));
  CHECK(!inferSlice(x, Numbers{0, 0}, Numbers{1, kDynamic}, Numbers{1, -1}));
  CHECK(inferSlice(x, Numbers{3, 0}, Numbers{3, 1}, Numbers{1, 1}).error().kind == ErrorKind::index);
  CHECK(!inferSlice(x, Numbers{1, 0}, Numbers{3, 1}, Numbers{-1, 1}));
  CHECK(!inferSlice(x, Numbers{-1, 0}, Numbers{1, 1}, Numbers{1, 1}));
  CHECK(inferSlice(x, Numbers{3, 0}, Numbers{3, 1}, Numbers{1, 1}).error().message ==
        "[slice] expected elements within axis 0 of shape extent 5, but got 3 elements from 3, 1 apart");
}

TEST_CASE("slice_c5: the extremes of int64 neither overflow nor pass", "[indexing]") {
  TensorType known{float32, {5}}, unknown{float32, {n}};
  // 2 * 2^62 and 4 * 2^62 are negative and 0 in 64 bits; start + 4 * (2^61) is negative.
  const Numbers bad[][3] = {{{0}, {3}, {most / 2 + 1}}, {{0}, {5}, {most / 2 + 1}}, {{4}, {2}, {most}},
                            {{0}, {most}, {1}},         {{most}, {2}, {most}},      {{4}, {most}, {most}},
                            {{4}, {2}, {least}},        {{most}, {most}, {least}}};
  for (const auto &[starts, sizes, strides] : bad) {
    CHECK(!inferSlice(known, starts, sizes, strides));
    CHECK(!inferUpdateSlice(known, {float32, {}}, starts, sizes, strides));
  }
  CHECK(!inferSlice(unknown, Numbers{4}, Numbers{3}, Numbers{most / 2 + 1}));
  CHECK(inferSlice(known, Numbers{4}, Numbers{1}, Numbers{least})->dims == Dims{1});
  CHECK(inferSlice(known, Numbers{1}, Numbers{kDynamic}, Numbers{most})->dims == Dims{1});
  CHECK(inferSlice(known, Numbers{most}, Numbers{kDynamic}, Numbers{most})->dims == Dims{0});
}

TEST_CASE("update_slice_c1, update_slice_c2", "[indexing]") {
  TensorType x{float32, {5, 4}};
  Numbers starts{1, 0}, sizes{2, 4}, strides{1, 1};
  CHECK(*inferUpdateSlice(x, {float32, {4}}, starts, sizes, strides) == x);
  CHECK(*inferUpdateSlice(x, {float32, {}}, starts, sizes, strides) == x);
  CHECK(inferUpdateSlice(x, {float64, {}}, starts, sizes, strides).error().kind == ErrorKind::dtype);
  CHECK(inferUpdateSlice(x, {float32, {3}}, starts, sizes, strides).error().kind == ErrorKind::shape);
}

TEST_CASE("take_c1 to take_c4", "[indexing]") {
  CHECK(inferTake({float32, {2, 3, 4}}, {int64, {5, n}}, 1)->dims == Dims{2, 5, n, 4});
  CHECK(inferTake({float32, {3}}, {int32, {}}, -1)->dims.empty());
  CHECK(inferTake({float32, {3}}, {float32, {}}, 0).error().kind == ErrorKind::dtype);
  CHECK(inferTake({float32, {3}}, {int64, {}}, 1).error().kind == ErrorKind::index);
  CHECK(inferTake({float32, {0}}, {int64, {2}}, 0).error().kind == ErrorKind::index);
  CHECK(inferTake({float32, {0}}, {int64, {0}}, 0)->dims == Dims{0});
}

TEST_CASE("compress_c1 to compress_c3", "[indexing]") {
  CHECK(inferCompress({float32, {4, 3}}, {bool_, {4}})->dims == Dims{Dim::anonymous(), 3});
  CHECK(!inferCompress({float32, {4, 3}}, {int64, {4}}));
  CHECK(inferCompress({float32, {4, 3}}, {bool_, {4, 3}})->dims == Dims{Dim::anonymous()});
  CHECK(inferCompress({float32, {4, n, 3}}, {bool_, {4, Dim::anonymous()}})->dims == Dims{Dim::anonymous(), 3});
  CHECK(inferCompress({float32, {4, 3}}, {bool_, {4, 2}}).error().message ==
        "[compress] expected a mask of extent 3 along axis 1, but got 2");
  CHECK(!inferCompress({float32, {4}}, {bool_, {4, 3}}));
  CHECK(!inferCompress({float32, {4}}, {bool_, {}}));
  CHECK(!inferCompress({float32, {}}, {bool_, {4}}));
  CHECK(inferCompress({float32, {4, 3}}, {bool_, {3}}).error().kind == ErrorKind::index);
}

static Result<Dims> gathered(Dims dims, std::vector<Dims> indices, Numbers axes, bool toFront = false) {
  std::vector<TensorType> types;
  for (Dims &each : indices)
    types.push_back({int64, each});
  Result<TensorType> result = inferGather("gather", {float32, dims}, types, axes, toFront);
  if (!result)
    return result.error();
  return result->dims;
}

TEST_CASE("gather_c1 to gather_c5", "[indexing]") {
  CHECK(*gathered({2, 3, 4}, {{5, n}}, {1}) == Dims{2, 5, n, 4});
  CHECK(*gathered({2, 3, 4}, {{5, 1}, {7}}, {0, 1}) == Dims{5, 7, 4});
  CHECK(*gathered({2, 3, 4}, {{5}, {1}}, {0, 2}) == Dims{5, 3});
  CHECK(*gathered({2, 3, 4}, {{5}, {}}, {1, 2}) == Dims{2, 5});
  CHECK(*gathered({2, 3, 4}, {{5}, {}}, {1, 2}, true) == Dims{5, 2});
  CHECK(gathered({2, 3}, {{5}, {4}}, {0, 1}).error().kind == ErrorKind::shape);
  CHECK(gathered({2, 3}, {{5}, {5}}, {1, 0}).error().message ==
        "[gather] expected an axis of shape (2,3) for each of 2 indices, in order, but got (1,0)");
  CHECK(!gathered({2, 3}, {{5}, {5}}, {1, 1}));
  CHECK(!gathered({2, 3}, {{5}}, {2}));
  CHECK(!gathered({2, 3}, {{5}}, {-1}));
  CHECK(!gathered({2, 3}, {}, {}));
  CHECK(!gathered({2, 3}, {{5}}, {0, 1}));
  CHECK(gathered({2, 3}, {{}}, {0}).error().message == "[gather] expected indices with an axis, but got scalars");
  CHECK(gathered({0, 3}, {{5}}, {0}).error().kind == ErrorKind::index);
  CHECK(*gathered({0, 3}, {{0}}, {0}) == Dims{0, 3});
  CHECK(*gathered({0, 3}, {{0}, {1}}, {0, 1}) == Dims{0});
  std::vector<TensorType> floats{{float32, {5}}};
  CHECK(inferGather("gather", {float32, {2}}, floats, Numbers{0}, false).error().kind == ErrorKind::dtype);
}

TEST_CASE("scatter_c1 to scatter_c3", "[indexing]") {
  std::vector<TensorType> indices{{int64, {5}}};
  auto scattered = [&](TensorType x, TensorType value, std::string_view combine) {
    return inferScatter("scatter", x, value, indices, Numbers{0}, false, combine);
  };
  TensorType x{float32, {4, 3}}, whole{int32, {4, 3}};
  CHECK(*scattered(x, {float32, {5, 3}}, "set") == x);
  CHECK(*scattered(x, {float32, {}}, "add") == x);
  CHECK(*scattered(x, {float32, {5, 1}}, "divide") == x);
  CHECK(scattered(x, {float64, {}}, "set").error().kind == ErrorKind::dtype);
  CHECK(scattered(x, {float32, {4, 3}}, "set").error().kind == ErrorKind::shape);
  CHECK(scattered(x, {float32, {}}, "less").error().message ==
        "[scatter] expected a function that keeps float32, but got less");
  CHECK(!scattered(x, {float32, {}}, "exp"));
  CHECK(!scattered(whole, {int32, {}}, "divide"));
  CHECK(!scattered({bool_, {4}}, {bool_, {}}, "subtract"));
}
