// Convolution and correlation: a few shifted copies at a time are multiplied and added up in one pass, so that each
// pass reads what vectors like. Outside of a trace a shifted copy is a part of the same elements.
#include "tnp/signal.h"

#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/API/Extents.h"
#include "lib/API/Operands.h"
#include "lib/API/Slices.h"
#include "tnp/control_flow.h"
#include "tnp/creation.h"
#include "tnp/elementwise.h"
#include "tnp/indexing.h"
#include "tnp/manipulation.h"
#include "tnp/promotion.h"
#include "tnp/reduction.h"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

namespace tnp {

namespace {

/// Products of one pass, and the most that a trace writes out: more of them are a loop.
constexpr std::int64_t kTogether = 8, kWrittenOut = 64;

/// Two sequences of one dtype, the longer one first where it is known.
struct Sequences {
  const char *name;
  api::Marker at;
  ndarray longer, shorter; ///< Result k is the sum of longer[k - before + j] * shorter[j].
  convolve_mode mode;

  std::int64_t n() const { return longer.shape().data()[0]; }
  std::int64_t m() const { return shorter.shape().data()[0]; }
  std::int64_t before() const {
    return mode == convolve_mode::full ? m() - 1 : mode == convolve_mode::same ? m() / 2 : 0;
  }
  std::int64_t count() const {
    return mode == convolve_mode::full ? n() + m() - 1 : mode == convolve_mode::same ? n() : n() - m() + 1;
  }
};

/// The total, if there is one, plus some elements of the shorter sequence times parts of the longer one. With `before`,
/// the place of the first part in the sequence, what is outside of it counts as nothing, even if it is multiplied with
/// infinity.
ndarray addProducts(const Sequences &two, const std::optional<ndarray> &total, const ndarray &factors,
                    const std::vector<ndarray> &parts, const std::optional<ndarray> &before) {
  const api::Marker &at = two.at;
  const auto count = static_cast<std::int64_t>(parts.size());
  api::Call call{two.name,
                 {factors},
                 {},
                 at.where,
                 {{"count", count}, {"more", total.has_value()}, {"bounded", before.has_value()}}};
  if (before) {
    call.operands.push_back(*before);
    call.operands.push_back(asarray(at(two.n())));
  }
  if (total)
    call.operands.push_back(*total);
  call.operands.insert(call.operands.end(), parts.begin(), parts.end());
  return api::compose(call, [&](std::span<const ndarray> all) {
    const ndarray &first = all[all.size() - static_cast<std::size_t>(count)];
    ndarray sum = total ? *(&first - 1) : ndarray(), places;
    if (before)
      places = add(at(api::iota(api::extentOf(first, 0), at.where)), at(all[1]));
    for (std::int64_t i = 0; i < count; ++i) {
      ndarray factor = all[0](i, {}, {}, {}, {}, {}, {}, {}, at.where), product = multiply(at((&first)[i]), at(factor));
      if (before) {
        ndarray place = add(at(places), at(i));
        ndarray isInside = logical_and(at(greater_equal(at(place), at(0))), at(less(at(place), at(all[2]))));
        product = where(at(isInside), at(product), at(0));
      }
      sum = i || total ? add(at(sum), at(product)) : product;
    }
    return sum;
  });
}

/// Whether zeros around the longer sequence would not do: nothing times infinity is NaN.
bool needsBounds(const Sequences &two) {
  if (!api::isInexact(two.shorter) || two.mode == convolve_mode::valid || two.m() == 1)
    return false;
  return api::tracing() || !all(two.at(isfinite(two.at(two.shorter)))).item<bool>(two.at.where);
}

/// The passes after the first one as a loop, which moves the longer sequence along: slices of a trace begin at known
/// places.
ndarray addInLoop(const Sequences &two, const ndarray &first, const ndarray &around, std::int64_t passes,
                  bool isBounded) {
  const api::Marker &at = two.at;
  const std::int64_t count = two.count(), rest = around.shape().data()[0] - kTogether;
  auto moved = [&](const ndarray &window) {
    return api::join(
        two.name,
        {api::readAlong(window, 0, kTogether, rest, 1, at.where), zeros({kTogether}, window.dtype(), at.where)}, 0,
        at.where);
  };
  auto step = [&](const ndarray &i, const ndarray &total, const ndarray &window) {
    ndarray j = multiply(at(i), at(kTogether)),
            factors = take(at(two.shorter), at(add(at(j), at(arange(0, kTogether, 1, int64, at.where)))), 0);
    std::vector<ndarray> parts;
    for (std::int64_t k = 0; k < kTogether; ++k)
      parts.push_back(api::readAlong(window, 0, k, count, 1, at.where));
    ndarray sum = addProducts(two, total, factors, parts,
                              isBounded ? std::optional(subtract(at(j), at(two.before()))) : std::nullopt);
    return std::tuple{sum, moved(window)};
  };
  return std::get<0>(fori_loop(at(1), at(passes), step, std::tuple{first, moved(around)}, at.where));
}

/// Sums of known extents.
ndarray addShifted(const Sequences &two) {
  const api::Marker &at = two.at;
  const std::int64_t m = two.m(), count = two.count(), before = two.before();
  const ndarray around =
      two.mode == convolve_mode::valid ? two.longer : pad(at(two.longer), {before, count + m - 1 - before - two.n()});
  const bool isBounded = needsBounds(two);
  auto pass = [&](const std::optional<ndarray> &total, std::int64_t j) {
    const std::int64_t together = std::min(kTogether, m - j);
    std::vector<ndarray> parts;
    for (std::int64_t i = 0; i < together; ++i)
      parts.push_back(api::readAlong(around, 0, j + i, count, 1, at.where));
    return addProducts(two, total, api::readAlong(two.shorter, 0, j, together, 1, at.where), parts,
                       isBounded ? std::optional(asarray(at(j - before))) : std::nullopt);
  };
  ndarray total = pass({}, 0);
  std::int64_t done = std::min(kTogether, m);
  if (api::tracing() && m > kWrittenOut) {
    done = m / kTogether * kTogether;
    total = addInLoop(two, total, around, done / kTogether, isBounded);
  }
  for (; done < m; done += kTogether)
    total = pass(total, done);
  return total;
}

/// All sums where an extent is unknown: each reads its own elements.
ndarray addGathered(const Sequences &two) {
  const api::Marker &at = two.at;
  ndarray n = size(at(two.longer)), m = size(at(two.shorter)), count = subtract(at(add(at(n), at(m))), at(1));
  ndarray results = api::iotaAlong(api::extentFrom(count), 0, 2, at.where);
  ndarray places = add(
      at(results), at(subtract(at(api::iota(api::extentOf(two.shorter, 0), at.where)), at(subtract(at(m), at(1))))));
  ndarray isInside = logical_and(at(greater_equal(at(places), at(0))), at(less(at(places), at(n))));
  ndarray products = multiply(at(take(at(two.longer), at(places), 0, index_mode::clip)), at(two.shorter));
  products = where(at(isInside), at(products), at(zeros({}, products.dtype(), at.where)));
  return products.dtype().is_bool() ? any(at(products), 1) : sum(at(products), 1, {.dtype = products.dtype()});
}

/// The operands in one dtype, refused where they are no sequences.
Sequences sequencesOf(const char *name, const operand &a, const operand &v, convolve_mode mode, bool takesScalars) {
  const api::Marker at(a.where());
  Sequences two{name, at, api::decided(a), api::decided(v), mode};
  const dtype type = api::widened(promote_types(two.longer.dtype(), two.shorter.dtype()));
  for (ndarray *each : {&two.longer, &two.shorter}) {
    if (each->ndim() > 1 || (each->ndim() == 0 && !takesScalars))
      api::raise(ErrorKind::shape,
                 fmt::format("[{}] expected arrays of one axis, but got shape {}", name, to_string(each->shape())),
                 at.where);
    *each = atleast_1d(at(*each));
    if (each->shape().data()[0] == 0)
      api::raise(ErrorKind::value, fmt::format("[{}] expected at least one element, but got none", name), at.where);
    *each = astype(at(*each), type);
  }
  return two;
}

ndarray addUp(const Sequences &two) {
  if (two.n() != unknown && two.m() != unknown)
    return addShifted(two);
  if (two.mode != convolve_mode::full)
    api::raise(ErrorKind::shape,
               fmt::format("[{}] expected known extents unless the mode is full, but got shapes {} and {}", two.name,
                           to_string(two.longer.shape()), to_string(two.shorter.shape())),
               two.at.where);
  return addGathered(two);
}

} // namespace

ndarray convolve(const operand &given, const operand &v, convolve_mode mode) {
  const operand a = api::called("convolve", given);
  const dtype type = promote_types(api::decided(a).dtype(), api::decided(v).dtype());
  Sequences two = sequencesOf("convolve", a, v, mode, true);
  if (two.n() != unknown && two.m() != unknown && two.n() < two.m())
    std::swap(two.longer, two.shorter);
  two.shorter = flip(two.at(two.shorter));
  return astype(two.at(addUp(two)), type);
}

ndarray correlate(const operand &given, const operand &v, convolve_mode mode) {
  const operand a = api::called("correlate", given);
  const dtype type = promote_types(api::decided(a).dtype(), api::decided(v).dtype());
  Sequences two = sequencesOf("correlate", a, v, mode, false);
  if (type.is_complex())
    two.shorter = conjugate(two.at(two.shorter));
  const bool isSwapped = two.n() != unknown && two.m() != unknown && two.n() < two.m();
  if (isSwapped)
    std::swap(two.longer, two.shorter);
  ndarray result = astype(two.at(addUp(two)), type);
  return isSwapped ? flip(two.at(result)) : result; // what was shifted to the right went to the left
}

} // namespace tnp
