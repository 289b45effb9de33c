// What exceptions say, and of which class they are.
#include <tnp/tnp.h>

#include <catch2/catch.hpp>
#include <string>

namespace np = tnp;
using Catch::Matchers::Contains;

/// The message of what `f` throws.
template <class E, class F> static std::string message(F f) {
  try {
    (void)f();
  } catch (const E &e) {
    return e.what();
  }
  return "nothing was thrown";
}

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

TEST_CASE("exceptions derive from the standard ones", "[errors]") {
  CHECK_THROWS_AS(np::ones({2, 3}) + np::ones({2}), std::invalid_argument);
  CHECK_THROWS_AS(np::arange(3)(3), std::out_of_range);
  CHECK_THROWS_AS(np::amin(np::zeros({0})), std::domain_error);
  CHECK_THROWS_AS(np::load("/does/not/exist.npy"), std::runtime_error);
}
