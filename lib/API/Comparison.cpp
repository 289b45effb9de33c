#include "lib/API/Comparison.h"

#include "lib/API/Elements.h"
#include "lib/API/Operands.h"
#include "tnp/elementwise.h"

namespace tnp::api {

namespace {

/// A comparison and its truth for operands that are known to differ.
struct Comparison {
  std::string_view op, mirrored; // mirrored: the one of (b, a)
  bool ifBelow, ifAbove;         // for a < b and for a > b
};

constexpr Comparison comparisons[] = {
    {"tnp.equal", "tnp.equal", false, false}, {"tnp.not_equal", "tnp.not_equal", true, true},
    {"tnp.less", "tnp.greater", true, false}, {"tnp.less_equal", "tnp.greater_equal", true, false},
    {"tnp.greater", "tnp.less", false, true}, {"tnp.greater_equal", "tnp.less_equal", false, true},
};

const Comparison *find(std::string_view op) {
  for (const Comparison &comparison : comparisons)
    if (comparison.op == op)
      return &comparison;
  return nullptr;
}

/// One truth value for all elements, as a comparison with the smallest number of the dtype: it has the array's shape,
/// traced or not.
ndarray always(bool truth, const ndarray &array, location at) {
  dtype type = array.dtype();
  std::int64_t smallest =
      type.is_signed_integer() ? -1 - static_cast<std::int64_t>(~std::uint64_t(0) >> (65 - 8 * type.itemsize())) : 0;
  operand x(array, at), least(smallest, at);
  return truth ? greater_equal(x, least) : less(x, least);
}

/// The array's numbers with one that its dtype does not hold. It is compared as the array's smallest or largest is.
ndarray compareBeyond(const Comparison &with, const ndarray &array, const scalar_value &beyond, location at) {
  bool isBelow = beyond.type != uint64 && beyond.integer < 0;
  return always(isBelow ? with.ifAbove : with.ifBelow, array, at);
}

/// Below 0 the sign decides, above both are uint64.
ndarray compareSigns(const Comparison &with, const ndarray &isSigned, const ndarray &natural, location at) {
  operand zero(0, at), number(isSigned, at);
  ndarray magnitude = convert(isSigned, uint64, with.op.substr(4), at);
  operand wide(magnitude, at), other(natural, at);
  ndarray compared = elementwise(with.op, {&wide, &other});
  if (with.ifBelow)
    return logical_or({less(number, zero), at}, {compared, at});
  return logical_and({greater_equal(number, zero), at}, {compared, at});
}

/// With the numbers' own dtypes for the weak ones.
ndarray compareDecided(std::string_view op, const operand &a, const operand &b, location at) {
  auto decide = [&](const ndarray &array) { return convert(array, array.dtype(), op.substr(4), at); };
  operand left(decide(a.array()), at), right(decide(b.array()), at);
  return elementwise(op, {&left, &right});
}

} // namespace

std::optional<ndarray> compareExactly(std::string_view op, const operand &a, const operand &b) {
  const Comparison *with = find(op);
  const array_impl &left = implOf(a.array()), &right = implOf(b.array());
  if (!with || !left.type.is_integer() || !right.type.is_integer())
    return std::nullopt;
  const location at = called(op.data() + 4, a.where()); // a literal; the mirrored one has another name
  if (left.weak != right.weak) {
    const array_impl &weak = left.weak ? left : right, &strong = left.weak ? right : left;
    if (weak.isTraced()) // which number it is shows when the program runs: compared as the int64 that it came as
      return compareDecided(op, a, b, at);
    scalar_value number = readElement(weak.type, weak.data(at));
    if (fits(number, strong.type))
      return std::nullopt;
    return compareBeyond(left.weak ? *find(with->mirrored) : *with, left.weak ? b.array() : a.array(), number, at);
  }
  if (left.type.is_signed_integer() && right.type == uint64)
    return compareSigns(*with, a.array(), b.array(), at);
  if (left.type == uint64 && right.type.is_signed_integer())
    return compareSigns(*find(with->mirrored), b.array(), a.array(), at);
  return std::nullopt;
}

} // namespace tnp::api
