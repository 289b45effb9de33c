// Calls of the runtime's sorts on whole vectors.
#pragma once

#include "lib/Runtime/Buffer.h"
#include "lib/Runtime/Symbols.h"

#include <bit>
#include <catch2/catch.hpp>
#include <vector>

namespace tnp::runtime::sorting {

template <class T> std::int64_t word(T *pointer) { return std::bit_cast<std::int64_t>(pointer); }

/// The context of a call, and what is released after it.
struct Call {
  CallContext context{nullptr, 0, {0, 0}, nullptr};
  ~Call() {
    while (Buffer *chunk = context.workspaces) {
      context.workspaces = chunk->next;
      chunk->next = nullptr;
      chunk->release();
    }
  }
};

template <class T> std::vector<T> sorted(std::vector<T> x, ElementKind kind) {
  std::vector<T> y(x.size());
  std::int64_t words[] = {word(x.data()), std::int64_t(x.size()), 1, word(y.data()), std::int64_t(y.size()), 1};
  Call call;
  REQUIRE(tnp_rt_sort(&call.context, static_cast<std::int64_t>(kind), sizeof(T), 1, words) == 0);
  return y;
}

template <class T> std::vector<std::int64_t> places(std::vector<T> x, ElementKind kind) {
  std::vector<std::int64_t> y(x.size());
  std::int64_t words[] = {word(x.data()), std::int64_t(x.size()), 1, word(y.data()), std::int64_t(y.size()), 1};
  Call call;
  REQUIRE(tnp_rt_argsort(&call.context, static_cast<std::int64_t>(kind), sizeof(T), 1, words) == 0);
  return y;
}

/// Where each of `values` would be inserted.
template <class T>
std::vector<std::int64_t> found(std::vector<T> a, std::vector<T> values, ElementKind kind, bool right) {
  std::vector<std::int64_t> y(values.size());
  std::int64_t words[] = {word(a.data()),      std::int64_t(a.size()),      1,
                          word(values.data()), std::int64_t(values.size()), 1,
                          word(y.data()),      std::int64_t(y.size()),      1};
  Call call;
  REQUIRE(tnp_rt_searchsorted(&call.context, static_cast<std::int64_t>(kind), sizeof(T), right, 1, words) == 0);
  return y;
}

/// Around what sorts in another way: few, a vector, a row for one thread, one for several.
inline constexpr std::int64_t sizes[] = {0, 1, 2, 3, 8, 17, 31, 32, 40, 41, 63, 64, 65, 1000, 100'003, 600'001};

} // namespace tnp::runtime::sorting
