#include "tnp/polynomials.h"

#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Brackets.h"
#include "lib/API/Error.h"
#include "lib/API/Extents.h"
#include "lib/API/Operands.h"
#include "lib/API/Slices.h"
#include "tnp/calculus.h"
#include "tnp/creation.h"
#include "tnp/elementwise.h"
#include "tnp/manipulation.h"
#include "tnp/promotion.h"
#include "tnp/reduction.h"

#include <fmt/format.h>

namespace tnp {

namespace {

/// Coefficients along one axis of known extent.
ndarray coefficientsOf(std::string_view name, const operand &p) {
  ndarray given = atleast_1d({api::decided(p), p.where()});
  if (given.ndim() > 1 || given.shape().data()[0] == unknown)
    api::raise(ErrorKind::shape,
               fmt::format("[{}] expected coefficients along one axis of known extent, but got shape {}", name,
                           to_string(given.shape())),
               p.where());
  return given;
}

/// Both with as many coefficients.
std::pair<ndarray, ndarray> aligned(std::string_view name, const operand &a, const operand &b) {
  ndarray one = coefficientsOf(name, a), other = coefficientsOf(name, b);
  const std::int64_t longer = std::max(one.shape().data()[0], other.shape().data()[0]);
  auto extended = [&](const ndarray &p) { return pad({p, a.where()}, {longer - p.shape().data()[0], 0}); };
  return {extended(one), extended(other)};
}

void checkTimes(std::string_view name, std::int64_t m, location at) {
  if (m < 0)
    api::raise(ErrorKind::value, fmt::format("[{}] expected m of at least 0, but got {}", name, m), at);
}

} // namespace

ndarray polyadd(const operand &given, const operand &b) {
  const operand a = api::called("polyadd", given);
  auto [one, other] = aligned("polyadd", a, b);
  return add({one, a.where()}, {other, a.where()});
}

ndarray polysub(const operand &given, const operand &b) {
  const operand a = api::called("polysub", given);
  auto [one, other] = aligned("polysub", a, b);
  return subtract({one, a.where()}, {other, a.where()});
}

ndarray polyder(const operand &given, std::int64_t m) {
  const operand p = api::called("polyder", given);
  const api::Marker at(p.where());
  checkTimes("polyder", m, at.where);
  ndarray result = coefficientsOf("polyder", p);
  for (; m > 0; --m) {
    const std::int64_t n = std::max<std::int64_t>(result.shape().data()[0] - 1, 0);
    result = multiply(at(api::readAlong(result, 0, 0, n, 1, at.where)), at(arange(n, 0, -1, int64, at.where)));
  }
  return result;
}

ndarray polyint(const operand &given, std::int64_t m, const std::vector<double> &constants) {
  const operand p = api::called("polyint", given);
  const api::Marker at(p.where());
  checkTimes("polyint", m, at.where);
  if (!constants.empty() && constants.size() != 1 && static_cast<std::int64_t>(constants.size()) < m)
    api::raise(ErrorKind::value,
               fmt::format("[polyint] expected {} constants, or one for all, but got {}", m, constants.size()),
               at.where);
  ndarray result = coefficientsOf("polyint", p);
  for (std::int64_t i = 0; i < m; ++i) {
    const double constant = constants.empty() ? 0 : constants[constants.size() == 1 ? 0 : static_cast<std::size_t>(i)];
    ndarray raised = divide(at(result), at(arange(result.shape().data()[0], 0, -1, int64, at.where)));
    result = api::join("polyint", {raised, asarray(at(constant)).reshape({1})}, 0, at.where);
  }
  return result;
}

ndarray trim_zeros(const operand &coefficients, std::string_view trim) {
  const operand x = api::called("trim_zeros", coefficients);
  const api::Marker at(x.where());
  const ndarray given = api::decided(x);
  if (given.ndim() != 1)
    api::raise(ErrorKind::shape,
               fmt::format("[trim_zeros] expected an array of one axis, but got shape {}", to_string(given.shape())),
               at.where);
  const bool isFront = trim.find_first_of("fF") != trim.npos, isBack = trim.find_first_of("bB") != trim.npos;
  if (trim.find_first_not_of("fFbB") != trim.npos || trim.empty())
    api::raise(ErrorKind::value, fmt::format("[trim_zeros] expected \"f\", \"b\" or both, but got \"{}\"", trim),
               at.where);
  api::Call call{"trim_zeros", {given}, {}, at.where, {{"front", isFront}, {"back", isBack}}};
  return api::compose(call, [&](std::span<const ndarray> all) {
    ndarray isKept = not_equal(at(all[0]), at(0)), seen = cumsum(at(isKept)), total = sum(at(isKept));
    ndarray isBehindFirst = greater(at(seen), at(0)),
            isBeforeLast = logical_or(at(isKept), at(less(at(seen), at(total))));
    ndarray flags = isFront && isBack ? logical_and(at(isBehindFirst), at(isBeforeLast))
                    : isFront         ? isBehindFirst
                                      : isBeforeLast;
    return api::compressAlong(all[0], flags, 0, false, at.where);
  });
}

} // namespace tnp
