#include "lib/Semantics/Contraction.h"
#include "lib/Semantics/Creation.h"
#include "lib/Semantics/Elementwise.h"
#include "lib/Semantics/Limits.h"
#include "lib/Semantics/Manipulation.h"
#include "lib/Semantics/Random.h"
#include "lib/Semantics/Reduction.h"

#include <array>
#include <catch2/catch.hpp>
#include <limits>

using namespace tnp;
using namespace tnp::semantics;

static const Dim n = Dim::symbol(1), m = Dim::symbol(2), some = Dim::anonymous();
using Axes = std::vector<std::int64_t>;

TEST_CASE("shapes print as NumPy's", "[types]") {
  CHECK(toString(Dims{}) == "()");
  CHECK(toString(Dims{2}) == "(2,)");
  CHECK(toString(Dims{2, n, 3}) == "(2,?,3)");
  CHECK(TensorType{int64, {2, 3}}.elements() == 6);
  CHECK(TensorType{int64, {0, n}}.elements() == 0);
  CHECK(!TensorType{int64, {2, n}}.elements());
}

static constexpr std::int64_t huge = std::int64_t(1) << 62;

TEST_CASE("what int64 cannot count has no number of elements", "[types]") {
  CHECK(!TensorType{int64, {huge, 4}}.elements());
  CHECK(TensorType{int64, {huge, 4, 0}}.elements() == 0);
  CHECK(knownProduct(Dims{n, 3, 5}) == 15);
  CHECK(!knownProduct(Dims{n, huge, 2}));
}

TEST_CASE("limits_c1: at most 64 axes", "[limits]") {
  CHECK(checkLimits("zeros", {int64, Dims(64, 1)}));
  Result<void> bad = checkLimits("zeros", {int64, Dims(65, 1)});
  REQUIRE(!bad);
  CHECK(bad.error().kind == ErrorKind::shape);
  CHECK(bad.error().message == "[zeros] expected at most 64 axes, but got 65");
}

TEST_CASE("limits_c2: at most 2^63 - 1 bytes, zeros do not excuse", "[limits]") {
  CHECK(checkLimits("zeros", {int8, {huge, n}}));
  CHECK(!checkLimits("zeros", {int16, {huge, 0}}));
  Result<void> bad = checkLimits("zeros", {int64, {huge, 4}});
  REQUIRE(!bad);
  CHECK(bad.error().kind == ErrorKind::memory);
  CHECK(bad.error().message ==
        "[zeros] expected an array of at most 2^63 - 1 bytes, but got int64 of shape (4611686018427387904,4)");
}

TEST_CASE("broadcast_c1: aligned at the last axes", "[broadcast]") {
  CHECK(*broadcast("add", {2, 3}, {3}) == Dims{2, 3});
  CHECK(*broadcast("add", {3}, {2, 3}) == Dims{2, 3});
  CHECK(*broadcast("add", {}, {2, 3}) == Dims{2, 3});
  CHECK(*broadcast("add", std::vector<Dims>{{2, 1}, {3}, {1, 1, 1}}) == Dims{1, 2, 3});
}

TEST_CASE("broadcast_c2: equal extents, or 1", "[broadcast]") {
  CHECK(*broadcast("add", {2, 1}, {1, 3}) == Dims{2, 3});
  CHECK(*broadcast("add", {0}, {1}) == Dims{0});
  Result<Dims> bad = broadcast("add", {2, 3}, {2});
  REQUIRE(!bad);
  CHECK(bad.error().kind == ErrorKind::shape);
  CHECK(bad.error().message == "[add] expected shapes that broadcast together, but got (2,3) and (2,)");
  CHECK(!broadcast("add", {0}, {2}));
}

TEST_CASE("broadcast_c3: an unknown extent that meets a number is that number", "[broadcast]") {
  CHECK(*broadcast("add", {n}, {3}) == Dims{3});
  CHECK(*broadcast("add", {3}, {n}) == Dims{3});
  CHECK(*broadcast("add", {n}, {1}) == Dims{n});
  CHECK(*broadcast("add", {1}, {n}) == Dims{n});
}

