// Random numbers, eager, against NumPy's Generator with PCG64.
#include "Row.h"

#include <tnp/tnp.h>

namespace np = tnp;

namespace bench {
namespace {

template <class F>
row random_row(const std::string &name, np::dtype type, long long n, std::optional<double> bar, F f) {
  std::string type_name(type.name());
  return {name + " " + type_name, n == 10'000'000 ? "10^7" : "10^6", "NumPy", bar, [=]() -> prepared {
            return {repeat([=, key = np::random::key(0)]() mutable { f(key, np::shape(n), type); }),
                    numpy("draw", name + ":" + type_name + ":" + std::to_string(n))};
          }};
}

} // namespace

std::vector<row> random_rows() {
  constexpr long long many = 10'000'000, few = 1'000'000;
  std::vector<row> rows;
  for (np::dtype type : {np::float32, np::float64}) {
    rows.push_back(random_row(
        "standard_normal", type, many, type == np::float32 ? std::optional(3.) : std::nullopt,
        [](const np::random::key &k, const np::shape &of, np::dtype as) { return np::random::normal(k, of, as); }));
    rows.push_back(
        random_row("random", type, many, {}, [](const np::random::key &k, const np::shape &of, np::dtype as) {
          return np::random::uniform(k, of, as);
        }));
    rows.push_back(random_row("standard_exponential", type, many, {},
                              [](const np::random::key &k, const np::shape &of, np::dtype as) {
                                return np::random::exponential(k, 1, of, as);
                              }));
  }
  for (np::dtype type : {np::int32, np::int64})
    rows.push_back(
        random_row("integers", type, many, {}, [](const np::random::key &k, const np::shape &of, np::dtype as) {
          return np::random::integers(k, 0, 1'000'000'007, of, {.dtype = as});
        }));
  rows.push_back(
      random_row("permutation", np::int64, few, {}, [](const np::random::key &k, const np::shape &of, np::dtype) {
        return np::random::permutation(k, of[0]);
      }));
  rows.push_back(
      random_row("poisson", np::int64, few, {}, [](const np::random::key &k, const np::shape &of, np::dtype) {
        return np::random::poisson(k, 4., of);
      }));
  return rows;
}

} // namespace bench
