// What conformance cannot ask of functions that rearrange: unknown extents, places of errors, members, programs made.
#include "tnp/testing.h"
#include "tnp/tnp.h"

#include <catch2/catch.hpp>
#include <functional>

namespace np = tnp;
using Catch::Contains;
using Arrays = std::vector<np::ndarray>;

/// The function on arrays of these shapes gives the same eagerly and compiled for unknown extents.
static void checkUnknown(const std::function<Arrays(const Arrays &)> &f, const std::vector<np::shape> &shapes) {
  Arrays arguments;
  for (const np::shape &each : shapes)
    arguments.push_back(np::arange(each.elements()).reshape(each) + 1);
  std::vector<np::spec> specs;
  for (const np::shape &each : shapes)
    specs.emplace_back(np::shape(std::span<const std::int64_t>(std::vector<std::int64_t>(each.size(), np::unknown))),
                       np::int64);
  auto one = [&](np::ndarray x) { return f({x}); };
  auto two = [&](np::ndarray x, np::ndarray y) { return f({x, y}); };
  Arrays eager = f(arguments);
  Arrays compiled = shapes.size() == 1 ? np::function(one, {.input_signature = specs})(arguments[0])
                                       : np::function(two, {.input_signature = specs})(arguments[0], arguments[1]);
  REQUIRE(eager.size() == compiled.size());
  for (std::size_t i = 0; i < eager.size(); ++i) {
    CHECK(np::to_string(eager[i].shape()) == np::to_string(compiled[i].shape()));
    CHECK(eager[i].dtype() == compiled[i].dtype());
    CHECK(np::repr(eager[i]) == np::repr(compiled[i]));
  }
}

TEST_CASE("axes of unknown extents in another order") {
  for (np::shape shape : {np::shape{3, 4}, np::shape{2, 7}, np::shape{0, 3}}) {
    checkUnknown([](const Arrays &a) { return Arrays{np::swapaxes(a[0], 0, 1), np::moveaxis(a[0], 0, -1), a[0].T()}; },
                 {shape});
    checkUnknown([](const Arrays &a) { return Arrays{np::flip(a[0]), np::fliplr(a[0]), np::flipud(a[0])}; }, {shape});
    checkUnknown([](const Arrays &a) { return Arrays{np::rot90(a[0]), np::rot90(a[0], 2), np::rot90(a[0], -1)}; },
                 {shape});
    checkUnknown(
        [](const Arrays &a) {
          return Arrays{np::roll(a[0], 2), np::roll(a[0], -9, 1), np::roll(a[0], {1, 30}, {0, 1})};
        },
        {shape});
  }
}

TEST_CASE("more elements of unknown extents") {
  checkUnknown(
      [](const Arrays &a) { return Arrays{np::tile(a[0], 3), np::tile(a[0], {2, 1, 2}), np::tile(a[0], {0, 2})}; },
      {{3, 4}});
  checkUnknown(
      [](const Arrays &a) { return Arrays{np::repeat(a[0], 3), np::repeat(a[0], 2, 0), np::repeat(a[0], 0, 1)}; },
      {{3, 4}});
  checkUnknown(
      [](const Arrays &a) { return Arrays{np::pad(a[0], 1), np::pad(a[0], {{0, 2}, {3, 0}}, {.constant_values = 7})}; },
      {{3, 4}});
  for (np::pad_mode mode : {np::pad_mode::edge, np::pad_mode::reflect, np::pad_mode::symmetric, np::pad_mode::wrap})
    checkUnknown([&](const Arrays &a) { return Arrays{np::pad(a[0], {{1, 2}, {9, 0}}, {.mode = mode})}; }, {{3, 4}});
}

TEST_CASE("arrays of unknown extents joined") {
  auto both = [](const Arrays &a) {
    return Arrays{np::stack(a),  np::stack(a, -1),    np::vstack(a),         np::hstack(a),
                  np::dstack(a), np::column_stack(a), np::append(a[0], a[1])};
  };
  checkUnknown(both, {{3, 4}, {3, 4}});
  checkUnknown([](const Arrays &a) { return Arrays{np::concatenate(a, 1), np::append(a[0], a[1], 1)}; },
               {{3, 4}, {3, 2}});
  checkUnknown([](const Arrays &a) { return np::broadcast_arrays({a[0], a[1](np::newaxis), 3}); }, {{3, 4}, {4}});
}

