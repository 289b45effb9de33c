// One operation of math, expanded and compiled into a loop over scalars or vectors, and what C's library makes of it.
#pragma once

#include "lib/Codegen/CPU/Jit.h"
#include "lib/Runtime/Abi.h"

#include <cmath>
#include <cstdint>
#include <limits>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace math_test {

template <typename T> constexpr bool isFloat32 = sizeof(T) == 4;
/// A float type in which C's library computes the reference: at least eleven bits more.
template <typename T> using Reference = std::conditional_t<isFloat32<T>, double, long double>;
template <typename T> using BitsOf = std::conditional_t<isFloat32<T>, std::uint32_t, std::uint64_t>;

/// A compiled kernel z[i] = op(x[i], y[i]).
class Kernel {
public:
  /// `operation` as in `math.exp %x`, %y being the second argument; lanes = 1 gives scalar code.
  Kernel(const std::string &operation, const std::string &type, int lanes);

  /// Counts are multiples of 16.
  template <typename T> void operator()(const std::vector<T> &x, const std::vector<T> &y, std::vector<T> &z) const {
    call(x.data(), y.data(), z.data(), x.size());
  }

private:
  void call(const void *x, const void *y, void *z, std::size_t count) const;

  std::unique_ptr<tnp::codegen::LoadedObject> object;
  tnp::runtime::Kernel function;
};

/// A function under test: what it is called, its reference and the bound on its error.
template <typename T> struct Function {
  std::string operation;
  Reference<T> (*reference)(Reference<T> x, Reference<T> y);
  double bound;

  Kernel compile(int lanes = isFloat32<T> ? 16 : 8) const {
    return Kernel(operation, isFloat32<T> ? "f32" : "f64", lanes);
  }
};

/// A row of `unary`, with C's function of the same name as reference.
#define UNARY(name, bound)                                                                                             \
  Function<T> {                                                                                                        \
    "math." #name " %x", [](Reference<T> x, Reference<T>) { return std::name(x); }, bound                              \
  }

/// The functions of one argument and their bounds.
template <typename T>
const std::vector<Function<T>> unary{
    UNARY(exp, 1),  UNARY(exp2, 1), UNARY(expm1, 2), UNARY(log, 1),   UNARY(log2, 2),  UNARY(log10, 2), UNARY(log1p, 1),
    UNARY(cbrt, 1), UNARY(sin, 1),  UNARY(cos, 1),   UNARY(tan, 2),   UNARY(asin, 2),  UNARY(acos, 2),  UNARY(atan, 2),
    UNARY(sinh, 2), UNARY(cosh, 2), UNARY(tanh, 2),  UNARY(asinh, 2), UNARY(acosh, 2), UNARY(atanh, 2),
};
#undef UNARY

/// The row of a function of one argument, by C's name of it.
template <typename T> const Function<T> &unaryNamed(const std::string &name) {
  for (const Function<T> &function : unary<T>)
    if (function.operation == "math." + name + " %x")
      return function;
  throw std::invalid_argument("no function " + name);
}

template <typename T>
const Function<T> power{"math.powf %x, %y", [](Reference<T> x, Reference<T> y) { return std::pow(x, y); }, 4};
template <typename T>
const Function<T> angle{"math.atan2 %x, %y", [](Reference<T> x, Reference<T> y) { return std::atan2(x, y); }, 2};
template <typename T>
const Function<T> truncatedRemainder{"arith.remf %x, %y",
                                     [](Reference<T> x, Reference<T> y) { return std::fmod(x, y); }, 0};

/// The distance from `got` to `exact` in units of the last place that T has there; infinite where the kind differs (NaN,
/// sign of a zero). Infinity counts as the number after the largest.
template <typename T> double errorInUlps(T got, Reference<T> exact) {
  using Limits = std::numeric_limits<T>;
  constexpr double wrong = std::numeric_limits<double>::infinity();
  if (std::isnan(exact) || std::isnan(got))
    return std::isnan(exact) && std::isnan(got) ? 0 : wrong;
  if (exact == 0 || std::signbit(exact) != std::signbit(got))
    return got == 0 && exact == 0 && std::signbit(exact) == std::signbit(got) ? 0 : wrong;
  using Wide = Reference<T>;
  const Wide infinity = std::ldexp(Wide(1), Limits::max_exponent);
  Wide size = std::fmin(std::fabs(Wide(exact)), infinity), gotSize = std::fmin(std::fabs(Wide(got)), infinity);
  int exponent = std::max(std::min(std::ilogb(size), Limits::max_exponent - 1), Limits::min_exponent - 1);
  return static_cast<double>(std::fabs(gotSize - size) / std::ldexp(Wide(1), exponent - Limits::digits + 1));
}

/// The largest error of a sample, and where it is.
template <typename T> struct Worst {
  double ulps = 0;
  T x = 0, y = 0, got = 0;

  void merge(const Worst &other) {
    if (other.ulps > ulps)
      *this = other;
  }
};

template <typename T>
Worst<T> measure(const Function<T> &function, const Kernel &kernel, const std::vector<T> &x, const std::vector<T> &y) {
  std::vector<T> z(x.size());
  kernel(x, y, z);
  Worst<T> worst;
  for (std::size_t i = 0; i < x.size(); ++i) {
    double ulps = errorInUlps<T>(z[i], function.reference(x[i], y[i]));
    if (ulps > worst.ulps)
      worst = {ulps, x[i], y[i], z[i]};
  }
  return worst;
}

} // namespace math_test
