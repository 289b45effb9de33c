#include "Row.h"

#include <tnp/tnp.h>

namespace np = tnp;

namespace bench {
namespace {

np::ndarray normal(const np::shape &extents) { return np::random::normal(np::random::key(0), extents, np::float32); }

/// As integers(extent, size=...) in numpy_peer.py.
np::ndarray places(std::int64_t extent, const np::shape &extents) {
  np::ndarray unit = np::random::uniform(np::random::key(1), extents, np::float64);
  return np::astype(unit * extent, np::int64);
}

row row_of(const std::string &name, std::int64_t count, std::optional<double> bar, std::function<timed()> prepare) {
  return {name, std::to_string(count), "NumPy", bar,
          [=]() -> prepared { return {prepare(), numpy(name, std::to_string(count))}; }};
}

} // namespace

std::vector<row> indexing_rows() {
  constexpr std::int64_t many = 10'000'000, some = 1'000'000;
  return {
      row_of("mask", many, 3,
             [] {
               np::ndarray x = normal({many});
               return repeat([x, m = x > 0]() { (void)x(m); });
             }),
      row_of("compress", many, 3,
             [] {
               np::ndarray x = normal({many});
               return repeat([x, m = x > 0]() { (void)np::compress(m, x); });
             }),
      row_of("nonzero", many, std::nullopt,
             [] { return repeat([m = normal({many}) > 0]() { (void)np::nonzero(m); }); }),
      row_of("grid", some, 1,
             [] {
               np::ndarray x = normal({4096, 4096}), i = places(4096, {2, some});
               return repeat([x, i = i(0), j = i(1)]() { (void)x(i, j); });
             }),
      row_of("add_at", some, 1,
             [] {
               np::ndarray x = np::zeros({100'000}, np::float32), i = places(100'000, {some}), v = normal({some});
               return repeat([x, i, v]() { (void)x.at(i).add(v); });
             }),
      row_of("set_rows", 10'000, 1,
             [] {
               np::ndarray x = normal({10'000, 64}), i = places(10'000, {10'000}), v = normal({10'000, 64});
               return repeat([x, i, v]() { (void)x.at(i).set(v); });
             }),
  };
}

} // namespace bench