TEST_CASE("broadcast_c4: two unknown extents are equal, names are kept", "[broadcast]") {
  CHECK(*broadcast("add", {n}, {some}) == Dims{n});
  CHECK(*broadcast("add", {some}, {n}) == Dims{n});
  CHECK(*broadcast("add", {n}, {m}) == Dims{n});
}

TEST_CASE("broadcast_to_c1, broadcast_to_c2: repeated, never cut", "[broadcast]") {
  CHECK(inferBroadcastTo("broadcast_to", {int64, {1, 3}}, {2, 2, 3})->dims == Dims{2, 2, 3});
  CHECK(inferBroadcastTo("broadcast_to", {int64, {}}, {2})->dims == Dims{2});
  CHECK(!inferBroadcastTo("broadcast_to", {int64, {2, 3}}, {3}));
  CHECK(inferBroadcastTo("broadcast_to", {int64, {2}}, {3}).error().message ==
        "[broadcast_to] expected a shape that broadcasts to (3,), but got (2,)");
  CHECK(!inferBroadcastTo("broadcast_to", {int64, {2}}, {1}));
}

TEST_CASE("where_c1 to where_c3", "[elementwise]") {
  CHECK(*inferWhere({bool_, {2, 1}}, {int64, {3}}, {int64, {}}) == TensorType{int64, {2, 3}});
  CHECK(inferWhere({int64, {2}}, {int64, {2}}, {int64, {2}}).error().kind == ErrorKind::dtype);
  CHECK(inferWhere({bool_, {2}}, {int64, {2}}, {int32, {2}}).error().kind == ErrorKind::dtype);
  CHECK(inferWhere({bool_, {2}}, {int64, {3}}, {int64, {}}).error().kind == ErrorKind::shape);
}

TEST_CASE("axis_c1: -rank <= axis < rank", "[reduction]") {
  CHECK(*normalizeAxis("sum", -1, 3) == 2);
  CHECK(*normalizeAxis("sum", 0, 1) == 0);
  CHECK(normalizeAxis("sum", 2, 2).error().message ==
        "[sum] expected an axis in [-2, 2), but got axis 2 of a 2-d array");
  CHECK(normalizeAxis("sum", 0, 0).error().kind == ErrorKind::index);
}

TEST_CASE("axis_c2: no axis twice", "[reduction]") {
  Axes list{1, -1, 0}, twice{0, -2};
  CHECK(*normalizeAxes("sum", std::nullopt, 3) == Axes{0, 1, 2});
  CHECK(*normalizeAxes("sum", std::span<const std::int64_t>(list).subspan(1), 2) == Axes{0, 1});
  CHECK(normalizeAxes("sum", twice, 2).error().message == "[sum] expected different axes, but got axis 0 twice");
}

TEST_CASE("reduction_c1, reduction_c5: reduced axes go, or stay as 1", "[reduction]") {
  CHECK(inferReduction("sum", {float32, {2, n, 4}}, Axes{0, 2}, false)->dims == Dims{n});
  CHECK(inferReduction("sum", {float32, {2, n, 4}}, Axes{1}, true)->dims == Dims{2, 1, 4});
  CHECK(inferReduction("sum", {float32, {2}}, Axes{}, false)->dims == Dims{2});
  CHECK(!inferReduction("sum", {float32, {2, 3}}, Axes{1, 0}, false));
  CHECK(!inferReduction("sum", {float32, {2, 3}}, Axes{2}, false));
}

TEST_CASE("reduction_c4: an extremum needs something to choose from", "[reduction]") {
  CHECK(inferReduction("amax", {float32, {0, 3}}, Axes{0}, false).error().message ==
        "[amax] expected at least one element along axis 0, but got shape (0,3)");
  CHECK(inferReduction("argmin", {float32, {0, 3}}, Axes{0}, false).error().kind == ErrorKind::value);
  CHECK(inferReduction("amax", {float32, {0, 3}}, Axes{1}, false)->dims == Dims{0});
  CHECK(inferReduction("sum", {float32, {0, 3}}, Axes{0}, false)->dims == Dims{3});
}

