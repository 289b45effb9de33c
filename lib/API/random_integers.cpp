// Integers between bounds. Bounds whose values are known are checked and made one inclusive pair here; others when the
// compiled program runs.
#include "lib/API/Array.h"
#include "lib/API/Draw.h"
#include "lib/API/Elements.h"
#include "lib/API/Error.h"
#include "lib/Semantics/Random.h"

#include <fmt/format.h>

namespace tnp {

namespace {

/// Any int64 or uint64, and one more.
__extension__ using Exact = __int128;

struct Bound {
  Bound(std::string_view name, const operand &given) : array(given.array()), at(given.where()) {
    if (!array.dtype().is_integer())
      api::raise(ErrorKind::dtype,
                 fmt::format("[{}] expected bounds that are integers, but got {}", name, array.dtype().name()), at);
    if (array.ndim())
      api::raise(ErrorKind::shape,
                 fmt::format("[{}] expected bounds that are one number each, but got shape {}", name,
                             semantics::toString(api::typeOf(array).dims)),
                 at);
    if (!api::isKnown(array))
      return;
    scalar_value number = api::readElement(array.dtype(), api::implOf(array).data(at, name));
    value = number.type == uint64 ? Exact(static_cast<std::uint64_t>(number.integer)) : Exact(number.integer);
  }

  /// As an operand of the operation.
  ndarray in(dtype wanted, std::string_view name) const {
    if (value)
      return api::literal(*value < 0 ? scalar_value(static_cast<std::int64_t>(*value))
                                     : scalar_value(static_cast<std::uint64_t>(*value)),
                          wanted, name, at);
    const dtype given = array.dtype();
    if (given != wanted && (given == uint64 || (wanted == uint64 && given.is_signed_integer())))
      api::raise(ErrorKind::dtype,
                 fmt::format("[{}] expected bounds of {}, but got {}", name, wanted.name(), given.name()), at);
    return api::convert(array, wanted, name, at);
  }

  ndarray array;
  location at;
  std::optional<Exact> value;
};

/// Makes known bounds an inclusive pair of integers of `type`.
void settle(std::string_view name, Bound &low, Bound &high, dtype type, bool &endpoint) {
  if (!low.value || !high.value)
    return;
  const Exact last = *high.value - (endpoint ? 0 : 1);
  if (*low.value > last)
    api::raise(ErrorKind::value,
               fmt::format("[{}] expected a low bound {} the high one, but got {} and {}", name,
                           endpoint ? "of at most" : "below", *low.value, *high.value),
               low.at);
  const bool isSigned = type.is_signed_integer();
  const int bits = static_cast<int>(8 * type.itemsize());
  const Exact one = 1, least = isSigned ? -(one << (bits - 1)) : Exact(0),
              most = (one << (isSigned ? bits - 1 : bits)) - 1;
  if (*low.value < least || last > most)
    api::raise(
        ErrorKind::value,
        fmt::format("[{}] expected integers from {} to {}, but got {} to {}", name, least, most, *low.value, last),
        low.at);
  high.value = last;
  endpoint = true;
}

} // namespace

ndarray api::drawIntegers(const char *name, const random::key &from, const operand &low, const operand &high,
                          const shape &of, dtype type, bool endpoint) {
  const location at = called(name, low.where());
  const dtype wanted = type == uint64 ? uint64 : int64;
  std::vector<Extent> extents = extentsOf(name, of, at);
  ndarray bits = convert(from.bits, int64, name, at);
  semantics::TensorType bound{wanted, {}};
  auto result = check(semantics::inferRandomIntegers(name, typeOf(bits), bound, bound, type, dimsOf(extents)), at);
  Bound first(name, {low.array(), at}), last(name, {high.array(), at});
  settle(name, first, last, type, endpoint);
  return apply({"tnp.random_integers",
                {std::move(bits), first.in(wanted, name), last.in(wanted, name)},
                {std::move(result)},
                at,
                {{"endpoint", endpoint}}});
}

ndarray random::detail::integers(const char *name, const key &from, const operand &low, const operand &high,
                                 const shape &of, const integers_options &options) {
  return api::drawIntegers(name, from, low, high, of, options.dtype.value_or(int64), options.endpoint);
}

} // namespace tnp