TEST_CASE("matrices of unknown extents") {
  checkUnknown([](const Arrays &a) { return Arrays{np::tril(a[0]), np::triu(a[0], 1), np::tril(a[0], -2)}; }, {{4, 5}});
  checkUnknown(
      [](const Arrays &a) { return Arrays{np::tril(a[0]), np::diag(a[0]), np::diag(a[0], 2), np::diagflat(a[0], -1)}; },
      {{4}});
  checkUnknown([](const Arrays &a) { return np::meshgrid(a); }, {{3}, {4}});
  checkUnknown([](const Arrays &a) { return np::meshgrid(a, {.indexing = np::grid_indexing::ij, .sparse = true}); },
               {{3}, {4}});
  checkUnknown([](const Arrays &a) { return Arrays{np::vander(a[0]), np::vander(a[0], 3, {.increasing = true})}; },
               {{4}});
}

TEST_CASE("what needs a known extent says so") {
  auto refused = [](const std::function<Arrays(np::ndarray)> &f, const std::string &message) {
    auto g = np::function([&](np::ndarray x) { return f(x); }, {.input_signature = {np::spec({np::unknown, 4})}});
    CHECK_THROWS_WITH(g(np::ones({4, 4})), Contains(message) && Contains("shapes.cpp"));
  };
  refused([](np::ndarray x) { return np::split(x, 2); },
          "[split] expected a known extent along axis 0, but got shape (?,4)");
  refused([](np::ndarray x) { return np::unstack(x); }, "[unstack] expected a known extent along axis 0");
  refused([](np::ndarray x) { return Arrays{np::diagonal(x)}; },
          "[diagonal] expected known extents along axes 0 and 1");
  refused([](np::ndarray x) { return Arrays{np::repeat(x, np::array({1, 2}), 0)}; },
          "[repeat] expected a count for each element");
  refused([](np::ndarray x) { return Arrays{np::repeat(x, np::size(x, 0), 0)}; },
          "[repeat] expected counts that are known");
}

TEST_CASE("errors name the function that the user called, and the line") {
  np::ndarray x = np::ones({2, 3});
  CHECK_THROWS_WITH(np::stack({x, np::ones({3, 2})}),
                    Contains("[stack] expected arrays of one shape, but got (2,3) and (3,2)"));
  CHECK_THROWS_WITH(np::vstack({x, np::ones({4})}),
                    Contains("[vstack] expected shapes that differ along axis 0 only") && Contains("shapes.cpp"));
  CHECK_THROWS_WITH(np::append(x, x, 2), Contains("[append] expected an axis in [-2, 2), but got axis 2"));
  CHECK_THROWS_WITH(np::swapaxes(x, 0, 2), Contains("[swapaxes] expected an axis"));
  CHECK_THROWS_WITH(np::moveaxis(x, {0, 1}, 1),
                    Contains("[moveaxis] expected as many destinations as the 2 sources, but got 1"));
  CHECK_THROWS_WITH(np::flip(x, {0, 0}), Contains("[flip] expected different axes"));
  CHECK_THROWS_WITH(np::roll(x, {1, 2, 3}, {0, 1}),
                    Contains("[roll] expected as many shifts as axes, but got 3 and 2"));
  CHECK_THROWS_WITH(np::split(x, 2, 1),
                    Contains("[split] expected parts that axis 1 of size 3 divides into, but got 2"));
  CHECK_THROWS_WITH(np::tile(x, -1), Contains("[tile] expected numbers of at least 0, but got -1"));
  CHECK_THROWS_WITH(np::repeat(x, 1.5), Contains("[repeat] expected counts that int64 holds, but got float64"));
  CHECK_THROWS_WITH(np::pad(x, {{1, 1}, {1, 1}, {1, 1}}),
                    Contains("[pad] expected a pair of widths for each axis of shape (2,3), but got 3"));
  CHECK_THROWS_WITH(np::pad(np::ones({0}), 1, {.mode = np::pad_mode::edge}),
                    Contains("[pad] expected at least one element along axis 0"));
  CHECK_THROWS_WITH(np::eye(-1), Contains("[eye] expected extents of at least 0, but got -1 and -1"));
  CHECK_THROWS_WITH(np::tril(np::asarray(3)), Contains("[tril] expected an array of at least one axis"));
  CHECK_THROWS_WITH(np::geomspace(0, 1), Contains("[geomspace] expected a start and stop other than 0"));
}

