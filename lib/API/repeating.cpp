// Arrays of more elements than x has: broadcast along new axes, which are then merged with their neighbours.
#include "lib/API/Array.h"
#include "lib/API/Elements.h"
#include "lib/API/Error.h"
#include "lib/API/Extents.h"
#include "lib/API/Operands.h"
#include "lib/Semantics/Broadcast.h"
#include "lib/Semantics/Reduction.h"
#include "tnp/creation.h"
#include "tnp/elementwise.h"
#include "tnp/indexing.h"
#include "tnp/manipulation.h"

#include <algorithm>
#include <fmt/format.h>

namespace tnp {

using api::Extent;

std::vector<ndarray> broadcast_arrays(const std::vector<ndarray> &arrays, location where) {
  const location at = api::called("broadcast_arrays", where);
  std::vector<semantics::Dims> shapes;
  for (const ndarray &each : arrays)
    shapes.push_back(api::typeOf(each).dims);
  semantics::Dims all =
      arrays.empty() ? semantics::Dims{} : api::check(semantics::broadcast("broadcast_arrays", shapes), at);
  std::vector<Extent> to;
  for (semantics::Dim dim : all)
    to.push_back({dim});
  for (const ndarray &each : arrays) // an unknown extent is that of the first array that has it
    for (std::size_t i = 0, lead = all.size() - each.shape().size(); i < each.shape().size(); ++i)
      if (!all[lead + i].isKnown() && each.shape().data()[i] == unknown && to[lead + i].rule.factors.empty())
        to[lead + i] = {all[lead + i], api::extentOf(each, static_cast<std::int64_t>(i)).rule};
  std::vector<ndarray> result;
  for (const ndarray &each : arrays)
    result.push_back(api::broadcastTo("broadcast_arrays", api::decided({each, at}), to, at));
  return result;
}

std::array<ndarray, 2> broadcast_arrays(const operand &a, const operand &b) {
  std::vector<ndarray> both = broadcast_arrays({a.array(), b.array()}, a.where());
  return {both[0], both[1]};
}

[[noreturn]] static void refuseCount(std::string_view op, std::int64_t count, location at) {
  api::raise(ErrorKind::value, fmt::format("[{}] expected numbers of at least 0, but got {}", op, count), at);
}

//===-- tile ---------------------------------------------------------------===//

/// x with at least so many axes.
static ndarray ofAxes(const operand &x, std::size_t least) {
  ndarray array = api::decided(x);
  std::vector<Extent> to = api::extentsOf(array);
  if (to.size() < least)
    to.insert(to.begin(), least - to.size(), Extent{1});
  return api::reshapeTo(array, to, x.where());
}

ndarray tile(const operand &given, const integers &times) {
  const operand x = api::called("tile", given);
  location at = x.where();
  ndarray array = ofAxes(x, times.list().size());
  std::vector<std::int64_t> counts(times.list());
  counts.insert(counts.begin(), static_cast<std::size_t>(array.ndim()) - counts.size(), 1);
  std::vector<Extent> apart, repeated; // with an axis before each one that is repeated
  std::vector<std::int64_t> first;     // where the axes of the result begin in them
  for (std::size_t axis = 0; axis < counts.size(); ++axis) {
    if (counts[axis] < 0)
      refuseCount("tile", counts[axis], at);
    first.push_back(static_cast<std::int64_t>(apart.size()));
    if (counts[axis] != 1) {
      apart.push_back({1});
      repeated.push_back({counts[axis]});
    }
    apart.push_back(api::extentOf(array, static_cast<std::int64_t>(axis)));
    repeated.push_back(apart.back());
  }
  if (apart.size() == counts.size())
    return array;
  ndarray all = api::broadcastTo("tile", api::reshapeTo(array, apart, at), repeated, at);
  first.push_back(all.ndim());
  std::vector<Extent> to;
  for (std::size_t axis = 0; axis < counts.size(); ++axis)
    to.push_back(counts[axis] == 1 ? api::extentOf(array, static_cast<std::int64_t>(axis))
                                   : api::mergedExtent(all, first[axis], first[axis + 1]));
  return api::reshapeTo(all, to, at);
}

//===-- repeat -------------------------------------------------------------===//

static ndarray repeatEach(const ndarray &x, std::int64_t count, std::int64_t axis, location at) {
  if (count < 0)
    refuseCount("repeat", count, at);
  if (count == 1)
    return x;
  std::vector<Extent> apart = api::extentsOf(x), to = apart;
  apart.insert(apart.begin() + axis + 1, Extent{1});
  std::vector<Extent> repeated = apart;
  repeated[static_cast<std::size_t>(axis) + 1] = {count};
  ndarray all = api::broadcastTo("repeat", api::reshapeTo(x, apart, at), repeated, at);
  to[static_cast<std::size_t>(axis)] = api::mergedExtent(all, axis, axis + 2);
  return api::reshapeTo(all, to, at);
}

/// For each element of the result which one of the axis it is.
static ndarray sources(const ndarray &counts, location at) {
  const std::int64_t *count = counts.data<std::int64_t>(at);
  std::int64_t total = 0;
  for (std::int64_t i = 0; i < counts.size(); ++i) {
    if (count[i] < 0)
      refuseCount("repeat", count[i], at);
    if (__builtin_add_overflow(total, count[i], &total))
      api::raise(ErrorKind::value, "[repeat] expected counts whose sum int64 holds, but got more", at);
  }
  auto [made, data] = api::allocate(int64, total, at);
  auto *to = static_cast<std::int64_t *>(data);
  for (std::int64_t i = 0; i < counts.size(); ++i)
    to = std::fill_n(to, count[i], i);
  return made;
}

/// The counts as int64 with elements.
static ndarray countsOf(const operand &counts, location at) {
  const ndarray &array = counts.array();
  dtype type = array.dtype();
  if (!type.is_bool() && (!type.is_integer() || type == uint64))
    api::raise(ErrorKind::dtype, fmt::format("[repeat] expected counts that int64 holds, but got {}", type.name()), at);
  if (api::implOf(array).isTraced())
    api::raise(ErrorKind::trace,
               "[repeat] expected counts that are known while the function is traced, since they say how large the "
               "result is, but got a traced array",
               at);
  if (array.ndim() > 1)
    api::raise(ErrorKind::shape, "[repeat] expected counts of one axis, but got shape " + to_string(array.shape()), at);
  std::vector<std::int64_t> numbers;
  for (std::int64_t i = 0; i < array.size(); ++i)
    numbers.push_back(api::readElement(type, static_cast<const std::byte *>(array.bytes(at)) + i * type.itemsize())
                          .to<std::int64_t>());
  auto [made, data] = api::allocate(int64, array.size(), at);
  std::ranges::copy(numbers, static_cast<std::int64_t *>(data));
  return made;
}

ndarray repeat(const operand &given, const operand &counts, std::optional<std::int64_t> axis) {
  const operand x = api::called("repeat", given);
  location at = x.where();
  ndarray array = api::decided(x);
  if (!axis)
    array = ravel({array, at});
  std::int64_t along = api::check(semantics::normalizeAxis("repeat", axis.value_or(0), array.ndim()), at);
  ndarray numbers = countsOf(counts, at);
  if (numbers.size() == 1)
    return repeatEach(array, numbers.item<std::int64_t>(at), along, at);
  if (array.shape().data()[along] != numbers.size())
    api::raise(ErrorKind::shape,
               fmt::format("[repeat] expected a count for each element of axis {} of shape {}, but got {}", along,
                           to_string(array.shape()), numbers.size()),
               at);
  return take({array, at}, {sources(numbers, at), at}, along);
}

} // namespace tnp
