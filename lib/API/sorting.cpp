#include "tnp/sorting.h"

#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/Semantics/Promotion.h"
#include "lib/Semantics/Reduction.h"
#include "lib/Semantics/Sorting.h"
#include "tnp/creation.h"
#include "tnp/elementwise.h"
#include "tnp/indexing.h"
#include "tnp/manipulation.h"

namespace tnp {

static ndarray inRows(std::string_view op, const operand &x, std::optional<std::int64_t> axis) {
  std::string_view name = op.substr(4);
  location at = x.where();
  ndarray rows = axis ? x.array() : ravel(x);
  semantics::TensorType type = api::typeOf(rows);
  std::int64_t along = api::check(semantics::normalizeAxis(name, axis.value_or(0), type.rank()), at);
  auto result = api::check(semantics::inferSort(name, type, along), at);
  return api::apply({op, {rows}, {std::move(result)}, at, {{"axis", along}}});
}

ndarray sort(const operand &x, std::optional<std::int64_t> axis) { return inRows("tnp.sort", x, axis); }

ndarray argsort(const operand &x, std::optional<std::int64_t> axis, argsort_options) {
  bool isScalar = x.array().ndim() == 0 && (axis == 0 || axis == -1);
  return inRows("tnp.argsort", x, isScalar ? std::nullopt : axis);
}

ndarray searchsorted(const operand &sorted, const operand &values, searchsorted_options options) {
  location at = sorted.where();
  // A C++ number is not weak here, as in NumPy: 300 is searched among int8.
  dtype type = semantics::promote(sorted.array().dtype(), values.array().dtype());
  std::vector<ndarray> operands{api::convert(sorted.array(), type, "searchsorted", at),
                                api::convert(values.array(), type, "searchsorted", at)};
  auto result = api::check(semantics::inferSearchsorted(api::typeOf(operands[0]), api::typeOf(operands[1])), at);
  return api::apply({"tnp.searchsorted",
                     std::move(operands),
                     {std::move(result)},
                     at,
                     {{"right", options.side == side::right}}});
}

namespace {

ndarray part(const ndarray &x, const tnp::index &which, location at) { return x(which, {}, {}, {}, {}, {}, {}, {}, at); }

/// Whether each element of a sorted array is another one than that before it.
ndarray startsRun(const ndarray &sorted, location at) {
  ndarray first = part(sorted, slice(_, 1), at), before = part(sorted, slice(_, -1), at), after = part(sorted, slice(1, _), at);
  ndarray differs = not_equal({after, at}, {before, at});
  if (sorted.dtype().is_floating()) // what follows a NaN is one
    differs = logical_and({differs, at}, {logical_not({isnan({before, at}), at}), at});
  return concatenate({ones_like({first, at}, bool_), differs}, 0, at);
}

} // namespace

unique_result unique(const operand &x, unique_options options) {
  location at = x.where();
  api::check(semantics::checkOrdered("unique", x.array().dtype()), at);
  ndarray flat = ravel(x);
  std::optional<ndarray> places;
  if (options.return_index)
    places = argsort({flat, at});
  ndarray sorted = places ? take({flat, at}, {*places, at}, 0) : sort({flat, at});
  ndarray starts = startsRun(sorted, at);
  unique_result result{part(sorted, starts, at), {}, {}, {}};
  if (places)
    result.index = part(*places, starts, at);
  if (options.return_inverse)
    result.inverse = searchsorted({result.values, at}, x);
  if (options.return_counts)
    result.counts = subtract({searchsorted({sorted, at}, {result.values, at}, {.side = side::right}), at},
                             {searchsorted({sorted, at}, {result.values, at}), at});
  return result;
}

ndarray unique(const operand &x) { return unique(x, {}).values; }

} // namespace tnp
