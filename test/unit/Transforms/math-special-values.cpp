// NaN, infinities, signed zeros, denormal numbers and the thresholds of overflow: every special value, and for functions
// of two arguments every pair of them.
#include "Samples.h"

#include <catch2/catch.hpp>

using namespace math_test;

namespace {

template <typename T> void checkEach(const Function<T> &function, const std::vector<T> &x, const std::vector<T> &y) {
  std::vector<T> z(x.size());
  function.compile()(x, y, z);
  for (std::size_t i = 0; i < x.size(); ++i) {
    INFO(function.operation << " at " << x[i] << ", " << y[i] << " gave " << z[i]);
    REQUIRE(errorInUlps<T>(z[i], function.reference(x[i], y[i])) <= function.bound);
  }
}

} // namespace

TEMPLATE_TEST_CASE("functions of one argument are right on special values", "[math]", float, double) {
  const auto x = specialValues<TestType>();
  for (const Function<TestType> &function : unary<TestType>)
    checkEach(function, x, x);
}

TEMPLATE_TEST_CASE("functions of two arguments are right on pairs of special values", "[math]", float, double) {
  const auto values = specialValues<TestType>();
  std::vector<TestType> x, y;
  for (TestType first : values)
    for (TestType second : values) {
      x.push_back(first);
      y.push_back(second);
    }
  checkEach(power<TestType>, x, y);
  checkEach(angle<TestType>, x, y);
  checkEach(truncatedRemainder<TestType>, x, y);
}
