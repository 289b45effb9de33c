#pragma once

/// \file
/// Two arrays of equal extents, strided, row by row along the last axis.

#include "lib/Runtime/Symbols.h"

#include <bit>
#include <cstdint>
#include <span>

namespace tnp::runtime {

/// `count` elements, `stride` elements apart.
template <class T> struct Row {
  T *data;
  std::int64_t count, stride;

  T &operator[](std::int64_t i) const { return data[i * stride]; }
};

class Rows {
public:
  /// See tnp_rt_sort in Symbols.h for the words.
  Rows(const std::int64_t *words, std::int64_t rank)
      : from(std::bit_cast<const void *>(words[0])), dims(words + 1, rank), fromStrides(words + 1 + rank, rank) {
    const std::int64_t *target = words + 1 + 2 * rank; // of the same extents
    to = std::bit_cast<void *>(target[0]);
    toStrides = {target + 1 + rank, static_cast<std::size_t>(rank)};
  }

  std::int64_t length() const { return dims.empty() ? 1 : dims.back(); }
  /// 0 when there are no elements.
  std::int64_t count() const {
    std::int64_t product = length() != 0;
    for (std::size_t i = 0; i + 1 < dims.size(); ++i)
      product *= dims[i];
    return product;
  }

  template <class T> Row<const T> source(std::int64_t row) const {
    return {static_cast<const T *>(from) + offset(row, fromStrides), length(), last(fromStrides)};
  }
  template <class T> Row<T> target(std::int64_t row) const {
    return {static_cast<T *>(to) + offset(row, toStrides), length(), last(toStrides)};
  }
  /// Whether the elements of a row of the result are neighbours.
  bool targetIsPacked() const { return last(toStrides) == 1; }

private:
  using Strides = std::span<const std::int64_t>;
  static std::int64_t last(Strides strides) { return strides.empty() ? 1 : strides.back(); }

  std::int64_t offset(std::int64_t row, Strides strides) const {
    std::int64_t sum = 0;
    for (std::size_t i = dims.size() - (dims.empty() ? 0 : 1); i-- > 0; row /= dims[i])
      sum += row % dims[i] * strides[i];
    return sum;
  }

  const void *from;
  void *to;
  std::span<const std::int64_t> dims;
  Strides fromStrides, toStrides;
};

/// Runs `job.run(item, scratch)` for each item, on as many threads as pay for themselves. `cost` is picoseconds.
template <class Job>
std::int32_t runItems(CallContext *context, Job &job, std::int64_t items, std::int64_t scratchBytes,
                      std::int64_t cost) {
  void *args[] = {&job};
  auto kernel = [](void *const *words, void *scratch, std::int64_t lo, std::int64_t hi) {
    for (; lo < hi; ++lo)
      static_cast<Job *>(words[0])->run(lo, scratch);
  };
  return tnp_rt_launch(context, kernel, args, scratchBytes, items, cost);
}

/// What sorting `count` keys takes, in picoseconds.
inline std::int64_t sortCost(std::int64_t count) {
  return 50000 + count * 400 * std::bit_width(static_cast<std::uint64_t>(count));
}

} // namespace tnp::runtime
