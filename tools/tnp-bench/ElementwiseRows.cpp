#include "Machine.h"
#include "Row.h"

#include <tnp/tnp.h>

#include <complex>

namespace np = tnp;

namespace bench {
namespace {

np::ndarray normal(long long n, int key) { return np::random::normal(np::random::key(key), {n}, np::float32); }

row sigmoid(int power, double bar) {
  return {"sigmoid", "2^" + std::to_string(power), "NumPy", bar, [=]() -> prepared {
            long long n = 1ll << power;
            auto f = np::function([](np::ndarray x) { return 1. / (1. + np::exp(-x)); });
            return {repeat([f, x = normal(n, 0)]() mutable { f(x); }), numpy("sigmoid", std::to_string(n))};
          }};
}

auto chain_function() {
  return np::function([](np::ndarray x, np::ndarray y, np::ndarray z) { return 1. / (1. + np::exp(-(x * y + z))); });
}

row chain(const std::string &size, long long n) {
  return {"1/(1+exp(-(x*y+z)))", size, "NumPy", std::nullopt, [=]() -> prepared {
            auto f = chain_function();
            return {repeat([f, x = normal(n, 0), y = normal(n, 1), z = normal(n, 2)]() mutable { f(x, y, z); }),
                    numpy("chain", std::to_string(n))};
          }};
}

/// Three arrays read and one written, 16 bytes an element, against the triad's bytes per second.
row chain_at_memory_speed() {
  return {"1/(1+exp(-(x*y+z)))", "32M", "triad", .9, []() -> prepared {
            long long n = 32 << 20;
            auto f = chain_function();
            return {repeat([f, x = normal(n, 0), y = normal(n, 1), z = normal(n, 2)]() mutable { f(x, y, z); }),
                    triad(), 16. * double(n) / triad_bytes()};
          }};
}

/// A program in a 16-bit float against the same in float32: conversions and roundings against half of the memory.
template <class F> row half(const std::string &program, np::dtype type, F function) {
  return {std::string(type.name()) + " " + program, "2^15", "float32", .5, [=]() -> prepared {
            auto f = np::function(function);
            np::ndarray single = normal(1 << 15, 0);
            return {repeat([f, x = single.astype(type)]() mutable { f(x); }),
                    repeat([f, x = single]() mutable { f(x); })};
          }};
}

row complex_multiply(int power) {
  return {"complex64 x*y", "2^" + std::to_string(power), "NumPy", 1, [=]() -> prepared {
            long long n = 1ll << power;
            auto number = [n](int key) { return normal(n, key) + normal(n, key + 1) * std::complex<float>(0, 1); };
            auto f = np::function([](np::ndarray x, np::ndarray y) { return x * y; });
            return {repeat([f, x = number(0), y = number(2)]() mutable { f(x, y); }),
                    numpy("complex_multiply", std::to_string(n))};
          }};
}

} // namespace

std::vector<row> elementwise_rows() {
  std::vector<row> rows;
  for (int power : {0, 5, 10, 15})
    rows.push_back(sigmoid(power, 1));
  for (int power : {20, 22})
    rows.push_back(sigmoid(power, 4));
  for (auto [size, n] :
       {std::pair{"64", 64ll}, {"16K", 16ll << 10}, {"256K", 256ll << 10}, {"4M", 4ll << 20}, {"32M", 32ll << 20}})
    rows.push_back(chain(size, n));
  rows.push_back(chain_at_memory_speed());
  for (np::dtype type : {np::float16, np::bfloat16}) {
    rows.push_back(half("x*2+1", type, [](np::ndarray x) { return x * 2 + 1; }));
    rows.push_back(half("exp(x*2)+1", type, [](np::ndarray x) { return np::exp(x * 2) + 1; }));
  }
  for (int power : {15, 22})
    rows.push_back(complex_multiply(power));
  return rows;
}

} // namespace bench