TEST_CASE("what the host moves makes no programs") {
  np::ndarray x = np::arange(12.).reshape({3, 4});
  std::int64_t before = np::testing::eager_cache().compiled;
  (void)np::flip(x), (void)np::roll(x, {1, 1}, {0, 1}), (void)np::pad(x, {1, 2}), (void)np::diag(x),
      (void)np::diag(x(0), 1);
  (void)np::split(x, 2, 1), (void)np::unstack(x, 1), (void)np::eye(3, 4), (void)np::tri(3), (void)np::atleast_3d(x);
  CHECK(np::testing::eager_cache().compiled == before);
  CHECK(np::split(x, 3)[1].data<double>() == x.data<double>() + 4);
}

/// Kernels that one call of the function runs.
static std::size_t kernelsOf(const std::function<np::ndarray(np::ndarray)> &f, const np::ndarray &x) {
  np::function compiled([&](np::ndarray a) { return f(a); });
  (void)compiled(x);
  np::testing::history since;
  (void)compiled(x);
  return since.kernels();
}

TEST_CASE("in a trace they become part of the kernels around them") {
  np::ndarray x = np::arange(12.).reshape({3, 4});
  CHECK(kernelsOf([](np::ndarray a) { return np::tril(a * 2) + np::eye(3, 4); }, x) == 1);
  CHECK(kernelsOf([](np::ndarray a) { return np::triu(a, 1) - np::tri(3, 4); }, x) == 1);
  CHECK(kernelsOf([](np::ndarray a) { return np::swapaxes(a, 0, 1) + 1; }, x) == 1);
  CHECK(kernelsOf([](np::ndarray a) { return np::tile(a, 2) + 1; }, x) == 1);
  CHECK(kernelsOf([](np::ndarray a) { return np::repeat(a, 2, 0) + 1; }, x) == 1);
  CHECK(kernelsOf([](np::ndarray a) { return np::flip(a) + 1; }, x) == 1);
  CHECK(kernelsOf([](np::ndarray a) { return np::stack({a + 1, a * 2}); }, x) == 2);
  CHECK(kernelsOf([](np::ndarray a) { return np::diag(a) + 1; }, np::arange(4.)) == 1);
  CHECK(kernelsOf([](np::ndarray a) { return np::tril(a) * 2; }, np::ones({4, 4})) == 1);
  CHECK(kernelsOf([](np::ndarray a) { return np::meshgrid({a, a})[0] * np::meshgrid({a, a})[1]; }, np::arange(4.)) ==
        1);
}

TEST_CASE("what is computed outside of a trace is one kernel") {
  np::testing::history since;
  (void)np::tril(np::ones({3, 4}), 1);
  CHECK(since.kernels() == 1);
  (void)np::tile(np::arange(1., 4.), {2, 2});
  (void)np::repeat(np::arange(1., 4.), 3);
  CHECK(since.kernels() == 3);
}

TEST_CASE("members do what the functions of the same name do") {
  np::ndarray x = np::arange(6).reshape({2, 3});
  CHECK(np::array_equal(x.swapaxes(0, 1), np::swapaxes(x, 0, 1)));
  CHECK(np::array_equal(x.transpose({1, 0}), x.T()));
  CHECK(np::array_equal(x.repeat(2, 1), np::repeat(x, 2, 1)));
  CHECK(np::array_equal(x.flatten(), np::arange(6)));
  CHECK(np::array_equal(x.diagonal(1), np::array({1, 5})));
  CHECK(x(np::newaxis).squeeze(0).shape() == np::shape{2, 3});
}

TEST_CASE("np::shape(x) is the shape, np::ndim(x) the number of axes") {
  np::ndarray x = np::ones({2, 3});
  CHECK(np::shape(x) == np::shape{2, 3});
  CHECK(np::ndim(x) == 2);
  CHECK(np::ndim(3) == 0);
}

TEST_CASE("fromfunction") {
  np::ndarray table = np::fromfunction([](np::ndarray i, np::ndarray j) { return i * 10 + j; }, {2, 3}, np::int64);
  CHECK(np::array_equal(table, np::array({{0, 1, 2}, {10, 11, 12}})));
  CHECK(np::fromfunction([](np::ndarray i) { return i; }, {4}).dtype() == np::float64);
}

TEST_CASE("shifts, widths and cuts of one number and of lists") {
  np::ndarray x = np::arange(4);
  CHECK(np::split(x, {3}).size() == 2);
  CHECK(np::split(x, 2).size() == 2);
  CHECK(np::array_equal(np::pad(x, {1, 0}), np::array({0, 0, 1, 2, 3})));
  CHECK(np::pad(np::ones({2, 2}), {{1, 2}}).shape() == np::shape{5, 5});
  CHECK(np::pad(np::ones({2, 2}), {{1, 2}, {0, 0}}).shape() == np::shape{5, 2});
}
