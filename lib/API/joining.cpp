#include "tnp/joining.h"

#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/API/Extents.h"
#include "lib/API/Operands.h"
#include "lib/Semantics/Reduction.h"
#include "tnp/manipulation.h"

#include <algorithm>
#include <fmt/format.h>

namespace tnp {

ndarray concatenate(const std::vector<ndarray> &arrays, std::int64_t axis, location at) {
  return api::join("concatenate", arrays, axis, at);
}

ndarray concat(const std::vector<ndarray> &arrays, std::int64_t axis, location at) {
  return api::join("concat", arrays, axis, at);
}

/// Whether no extent of one is another number than that of the other.
static bool mayAgree(const ndarray &a, const ndarray &b) {
  auto agree = [](std::int64_t m, std::int64_t n) { return m == n || m == unknown || n == unknown; };
  return std::ranges::equal(a.shape(), b.shape(), agree);
}

ndarray stack(const std::vector<ndarray> &arrays, std::int64_t axis, location where) {
  const location at = api::called("stack", where);
  if (arrays.empty())
    api::raise(ErrorKind::shape, "[stack] expected at least one array, but got none", at);
  for (const ndarray &each : arrays)
    if (!mayAgree(each, arrays.front()))
      api::raise(ErrorKind::shape,
                 fmt::format("[stack] expected arrays of one shape, but got {} and {}",
                             to_string(arrays.front().shape()), to_string(each.shape())),
                 at);
  axis = api::check(semantics::normalizeAxis("stack", axis, arrays.front().ndim() + 1), at);
  std::vector<ndarray> parts;
  for (const ndarray &each : arrays)
    parts.push_back(expand_dims({each, at}, axis));
  return api::join("stack", parts, axis, at);
}

/// The arrays of enough axes, one after the other.
static ndarray joinAll(const char *op, const std::vector<ndarray> &arrays, ndarray (*lift)(const operand &),
                       std::int64_t axis, location where) {
  const location at = api::called(op, where);
  std::vector<ndarray> parts;
  for (const ndarray &each : arrays)
    parts.push_back(lift({each, at}));
  return api::join(op, parts, axis, at);
}

ndarray vstack(const std::vector<ndarray> &arrays, location at) { return joinAll("vstack", arrays, atleast_2d, 0, at); }
ndarray dstack(const std::vector<ndarray> &arrays, location at) { return joinAll("dstack", arrays, atleast_3d, 2, at); }

ndarray hstack(const std::vector<ndarray> &arrays, location at) {
  return joinAll("hstack", arrays, atleast_1d, !arrays.empty() && arrays.front().ndim() > 1, at);
}

static ndarray column(const operand &x) {
  return x.array().ndim() > 1 ? x.array() : expand_dims({atleast_1d(x), x.where()}, 1);
}

ndarray column_stack(const std::vector<ndarray> &arrays, location at) {
  return joinAll("column_stack", arrays, column, 1, at);
}

ndarray append(const operand &x, const operand &values, std::optional<std::int64_t> axis) {
  const location at = api::called("append", x.where());
  if (axis)
    return api::join("append", {x.array(), values.array()}, *axis, at);
  return api::join("append", {ravel({x.array(), at}), ravel({values.array(), at})}, 0, at);
}

} // namespace tnp