TEST_CASE("argmax_c2: a 0-d array has an axis 0", "[reduction]") {
  const std::int64_t first = 0, last = -1, second = 1;
  CHECK(normalizeAxes("argmax", std::span(&first, 1), 0)->empty());
  CHECK(normalizeAxes("argmin", std::span(&last, 1), 0)->empty());
  CHECK_FALSE(normalizeAxes("argmax", std::span(&second, 1), 0));
  CHECK_FALSE(normalizeAxes("sum", std::span(&first, 1), 0));
}

TEST_CASE("argmax_c1: one axis or all of them", "[reduction]") {
  CHECK(inferReduction("argmax", {float32, {2, 3, 4}}, Axes{1}, false)->dims == Dims{2, 4});
  CHECK(inferReduction("argmax", {float32, {2, 3}}, Axes{0, 1}, false)->dims.empty());
  CHECK(!inferReduction("argmax", {float32, {2, 3, 4}}, Axes{0, 1}, false));
}

TEST_CASE("reshape_c1, reshape_c2: at most one -1", "[manipulation]") {
  CHECK(inferReshape({int64, {6}}, Axes{2, -2}).error().message ==
        "[reshape] expected extents of at least 0 (or one -1), but got (2,-2)");
  CHECK(inferReshape({int64, {6}}, Axes{-1, -1}).error().message ==
        "[reshape] expected at most one -1, but got (-1,-1)");
}

TEST_CASE("reshape_c3: the number of elements stays", "[manipulation]") {
  CHECK(inferReshape({int64, {2, 3}}, Axes{3, 2})->dims == Dims{3, 2});
  CHECK(inferReshape({int64, {}}, Axes{1, 1})->dims == Dims{1, 1});
  CHECK(inferReshape({int64, {2, 3}}, Axes{4}).error().message ==
        "[reshape] expected a shape with as many elements as (2,3), but got (4,)");
  // 2^62 * 4 is 0 in 64 bits.
  CHECK(!inferReshape({int64, {0}}, Axes{huge, 4}));
  CHECK(!inferReshape({int64, {1}}, Axes{huge, 4}));
  CHECK(!checkReshape({int64, {0}}, {int64, {huge, 4}}));
}

TEST_CASE("reshape_c4: -1 is the quotient", "[manipulation]") {
  CHECK(inferReshape({int64, {2, 6}}, Axes{4, -1})->dims == Dims{4, 3});
  CHECK(inferReshape({int64, {0}}, Axes{3, -1})->dims == Dims{3, 0});
  CHECK(!inferReshape({int64, {0}}, Axes{0, -1}));
  CHECK(!inferReshape({int64, {7}}, Axes{2, -1}));
  CHECK(!inferReshape({int64, {7}}, Axes{huge, 4, -1}));
  CHECK(!inferReshape({int64, {n}}, Axes{0, -1}));
  CHECK(!inferReshape({int64, {n}}, Axes{huge, 4, -1}));
}

TEST_CASE("reshape_c5: an unknown extent that keeps its size keeps its name", "[manipulation]") {
  CHECK(inferReshape({int64, {n, 28, 28}}, Axes{-1, 784})->dims == Dims{n, 784});
  CHECK(inferReshape({int64, {n, 28}}, Axes{-1})->dims == Dims{some});
  CHECK(inferReshape({int64, {n, 28}}, Axes{4, 7})->dims == Dims{4, 7});
}

TEST_CASE("transpose_c1: every axis once", "[manipulation]") {
  CHECK(*normalizePermutation(std::nullopt, 3) == Axes{2, 1, 0});
  CHECK(*normalizePermutation(Axes{-1, 0}, 2) == Axes{1, 0});
  CHECK(!normalizePermutation(Axes{0, 0}, 2));
  CHECK(normalizePermutation(Axes{0, 1}, 1).error().message ==
        "[transpose] expected each axis of a 1-d array once, but got (0,1)");
  CHECK(inferTranspose({int64, {2, n, 4}}, Axes{1, 2, 0})->dims == Dims{n, 4, 2});
}

