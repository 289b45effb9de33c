#include "lib/API/Operands.h"

#include "lib/API/Apply.h"
#include "lib/API/Comparison.h"
#include "lib/Semantics/Elementwise.h"
#include "lib/Semantics/Reduction.h"
#include "tnp/creation.h"
#include "tnp/elementwise.h"

#include <algorithm>
#include <fmt/format.h>

namespace tnp::api {

tnp::dtype promoted(std::initializer_list<const operand *> operands) {
  std::vector<semantics::Promotable> list;
  bool strongFloat = false, weakFloat = false;
  for (const operand *each : operands) {
    const array_impl &impl = implOf(each->array());
    list.push_back({impl.type, impl.weak});
    (impl.weak ? weakFloat : strongFloat) |= impl.type.is_floating() || impl.type.is_complex();
  }
  tnp::dtype type = semantics::promote(list);
  // A weak float that decides alone is of the default dtype.
  return weakFloat && !strongFloat ? preferred(type) : type;
}

/// The dtype that an operation on these operands starts from.
static tnp::dtype promotedFor(std::string_view name, std::initializer_list<const operand *> operands) {
  std::vector<semantics::Promotable> list;
  bool besideBfloat16 =
      std::ranges::any_of(operands, [](const operand *each) { return implOf(each->array()).type == bfloat16; });
  for (const operand *each : operands) {
    const array_impl &impl = implOf(each->array());
    if (impl.weak)
      return promoted(operands);
    list.push_back({semantics::promotedAs(name, impl.type, besideBfloat16)});
  }
  return semantics::promote(list);
}

ndarray elementwise(std::string_view op, std::initializer_list<const operand *> operands) {
  location at = (*operands.begin())->where();
  std::string_view name = op.substr(4);
  if (operands.size() == 2)
    if (auto compared = compareExactly(op, *operands.begin()[0], *operands.begin()[1]))
      return *std::move(compared);
  tnp::dtype type = check(semantics::operandType(name, promotedFor(name, operands)), at);
  Call call{op, {}, {}, at};
  std::vector<semantics::TensorType> types;
  for (const operand *each : operands) {
    // Shapes are checked first: no array is converted for an operation that fails.
    types.push_back({type, typeOf(each->array()).dims});
  }
  call.results.push_back(check(semantics::inferElementwise(name, types), at));
  for (const operand *each : operands)
    call.operands.push_back(convert(each->array(), type, name, at));
  return apply(call);
}

ndarray decided(const operand &x) { return implOf(x.array()).isTraced() ? x.array() : asarray(x); }

bool isInexact(const ndarray &x) { return x.dtype().is_floating() || x.dtype().is_complex(); }

dtype widened(dtype type) { return type == float16 || type == bfloat16 ? float32 : type; }

void checkReal(std::string_view function, dtype type, location at) {
  if (type.is_complex())
    raise(ErrorKind::dtype, fmt::format("[{}] expected real numbers, but got {}", function, type.name()), at);
}

ndarray complexOf(const ndarray &re, const ndarray &im, location at) {
  auto type = check(semantics::inferComplex(typeOf(re), typeOf(im)), at);
  return apply({"tnp.complex", {re, im}, {std::move(type)}, at});
}

const operand &withAxes(std::string_view function, const operand &x, int least) {
  static constexpr std::string_view words[] = {"no axes", "one axis", "two axes", "three axes"};
  if (x.array().ndim() < least)
    raise(ErrorKind::shape,
          fmt::format("[{}] expected an array of at least {}, but got shape {}", function, words[least],
                      to_string(x.array().shape())),
          x.where());
  return x;
}

std::vector<std::int64_t> listed(std::string_view function, const axes &list, const operand &x) {
  const std::span<const std::int64_t> given = list.list().value_or(std::span<const std::int64_t>());
  check(semantics::normalizeAxes(function, given, x.array().ndim()), x.where()); // sorted: only for what is wrong
  std::vector<std::int64_t> axes(given.begin(), given.end());
  for (std::int64_t &axis : axes)
    axis += axis < 0 ? x.array().ndim() : 0;
  return axes;
}

ndarray replaceNan(const ndarray &x, double number, const Marker &at) {
  return isInexact(x) ? where(at(isnan(at(x))), at(number), at(x)) : x;
}

operand converted(const char *function, const operand &x, const std::optional<dtype> &type) {
  const operand same = called(function, x);
  return type ? operand(convert(x.array(), *type, function, same.where()), same.where()) : same;
}

} // namespace tnp::api
