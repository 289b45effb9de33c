// The universal functions, compiled: one array in, one out, both in the second cache.
#include "Row.h"

#include <tnp/tnp.h>

namespace np = tnp;

namespace bench {
namespace {

using Ufunc = np::ndarray (*)(const np::operand &);

struct function {
  const char *name;
  Ufunc compute;
  std::optional<double> bar_of_float64;
};

const function functions[] = {
    {"exp", np::exp, 2},          {"log", np::log, 2},        {"sin", np::sin, 2},      {"tanh", np::tanh, 2},
    {"cos", np::cos, {}},         {"tan", np::tan, {}},       {"expm1", np::expm1, {}}, {"log1p", np::log1p, {}},
    {"exp2", np::exp2, {}},       {"log2", np::log2, {}},     {"log10", np::log10, {}}, {"cbrt", np::cbrt, {}},
    {"arcsin", np::arcsin, {}},   {"arctan", np::arctan, {}}, {"sinh", np::sinh, {}},   {"arcsinh", np::arcsinh, {}},
    {"arctanh", np::arctanh, {}},
};

/// Of 2^15 numbers between 0 and 1, where each function is defined.
row of_numbers(const function &which, np::dtype type) {
  std::string name = which.name, type_name(type.name());
  return {name + " " + type_name, "2^15", "NumPy", type == np::float64 ? which.bar_of_float64 : std::nullopt,
          [=, compute = which.compute]() -> prepared {
            long long n = 1 << 15;
            auto f = np::function([compute](np::ndarray x) { return compute(x); });
            np::ndarray x = np::random::uniform(np::random::key(0), {n}, type);
            return {repeat([f, x]() mutable { f(x); }),
                    numpy("function", name + ":" + type_name + ":" + std::to_string(n))};
          }};
}

row divisors() {
  return {"gcd int64", "2^15", "NumPy", std::nullopt, []() -> prepared {
            long long n = 1 << 15;
            auto f = np::function([](np::ndarray x, np::ndarray y) { return np::gcd(x, y); });
            np::ndarray x = np::arange(n) * 7919 % 1000003, y = np::arange(n) * 104729 % 999983;
            return {repeat([f, x, y]() mutable { f(x, y); }), numpy("gcd", std::to_string(n))};
          }};
}

/// Quotients of integers, rounded down: by an array, and by one number, for which NumPy has vectors.
row of_integers(const char *name, np::ndarray (*compute)(const np::operand &, const np::operand &), np::dtype type,
                bool by_array) {
  std::string type_name(type.name()), divisor = by_array ? "array" : "7";
  return {std::string(name) + " " + type_name + " by " + divisor, "2^15", "NumPy",
          type == np::int32 ? std::optional(1.) : std::nullopt, [=]() -> prepared {
            long long n = 1 << 15;
            np::ndarray x = np::astype(np::arange(n) * 7919 % 1000003 - 500000, type);
            np::ndarray y = np::astype(np::arange(n) * 104729 % 9973 - 5000, type);
            auto f =
                np::function([=](np::ndarray x, np::ndarray y) { return by_array ? compute(x, y) : compute(x, 7); });
            return {repeat([f, x, y]() mutable { f(x, y); }),
                    numpy("integers", std::string(name) + ":" + type_name + ":" + divisor + ":" + std::to_string(n))};
          }};
}

} // namespace

std::vector<row> function_rows() {
  std::vector<row> rows;
  for (np::dtype type : {np::float64, np::float32})
    for (const function &each : functions)
      rows.push_back(of_numbers(each, type));
  for (np::dtype type : {np::int32, np::int64})
    for (bool by_array : {true, false}) {
      rows.push_back(of_integers("floor_divide", np::floor_divide, type, by_array));
      rows.push_back(of_integers("remainder", np::remainder, type, by_array));
    }
  rows.push_back(divisors());
  return rows;
}

} // namespace bench
