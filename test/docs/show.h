// How the pages of docs/reference print the value of an example's line: as NumPy does, arrays of a list below each other.
#pragma once

#include <tnp/tnp.h>

#include <complex>
#include <iostream>
#include <span>
#include <tuple>
#include <vector>

namespace np = tnp;

template <class T> void show(const T &value);

template <class T> void show_one(const T &value) {
  if constexpr (std::same_as<T, bool>)
    std::cout << (value ? "true" : "false") << '\n';
  else if constexpr (np::scalar<T>)
    std::cout << np::asarray(value) << '\n';
  else
    std::cout << value << '\n';
}
template <class T> void show_one(const std::vector<T> &values) {
  for (const T &value : values)
    show(value);
}
template <class... Ts> void show_one(const std::tuple<Ts...> &values) {
  std::apply([](const auto &...each) { (show(each), ...); }, values);
}
template <class T> void show_one(const std::optional<T> &value) { show(value.value()); }

template <class T> void show(const T &value) { show_one(value); }

/// The examples of a family, which run when they are made.
struct Examples {
  explicit Examples(void (*run)()) { run(); }
};

/// Begins the value of line `part` of the example that begins at a line of a file.
inline void begin(const char *where, int part) { std::cout << "\x1e" << where << ' ' << part << '\n'; }
