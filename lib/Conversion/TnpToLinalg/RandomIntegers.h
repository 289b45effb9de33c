// Integers between bounds out of random words, by a multiplication: no word is drawn anew, so that an integer depends
// on the key and its place alone. The price is a probability that is not quite even, by 2^-64 or, for 64 bits, 2^-128.
#pragma once

#include "lib/Conversion/TnpToLinalg/Emitter.h"

namespace tnp::conversion {

/// How many integers of `type` there are from `low` to `high`, as an i64: 0 stands for all 2^64. Fails the call where
/// there are none, or where the type does not hold them. The bounds are i64, unsigned ones for an unsigned type of 64
/// bits.
mlir::Value countBetween(Emitter &emit, mlir::Value low, mlir::Value high, bool endpoint, mlir::IntegerType type);

/// Integer `position` of `count` ones from `low` up, of the given width.
mlir::Value integerBetween(Emitter &emit, mlir::Value key, mlir::Value position, mlir::Value low, mlir::Value count,
                           unsigned width);

} // namespace tnp::conversion
