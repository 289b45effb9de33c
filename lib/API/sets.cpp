// Sets: elements are looked up among sorted ones.
#include "tnp/sets.h"

#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Brackets.h"
#include "lib/API/Error.h"
#include "lib/API/Extents.h"
#include "lib/API/Operands.h"
#include "tnp/creation.h"
#include "tnp/elementwise.h"
#include "tnp/indexing.h"
#include "tnp/joining.h"
#include "tnp/manipulation.h"
#include "tnp/promotion.h"
#include "tnp/reduction.h"
#include "tnp/sorting.h"

namespace tnp {

using Elements = std::span<const ndarray>;

namespace {

/// Both arrays, in one dtype.
std::vector<ndarray> inOneDtype(const operand &a, const operand &b) {
  std::vector<ndarray> both{api::decided(a), api::decided(b)};
  const dtype type = promote_types(both[0].dtype(), both[1].dtype());
  for (ndarray &each : both)
    each = astype({each, a.where()}, type);
  return both;
}

/// Whether elements of x are among those of a sorted array, which may be empty.
ndarray areAmong(const ndarray &x, const ndarray &sorted, const api::Marker &at) {
  ndarray place = searchsorted(at(sorted), at(x)), count = size(at(sorted));
  ndarray ended = concatenate({sorted, zeros({1}, sorted.dtype(), at.where)}, 0, at.where);
  ndarray isEqual = equal(at(take(at(ended), at(place), 0)), at(x));
  return logical_and(at(isEqual), at(less(at(place), at(count))));
}

ndarray kept(const ndarray &values, const ndarray &flags, const api::Marker &at) {
  return api::compressAlong(values, flags, 0, false, at.where);
}

/// The elements of one set that are, or are not, in another one.
ndarray restricted(const ndarray &values, const ndarray &others, bool isIn, const api::Marker &at) {
  ndarray flags = areAmong(values, others, at);
  return kept(values, isIn ? flags : logical_not(at(flags)), at);
}

ndarray sortedOf(const ndarray &x, const api::Marker &at) { return sort(at(ravel(at(x)))); }

} // namespace

ndarray isin(const operand &given, const operand &among, isin_options options) {
  const operand x = api::called("isin", given);
  const location where = x.where();
  return api::compose({"isin", inOneDtype(x, among), {}, where, {{"invert", options.invert}}}, [&](Elements all) {
    api::Marker at(where);
    ndarray flags = areAmong(all[0], sortedOf(all[1], at), at);
    return options.invert ? logical_not(at(flags)) : flags;
  });
}

ndarray union1d(const operand &given, const operand &b) {
  const operand a = api::called("union1d", given);
  const api::Marker at(a.where());
  auto both = inOneDtype(a, b);
  return unique(at(api::join("union1d", {ravel(at(both[0])), ravel(at(both[1]))}, 0, at.where)));
}

ndarray intersect1d(const operand &given, const operand &b) {
  const operand a = api::called("intersect1d", given);
  const location where = a.where();
  return api::compose({"intersect1d", inOneDtype(a, b), {}, where}, [&](Elements all) {
    api::Marker at(where);
    return restricted(unique(at(all[0])), sortedOf(all[1], at), true, at);
  });
}

ndarray setdiff1d(const operand &given, const operand &b) {
  const operand a = api::called("setdiff1d", given);
  const location where = a.where();
  return api::compose({"setdiff1d", {api::decided(a), api::decided(b)}, {}, where}, [&](Elements all) {
    api::Marker at(where);
    // Compared in the dtype of both, but kept as they are: no complex number becomes a real one again.
    const ndarray values = unique(at(all[0]));
    const auto compared = inOneDtype(at(values), at(all[1]));
    return kept(values, logical_not(at(areAmong(compared[0], sortedOf(compared[1], at), at))), at);
  });
}

ndarray setxor1d(const operand &given, const operand &b) {
  const operand a = api::called("setxor1d", given);
  const location where = a.where();
  return api::compose({"setxor1d", inOneDtype(a, b), {}, where}, [&](Elements all) {
    api::Marker at(where);
    ndarray one = unique(at(all[0])), other = unique(at(all[1]));
    ndarray alone = restricted(one, other, false, at), there = restricted(other, one, false, at);
    return sort(at(concatenate({alone, there}, 0, where)));
  });
}

} // namespace tnp
