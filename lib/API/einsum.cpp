// einsum: what the user writes becomes operations on one or two operands.
#include "lib/API/Einsum.h"
#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/API/Operands.h"
#include "lib/Semantics/Promotion.h"
#include "tnp/contraction.h"
#include "tnp/elementwise.h"
#include "tnp/manipulation.h"
#include "tnp/matrices.h"

#include <algorithm>

namespace tnp {

using semantics::Subscripts;

namespace api {

/// One operation on operands of one dtype.
static ndarray contract(std::vector<ndarray> operands, const Subscripts &subscripts, location at) {
  if (operands.size() == 1 && subscripts.operands[0] == subscripts.result)
    return operands[0];
  std::vector<semantics::TensorType> types;
  for (const ndarray &operand : operands)
    types.push_back(typeOf(operand));
  auto result = check(semantics::inferEinsum(types, subscripts.text()), at);
  return apply({"tnp.einsum", std::move(operands), {std::move(result)}, at, {{"subscripts", subscripts.text()}}});
}

/// Whether another operand has more than one element under a letter.
static bool isLongElsewhere(const std::vector<ndarray> &operands, const Subscripts &subscripts, std::size_t self,
                            char letter) {
  for (std::size_t i = 0; i < operands.size(); ++i)
    if (const std::size_t axis = subscripts.operands[i].find(letter); i != self && axis != std::string::npos)
      if (!typeOf(operands[i]).dims[axis].is(1))
        return true;
  return false;
}

/// Extents of 1 broadcast: the operand goes without the letter.
static void dropUnits(std::vector<ndarray> &operands, Subscripts &subscripts, const Marker &at) {
  for (std::size_t i = 0; i < operands.size(); ++i) {
    std::vector<std::int64_t> dropped;
    std::string &letters = subscripts.operands[i];
    const semantics::TensorType type = typeOf(operands[i]);
    std::string kept;
    for (std::size_t axis = 0; axis < letters.size(); ++axis)
      if (type.dims[axis].is(1) && isLongElsewhere(operands, subscripts, i, letters[axis]))
        dropped.push_back(static_cast<std::int64_t>(axis));
      else
        kept.push_back(letters[axis]);
    if (dropped.empty())
      continue;
    operands[i] = squeeze(at(operands[i]), axes{std::span<const std::int64_t>(dropped)});
    letters = kept;
  }
}

/// The first two operands become one, with the letters that are wanted later.
static void contractFirst(std::vector<ndarray> &operands, Subscripts &subscripts, location at) {
  Subscripts step{{subscripts.operands[0], subscripts.operands[1]}, {}};
  if (operands.size() == 2) {
    step.result = subscripts.result;
  } else {
    for (char letter : step.operands[0] + step.operands[1]) {
      const bool isWanted =
          subscripts.result.find(letter) != std::string::npos ||
          std::any_of(subscripts.operands.begin() + 2, subscripts.operands.end(),
                      [&](const std::string &other) { return other.find(letter) != std::string::npos; });
      if (isWanted && step.result.find(letter) == std::string::npos)
        step.result.push_back(letter);
    }
  }
  operands[1] = contract({operands[0], operands[1]}, step, at);
  subscripts.operands[1] = step.result;
  operands.erase(operands.begin());
  subscripts.operands.erase(subscripts.operands.begin());
}

ndarray einsum(const char *function, std::vector<ndarray> operands, Subscripts subscripts, location where) {
  const location at = called(function, where);
  std::vector<semantics::Promotable> dtypes;
  for (const ndarray &operand : operands)
    dtypes.push_back({operand.dtype(), implOf(operand).weak});
  const dtype promoted = semantics::promote(dtypes);
  // Products of bool are ands and sums are ors: any sum that is not 0 is true.
  const dtype type = promoted.is_bool() ? int32 : promoted;
  for (ndarray &operand : operands)
    operand = convert(operand, type, function, at);
  dropUnits(operands, subscripts, Marker(at));
  while (operands.size() > 1)
    contractFirst(operands, subscripts, at);
  ndarray result = contract(operands, {{subscripts.operands[0]}, subscripts.result}, at);
  return convert(result, promoted, function, at);
}

/// Axes first and second, which have one letter, as one axis.
static ndarray takeDiagonal(const ndarray &operand, std::string &letters, std::size_t first, std::size_t second,
                            location at) {
  const semantics::TensorType type = typeOf(operand);
  const semantics::Dim one = type.dims[first], other = type.dims[second];
  if (!one.isKnown() || one != other)
    raise(ErrorKind::shape,
          "[einsum] expected equal, known extents under the letter " + letters.substr(first, 1) + ", but got shape " +
              semantics::toString(type.dims),
          at);
  const char letter = letters[first];
  letters.erase(second, 1);
  letters.erase(first, 1);
  letters.push_back(letter);
  return diagonal({operand, at}, 0, static_cast<std::int64_t>(first), static_cast<std::int64_t>(second));
}

ndarray takeDiagonals(ndarray operand, std::string &letters, location at) {
  for (std::size_t first = 0; first < letters.size();) {
    const std::size_t second = letters.find(letters[first], first + 1);
    if (second == std::string::npos)
      ++first;
    else
      operand = takeDiagonal(operand, letters, first, second, at);
  }
  return operand;
}

} // namespace api

ndarray einsum(std::string_view text, const std::vector<ndarray> &operands, location where) {
  const location at = api::called("einsum", where);
  if (operands.empty())
    api::raise(ErrorKind::value, "[einsum] expected at least one operand, but got none", at);
  std::vector<int> ranks;
  for (const ndarray &operand : operands)
    ranks.push_back(operand.ndim());
  Subscripts subscripts = api::check(semantics::expandSubscripts(text, ranks), at);
  std::vector<ndarray> distinct(operands);
  for (std::size_t i = 0; i < operands.size(); ++i)
    distinct[i] = api::takeDiagonals(operands[i], subscripts.operands[i], at);
  return api::einsum("einsum", std::move(distinct), std::move(subscripts), at);
}

} // namespace tnp
