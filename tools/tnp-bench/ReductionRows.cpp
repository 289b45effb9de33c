#include "Machine.h"
#include "Row.h"

#include <tnp/tnp.h>

namespace np = tnp;

namespace bench {
namespace {

np::ndarray square_matrix() { return np::random::normal(np::random::key(0), {4096, 4096}, np::float32); }

auto sum_over(const std::string &axis) {
  return np::function([=](np::ndarray x) { return axis == "all" ? np::sum(x) : np::sum(x, axis == "0" ? 0 : 1); });
}

row sum_row(const std::string &axis) {
  return {"sum axis " + axis, "4096x4096", "NumPy", 1, [=]() -> prepared {
            return {repeat([f = sum_over(axis), x = square_matrix()]() mutable { f(x); }), numpy("sum_axis", axis)};
          }};
}

row sum_at_memory_speed(const std::string &axis) {
  return {"sum axis " + axis, "4096x4096", "read bandwidth", std::nullopt, [=]() -> prepared {
            return {repeat([f = sum_over(axis), x = square_matrix()]() mutable { f(x); }), read(),
                    4096. * 4096 * 4 / read_bytes(),
                    /*peer_at_best=*/true};
          }};
}

row cumulative_row(const std::string &name, std::vector<std::int64_t> extents, int axis) {
  std::string shape;
  for (std::int64_t extent : extents)
    shape += (shape.empty() ? "" : "x") + std::to_string(extent);
  return {name + " axis " + std::to_string(axis), shape, "NumPy", 1, [=]() -> prepared {
            np::ndarray x =
                np::random::normal(np::random::key(0), np::shape(std::span<const std::int64_t>(extents)), np::float32);
            auto f = [=] {
              return name == "cumsum"    ? np::cumsum(x, axis)
                     : name == "cumprod" ? np::cumprod(x, axis)
                                         : np::diff(x, 1, axis);
            };
            return {repeat(f), numpy("cumulative", name + ":" + shape + ":" + std::to_string(axis))};
          }};
}

np::ndarray softmax(np::ndarray x) {
  np::ndarray e = np::exp(x - np::amax(x, -1, {.keepdims = true}));
  return e / np::sum(e, -1, {.keepdims = true});
}

row softmax_row() {
  return {"softmax", "4096x1024", "NumPy", 4, []() -> prepared {
            np::ndarray x = np::random::normal(np::random::key(0), {4096, 1024}, np::float32);
            return {repeat([f = np::function(softmax), x]() mutable { f(x); }), numpy("softmax", "0")};
          }};
}

} // namespace

std::vector<row> reduction_rows() {
  return {sum_row("0"),
          sum_row("1"),
          sum_row("all"),
          sum_at_memory_speed("0"),
          sum_at_memory_speed("1"),
          sum_at_memory_speed("all"),
          softmax_row(),
          cumulative_row("cumsum", {10'000'000}, 0),
          cumulative_row("cumsum", {1000, 10'000}, 1),
          cumulative_row("cumsum", {1000, 10'000}, 0),
          cumulative_row("cumprod", {10'000'000}, 0)};
}

} // namespace bench
