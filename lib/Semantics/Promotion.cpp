#include "lib/Semantics/Promotion.h"

#include <algorithm>

namespace tnp::semantics {

namespace {

/// A signed integer of that many bytes, or what NumPy uses above 8 bytes.
dtype signedOfSize(int bytes) {
  return bytes <= 1 ? int8 : bytes == 2 ? int16 : bytes == 4 ? int32 : bytes == 8 ? int64 : float64;
}

dtype complexOf(dtype floating) { return floating == float64 ? complex128 : complex64; }

/// The float that holds every number of an integer dtype, as far as one does: float16 for 8 bits, float64 for 64.
dtype floatOf(dtype type) { return type.itemsize() == 1 ? float16 : type.itemsize() == 2 ? float32 : float64; }

// promote_c3: the smallest signed integer that holds both; float64 for int64 with uint64.
dtype promoteIntegers(dtype a, dtype b) {
  if (a.kind() == b.kind())
    return a.itemsize() >= b.itemsize() ? a : b;
  dtype isSigned = a.is_signed_integer() ? a : b, isUnsigned = a.is_signed_integer() ? b : a;
  return signedOfSize(std::max(isSigned.itemsize(), 2 * isUnsigned.itemsize()));
}

// promote_c4: bfloat16 holds 8-bit integers; with float16, or with wider integers, the next float that holds both.
dtype promoteFloats(dtype a, dtype b) {
  if (a == b)
    return a;
  if (a.itemsize() == b.itemsize())
    return float32;
  return a.itemsize() > b.itemsize() ? a : b;
}

dtype promoteIntegerWithFloat(dtype integer, dtype floating) {
  if (floating == bfloat16 && integer.itemsize() == 1)
    return bfloat16;
  return promoteFloats(floatOf(integer), floating);
}

// promote_c6: how weak a weak operand's kind is against what the arrays have.
dtype promoteWeak(dtype strong, dtype weak) {
  if (weak.kind() == dtype_kind::boolean)
    return promote(strong, bool_);
  if (weak.is_integer())
    return strong.is_bool() ? weak : strong;
  if (weak.is_floating())
    return strong.is_floating() || strong.is_complex() ? strong : float64;
  if (strong.is_complex())
    return strong;
  return strong.is_floating() ? complexOf(strong) : complex128;
}

} // namespace

dtype promote(dtype a, dtype b) {
  // promote_c1: a dtype with itself; promote_c2: bool with anything.
  if (a == b || b.is_bool())
    return a;
  if (a.is_bool())
    return b;
  if (a.is_integer() && b.is_integer())
    return promoteIntegers(a, b);
  if (a.is_floating() && b.is_floating())
    return promoteFloats(a, b);
  if (a.is_complex() && b.is_complex())
    return complex128;
  // promote_c5: an integer with a float, a real with a complex.
  if (a.is_complex() || b.is_complex()) {
    dtype complex = a.is_complex() ? a : b, real = a.is_complex() ? b : a;
    dtype part = complex == complex128 ? float64 : float32;
    return complexOf(promote(part, real));
  }
  return a.is_integer() ? promoteIntegerWithFloat(a, b) : promoteIntegerWithFloat(b, a);
}

dtype promote(std::span<const Promotable> operands) {
  auto fold = [&](bool weak, dtype &into) {
    bool any = false;
    for (const Promotable &operand : operands)
      if (operand.weak == weak) {
        into = any ? promote(into, operand.type) : operand.type;
        any = true;
      }
    return any;
  };
  dtype strong, weak;
  bool anyStrong = fold(false, strong), anyWeak = fold(true, weak);
  if (!anyStrong || !anyWeak)
    return anyStrong ? strong : weak;
  return promoteWeak(strong, weak);
}

} // namespace tnp::semantics
