// The cross product: one program, whose parts are computed where they belong.
#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/API/Operands.h"
#include "lib/Semantics/Broadcast.h"
#include "lib/Semantics/Promotion.h"
#include "lib/Semantics/Reduction.h"
#include "tnp/contraction.h"
#include "tnp/elementwise.h"
#include "tnp/index.h"
#include "tnp/joining.h"
#include "tnp/manipulation.h"

#include <fmt/format.h>

namespace tnp {

namespace {

/// The numbers of vectors along the last axis: one array for each of two or three.
struct Components {
  Components(const ndarray &x, std::int64_t count, dtype type, const api::Marker &at) : at(at) {
    for (std::int64_t i = 0; i < count; ++i)
      parts.push_back(astype(at(x(ellipsis, i, {}, {}, {}, {}, {}, {}, at.where)), type));
  }
  bool isPlane() const { return parts.size() == 2; }
  operand operator[](std::size_t i) const { return at(parts[i]); }

private:
  std::vector<ndarray> parts;
  api::Marker at;
};

/// a[i] * b[j] - a[j] * b[i], where a vector of the plane has 0 as its third number.
ndarray minor(const Components &a, const Components &b, std::size_t i, std::size_t j, const api::Marker &at) {
  const bool first = !(a.isPlane() && i == 2) && !(b.isPlane() && j == 2);
  const bool second = !(a.isPlane() && j == 2) && !(b.isPlane() && i == 2);
  if (!second)
    return multiply(a[i], b[j]);
  ndarray product = multiply(a[j], b[i]);
  return first ? subtract(at(multiply(a[i], b[j])), at(product)) : negative(at(product));
}

/// How many numbers a vector has: two or three.
std::int64_t countOf(const operand &x, std::int64_t axis) {
  const std::int64_t count = x.array().shape().data()[axis];
  if (count != 2 && count != 3)
    api::raise(ErrorKind::shape,
               fmt::format("[cross] expected an extent of 2 or 3 along axis {}, but got shape {}", axis,
                           to_string(x.array().shape())),
               x.where());
  return count;
}

} // namespace

ndarray cross(const operand &a, const operand &b, std::int64_t axis) {
  const api::Marker at("cross", a.where());
  std::vector<ndarray> vectors;
  std::int64_t counts[2];
  semantics::Dims others[2];
  for (const operand *each : {&a, &b}) {
    const std::size_t i = vectors.size();
    const std::int64_t along = api::check(semantics::normalizeAxis("cross", axis, each->array().ndim()), at.where);
    counts[i] = countOf({each->array(), at.where}, along);
    vectors.push_back(moveaxis(at(each->array()), along, -1));
    others[i] = api::typeOf(vectors[i]).dims;
    others[i].pop_back();
  }
  const dtype type = semantics::promote(a.array().dtype(), b.array().dtype());
  if (type.is_bool())
    api::raise(ErrorKind::dtype, "[cross] expected numbers, but got bool", at.where);
  const auto rank = static_cast<std::int64_t>(api::check(semantics::broadcast("cross", others), at.where).size());
  const bool isPlane = counts[0] == 2 && counts[1] == 2;
  const std::int64_t place =
      isPlane ? 0 : api::check(semantics::normalizeAxis("cross", axis, static_cast<int>(rank + 1)), at.where);
  api::Call call{"cross", vectors, {}, at.where, {{"axis", place}, {"a", counts[0]}, {"b", counts[1]}}};
  return api::compose(call, [&](std::span<const ndarray> all) {
    const Components x(all[0], counts[0], type, at), y(all[1], counts[1], type, at);
    if (isPlane)
      return minor(x, y, 0, 1, at);
    return stack({minor(x, y, 1, 2, at), minor(x, y, 2, 0, at), minor(x, y, 0, 1, at)}, place, at.where);
  });
}

} // namespace tnp
