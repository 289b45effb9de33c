// tnp_rt_searchsorted: where elements would be inserted into a sorted row.
#include "lib/Runtime/CPU/Keys.h"
#include "lib/Runtime/CPU/Rows.h"

#include <algorithm>

using namespace tnp::runtime;

namespace {

/// Searches that run side by side, so that one waits for memory while another computes.
constexpr int lanes = 8;

/// One item is `lanes` neighbours of a row.
template <class Keys> struct SearchJob {
  using Bits = typename Keys::Bits;
  using Key = typename Keys::Key;
  Keys keys;
  Row<const Bits> sorted;
  Rows rows;
  bool right;

  std::int64_t itemsPerRow() const { return (rows.length() + lanes - 1) / lanes; }

  void run(std::int64_t item, void *) const {
    std::int64_t row = item / itemsPerRow(), first = item % itemsPerRow() * lanes;
    std::int64_t count = std::min<std::int64_t>(lanes, rows.length() - first);
    Row<const Bits> values = rows.source<Bits>(row);
    Row<std::int64_t> places = rows.target<std::int64_t>(row);
    Key wanted[lanes] = {};
    for (std::int64_t i = 0; i < count; ++i)
      wanted[i] = keys.rank(values[first + i]);
    std::int64_t found[lanes];
    if (sorted.stride == 1) // without a multiplication in each step
      find(wanted, found, [this](std::int64_t i) { return keys.rank(sorted.data[i]); });
    else
      find(wanted, found, [this](std::int64_t i) { return keys.rank(sorted[i]); });
    for (std::int64_t i = 0; i < count; ++i)
      places[first + i] = found[i];
  }

  template <class KeyAt> void find(const Key *wanted, std::int64_t *found, KeyAt keyAt) const {
    if (right)
      find(wanted, found, keyAt, [](Key key, Key value) { return key <= value; });
    else
      find(wanted, found, keyAt, [](Key key, Key value) { return key < value; });
  }

  /// How many keys stand before each value: halves the rest in steps that are the same for all lanes.
  template <class KeyAt, class Before>
  void find(const Key *wanted, std::int64_t *found, KeyAt keyAt, Before before) const {
    std::fill_n(found, lanes, 0);
    std::int64_t rest = sorted.count;
    while (rest > 1) {
      std::int64_t half = rest / 2;
      for (int i = 0; i < lanes; ++i)
        found[i] += before(keyAt(found[i] + half - 1), wanted[i]) ? half : 0;
      rest -= half;
    }
    if (rest == 1)
      for (int i = 0; i < lanes; ++i)
        found[i] += before(keyAt(found[i]), wanted[i]);
  }
};

} // namespace

std::int32_t tnp_rt_searchsorted(CallContext *context, std::int64_t kind, std::int64_t elementBytes, std::int64_t right,
                                 std::int64_t rank, const std::int64_t *words) {
  Rows rows(words + 3, rank);
  return withKeys(static_cast<ElementKind>(kind), elementBytes, [&](auto keys) {
    using Bits = typename decltype(keys)::Bits;
    Row<const Bits> sorted{std::bit_cast<const Bits *>(words[0]), words[1], words[2]};
    SearchJob<decltype(keys)> job{keys, sorted, rows, right != 0};
    std::int64_t steps = std::bit_width(static_cast<std::uint64_t>(sorted.count));
    return runItems(context, job, rows.count() * job.itemsPerRow(), 0, 5000 + lanes * steps * 1000);
  });
}