TEST_CASE("expand_dims_c1, squeeze_c1, squeeze_c2", "[manipulation]") {
  CHECK(inferExpandDims({int64, {2, 3}}, Axes{0, 2})->dims == Dims{1, 2, 1, 3});
  CHECK(inferExpandDims({int64, {2, 3}}, Axes{-1})->dims == Dims{2, 3, 1});
  CHECK(!inferExpandDims({int64, {2}}, Axes{2}));
  CHECK(inferSqueeze({int64, {1, 2, 1}}, Axes{-1})->dims == Dims{1, 2});
  CHECK(inferSqueeze({int64, {1, 2}}, Axes{1}).error().message ==
        "[squeeze] expected extent 1 along axis 1, but got shape (1,2)");
  CHECK(*normalizeSqueezeAxes({int64, {1, n, 1}}, std::nullopt) == Axes{0, 2});
}

TEST_CASE("concatenate_c1 to concatenate_c5", "[manipulation]") {
  using Types = std::vector<TensorType>;
  CHECK(inferConcatenate(Types{{int64, {2, 3}}, {int64, {4, 3}}, {int64, {0, 3}}}, 0)->dims == Dims{6, 3});
  CHECK(inferConcatenate(Types{{int64, {2, n}}, {int64, {2, 1}}}, -1)->dims == Dims{2, some});
  CHECK(inferConcatenate(Types{{int64, {2, n}}, {int64, {2, 5}}}, 0)->dims == Dims{4, 5});
  CHECK(inferConcatenate(Types{}, 0).error().kind == ErrorKind::shape);
  CHECK(inferConcatenate(Types{{int64, {}}}, 0).error().kind == ErrorKind::shape);
  CHECK(inferConcatenate(Types{{int64, {2}}, {int32, {2}}}, 0).error().kind == ErrorKind::dtype);
  CHECK(inferConcatenate(Types{{int64, {2, 3}}, {int64, {2, 4}}}, 0).error().message ==
        "[concatenate] expected shapes that differ along axis 0 only, but got (2,3) and (2,4)");
  CHECK(inferConcatenate(Types{{int64, {2}}}, 1).error().kind == ErrorKind::index);
  TensorType result = *inferConcatenate(Types{{int8, {huge}}, {int8, {huge}}, {int8, {huge}}}, 0);
  CHECK(result.dims == Dims{std::numeric_limits<std::int64_t>::max()}); // which the limits refuse for wider dtypes
}

TEST_CASE("matmul_c1 to matmul_c5", "[contraction]") {
  CHECK(inferMatmul({float32, {2, 3}}, {float32, {3, 4}})->dims == Dims{2, 4});
  CHECK(inferMatmul({float32, {3}}, {float32, {3}})->dims.empty());
  CHECK(inferMatmul({float32, {3}}, {float32, {5, 3, 4}})->dims == Dims{5, 4});
  CHECK(inferMatmul({float32, {5, 2, 3}}, {float32, {3}})->dims == Dims{5, 2});
  CHECK(inferMatmul({float32, {5, 1, n, 3}}, {float32, {6, 3, m}})->dims == Dims{5, 6, n, m});
  CHECK(inferMatmul({float32, {2, n}}, {float32, {3, 4}})->dims == Dims{2, 4});
  CHECK(inferMatmul({float32, {2, 3}}, {float64, {3, 4}}).error().kind == ErrorKind::dtype);
  CHECK(inferMatmul({float32, {}}, {float32, {3}}).error().kind == ErrorKind::shape);
  CHECK(inferMatmul({float32, {2, 3}}, {float32, {2, 3}}).error().message ==
        "[matmul] expected equal inner extents, but got (2,3) and (2,3)");
  CHECK(!inferMatmul({float32, {2, 2, 3}}, {float32, {3, 3, 4}}));
}

