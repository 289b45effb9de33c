#include "Row.h"

#include <tnp/tnp.h>

namespace np = tnp;

namespace bench {
namespace {

constexpr std::int64_t count = 1'000'000;

/// As random_elements in numpy_peer.py.
np::ndarray elements(np::dtype type) {
  if (type == np::float32)
    return np::random::normal(np::random::key(0), {count}, type);
  return np::astype(np::random::uniform(np::random::key(0), {count}, np::float64) * 9e18 - 4.5e18, type);
}

template <class F> row sorting_row(const std::string &name, np::dtype type, std::optional<double> bar, F f) {
  return {name + " " + std::string(type.name()), std::to_string(count), "NumPy", bar, [=]() -> prepared {
            return {repeat([f, x = elements(type)]() mutable { f(x); }), numpy(name, std::string(type.name()))};
          }};
}

/// Many short rows, where what is done once per row counts.
template <class F> row short_rows(const std::string &name, np::dtype type, std::int64_t length, F f) {
  std::string what = std::string(type.name()) + ":" + std::to_string(length);
  return {name + " rows " + std::string(type.name()), std::to_string(320'000 / length) + "x" + std::to_string(length),
          "NumPy", std::nullopt, [=]() -> prepared {
            np::ndarray x = np::random::normal(np::random::key(0), {320'000 / length, length}, np::float32) * 1000;
            return {repeat([f, x = np::astype(x, type)]() mutable { f(x); }), numpy(name + "_rows", what)};
          }};
}

} // namespace

std::vector<row> sorting_rows() {
  std::vector<row> rows;
  for (np::dtype type : {np::float32, np::int64}) {
    rows.push_back(sorting_row("sort", type, 0.9, [](const np::ndarray &x) { return np::sort(x); }));
    rows.push_back(sorting_row("argsort", type, 0.9, [](const np::ndarray &x) { return np::argsort(x); }));
    rows.push_back(sorting_row("unique", type, std::nullopt, [](const np::ndarray &x) { return np::unique(x); }));
    rows.push_back(sorting_row("searchsorted", type, std::nullopt, [s = np::ndarray()](const np::ndarray &x) mutable {
      if (s.ndim() == 0)
        s = np::sort(x);
      return np::searchsorted(s, x);
    }));
  }
  for (np::dtype type : {np::float32, np::int64})
    for (std::int64_t length : {8, 32}) {
      rows.push_back(short_rows("sort", type, length, [](const np::ndarray &x) { return np::sort(x); }));
      rows.push_back(short_rows("argsort", type, length, [](const np::ndarray &x) { return np::argsort(x); }));
    }
  return rows;
}

} // namespace bench
