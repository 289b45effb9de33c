#include "tnp/sorting.h"

#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/API/Extents.h"
#include "lib/API/Operands.h"
#include "lib/Semantics/Promotion.h"
#include "lib/Semantics/Reduction.h"
#include "lib/Semantics/Sorting.h"
#include "tnp/calculus.h"
#include "tnp/creation.h"
#include "tnp/elementwise.h"
#include "tnp/indexing.h"
#include "tnp/manipulation.h"

#include <limits>

namespace tnp {

static ndarray inRows(const char *name, std::string_view op, const operand &given, std::optional<std::int64_t> axis) {
  const operand x = api::called(name, given);
  const location at = x.where();
  ndarray rows = axis ? x.array() : ravel(x);
  semantics::TensorType type = api::typeOf(rows);
  std::int64_t along = api::check(semantics::normalizeAxis(name, axis.value_or(0), type.rank()), at);
  auto result = api::check(semantics::inferSort(name, type, along), at);
  return api::apply({op, {rows}, {std::move(result)}, at, {{"axis", along}}});
}

ndarray sort(const operand &x, std::optional<std::int64_t> axis) { return inRows("sort", "tnp.sort", x, axis); }

ndarray argsort(const operand &x, std::optional<std::int64_t> axis, argsort_options) {
  bool isScalar = x.array().ndim() == 0 && (axis == 0 || axis == -1);
  return inRows("argsort", "tnp.argsort", x, isScalar ? std::nullopt : axis);
}

ndarray searchsorted(const operand &sorted, const operand &values, searchsorted_options options) {
  location at = sorted.where();
  // A C++ number is not weak here, as in NumPy: 300 is searched among int8.
  dtype type = semantics::promote(sorted.array().dtype(), values.array().dtype());
  std::vector<ndarray> operands{api::convert(sorted.array(), type, "searchsorted", at),
                                api::convert(values.array(), type, "searchsorted", at)};
  auto result = api::check(semantics::inferSearchsorted(api::typeOf(operands[0]), api::typeOf(operands[1])), at);
  return api::apply(
      {"tnp.searchsorted", std::move(operands), {std::move(result)}, at, {{"right", options.side == side::right}}});
}

namespace {

ndarray part(const ndarray &x, const tnp::index &which, location at) {
  return x(which, {}, {}, {}, {}, {}, {}, {}, at);
}

/// Whether each element of a sorted array is the last of those that are equal to it. The extent may be unknown, so an array
/// is cut at its beginning only.
ndarray endsRun(const ndarray &sorted, bool equalNan, const api::Marker &at) {
  auto shifted = [&](const ndarray &x, const ndarray &last) {
    return part(concatenate({x, last}, 0, at.where), slice(1, _), at.where);
  };
  ndarray differs = not_equal(at(shifted(sorted, zeros({1}, sorted.dtype(), at.where))), at(sorted));
  if (equalNan && api::isInexact(sorted)) // behind a NaN there are only others
    differs = logical_and(at(differs), at(logical_not(at(isnan(at(sorted))))));
  ndarray isLast = shifted(zeros_like(at(sorted), bool_), ones({1}, bool_, at.where));
  return logical_or(at(differs), at(isLast));
}

ndarray oneNan(const ndarray &x, const api::Marker &at) {
  return api::replaceNan(x, std::numeric_limits<double>::quiet_NaN(), at);
}

/// The values, then what the options ask for, in their order.
std::vector<ndarray> findUnique(const ndarray &x, unique_options options, const api::Marker &at) {
  ndarray flat = ravel(at(x)), places;
  if (options.return_index)
    places = argsort(at(flat));
  ndarray sorted = options.return_index ? take(at(flat), at(places), 0) : sort(at(flat));
  ndarray values = part(sorted, endsRun(sorted, true, at), at.where), first, wanted = x;
  std::vector<ndarray> found{values};
  if (x.dtype().is_complex()) // whose NaNs have an order, but are one
    sorted = oneNan(sorted, at), values = oneNan(values, at), wanted = oneNan(x, at);
  if (options.return_index || options.return_counts)
    first = searchsorted(at(sorted), at(values));
  if (options.return_index) {
    found.push_back(take(at(places), at(first), 0));
    if (api::isInexact(x)) // of equal zeros, and of NaNs, the one that is there
      found.front() = take(at(flat), at(found.back()), 0);
  }
  if (options.return_inverse)
    found.push_back(searchsorted(at(values), at(wanted)));
  if (options.return_counts)
    found.push_back(subtract(at(searchsorted(at(sorted), at(values), {.side = side::right})), at(first)));
  return found;
}

/// The same by the places of runs in the sorted array, as nothing finds a NaN by its value.
std::vector<ndarray> findRuns(const ndarray &x, unique_options options, const api::Marker &at) {
  ndarray flat = ravel(at(x)), places = argsort(at(flat)), sorted = take(at(flat), at(places), 0);
  ndarray isLast = endsRun(sorted, false, at);
  ndarray ends = add(at(flatnonzero(at(isLast))), at(1));
  ndarray counts = diff(at(ends), 1, -1, {.prepend = zeros({1}, int64, at.where)});
  std::vector<ndarray> found{part(sorted, isLast, at.where)};
  if (options.return_index) {
    found.push_back(take(at(places), at(subtract(at(ends), at(counts))), 0));
    found.front() = take(at(flat), at(found.back()), 0); // as above
  }
  if (options.return_inverse) {
    ndarray flags = astype(at(isLast), int64), number = subtract(at(cumsum(at(flags))), at(flags));
    found.push_back(api::reshapeTo(take(at(number), at(argsort(at(places))), 0), api::extentsOf(x), at.where));
  }
  if (options.return_counts)
    found.push_back(counts);
  return found;
}

} // namespace

unique_result unique(const operand &given, unique_options options) {
  const operand x = api::called("unique", given);
  api::Call call{"unique",
                 {x.array()},
                 {},
                 x.where(),
                 {{"index", options.return_index},
                  {"inverse", options.return_inverse},
                  {"counts", options.return_counts},
                  {"equal_nan", options.equal_nan}}};
  std::vector<ndarray> found = api::composeMany(call, [&](std::span<const ndarray> all) {
    const bool isByValue = options.equal_nan || !api::isInexact(all[0]);
    return (isByValue ? findUnique : findRuns)(all[0], options, api::Marker(x.where()));
  });
  auto next = found.begin();
  unique_result result{*next++, {}, {}, {}};
  if (options.return_index)
    result.index = *next++;
  if (options.return_inverse)
    result.inverse = *next++;
  if (options.return_counts)
    result.counts = *next++;
  return result;
}

ndarray unique(const operand &x) { return unique(x, {}).values; }

unique_all_result unique_all(const operand &x) {
  unique_result all = unique(api::called("unique_all", x),
                             {.return_index = true, .return_inverse = true, .return_counts = true, .equal_nan = false});
  return {all.values, *all.index, *all.inverse, *all.counts};
}

unique_counts_result unique_counts(const operand &x) {
  unique_result all = unique(api::called("unique_counts", x), {.return_counts = true, .equal_nan = false});
  return {all.values, *all.counts};
}

unique_inverse_result unique_inverse(const operand &x) {
  unique_result all = unique(api::called("unique_inverse", x), {.return_inverse = true, .equal_nan = false});
  return {all.values, *all.inverse};
}

ndarray unique_values(const operand &x) { return unique(api::called("unique_values", x), {.equal_nan = false}).values; }

} // namespace tnp