TEST_CASE("creation_c1, creation_c2: extents that can be", "[creation]") {
  CHECK(*newDims("zeros", Axes{2, 0}) == Dims{2, 0});
  CHECK(newDims("zeros", Axes{2, -1}).error().kind == ErrorKind::shape);
  CHECK(newDims("zeros", Axes{1LL << 40, 1LL << 40}).error().kind == ErrorKind::memory);
}

TEST_CASE("arange_c1 to arange_c3, linspace_c1, linspace_c2", "[creation]") {
  CHECK(*arangeLength(std::int64_t(0), std::int64_t(10), std::int64_t(3)) == 4);
  CHECK(*arangeLength(std::int64_t(10), std::int64_t(0), std::int64_t(-3)) == 4);
  CHECK(*arangeLength(std::int64_t(3), std::int64_t(3), std::int64_t(1)) == 0);
  CHECK(*arangeLength(1., 2., .25) == 4);
  CHECK(*arangeLength(0., -1., .25) == 0);
  CHECK(arangeLength(0., 1., 0.).error().kind == ErrorKind::value);
  // As NumPy: no finite length, whatever its sign, and no NaN.
  constexpr double inf = std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();
  for (auto [start, stop, step] : {std::array{0., inf, 1.},
                                   {0., -inf, 1.},
                                   {inf, 3., 1.},
                                   {-inf, 0., 1.},
                                   {0., -3., 1e-320},
                                   {0., nan, 1.},
                                   {nan, 1., 1.},
                                   {0., 1., nan}})
    CHECK(arangeLength(start, stop, step).error().kind == ErrorKind::value);
  CHECK(*arangeLength(0., 1., inf) == 1);
  CHECK(*arangeLength(0., 1., -inf) == 0);
  CHECK(*arangeLength(0., 1e-320, 1e300) == 1);
  CHECK(!arangeLength(INT64_MIN, INT64_MAX, std::int64_t(1)));
  CHECK(inferArange({int64, {}}, {int64, {}}, {3})->dims == Dims{3});
  CHECK(!inferArange({bool_, {}}, {bool_, {}}, {3}));
  CHECK(!inferArange({int64, {2}}, {int64, {}}, {3}));
  CHECK(!inferLinspace({int64, {}}, {int64, {}}, {3}));
  CHECK(inferLinspace({float32, {}}, {float64, {}}, {3}).error().kind == ErrorKind::dtype);
  CHECK(inferLinspace({float64, {1}}, {float64, {}}, {3}).error().kind == ErrorKind::shape);
  CHECK(!inferLinspace({float64, {}}, {float64, {}}, {3, 1}));
}

TEST_CASE("random_c1, random_c2", "[random]") {
  CHECK(*inferRandom("random_uniform", {int64, {}}, float32, {n}) == TensorType{float32, {n}});
  CHECK(inferRandom("random_bits", {int64, {}}, int32, {2})->type == int32);
  CHECK(!inferRandom("random_bits", {int64, {}}, float32, {2}));
  CHECK(inferRandom("random_normal", {int64, {}}, bfloat16, {2})->type == bfloat16);
  CHECK(!inferRandom("random_normal", {int64, {}}, int64, {2}));
  CHECK(!inferRandom("random_normal", {int64, {1}}, float64, {2}));
}

TEST_CASE("random_c3, random_c4", "[random]") {
  auto integers = [](TensorType low, TensorType high, dtype type) {
    return inferRandomIntegers("integers", {int64, {}}, low, high, type, {n});
  };
  const TensorType one{int64, {}}, big{uint64, {}};
  CHECK(*integers(one, one, int8) == TensorType{int8, {n}});
  CHECK(*integers(big, big, uint64) == TensorType{uint64, {n}});
  CHECK(!integers(one, one, float32));
  CHECK(!integers(one, one, bool_));
  CHECK(!integers(one, big, int64));
  CHECK(!integers(one, one, uint64));
  CHECK(!integers(one, {int64, {1}}, int64));
  CHECK(!inferRandomIntegers("integers", {int32, {}}, one, one, int64, {2}));
}
