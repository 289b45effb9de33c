// From one dtype to another.
#pragma once

#include "lib/Conversion/TnpToLinalg/Emitter.h"

namespace tnp::conversion {

/// Converts one element as `astype` does, between dtypes as tnp has them. What becomes a 16-bit float is a float32 that
/// storing rounds to the right one.
mlir::Value convertScalar(Emitter &emit, mlir::Value value, mlir::Type from, mlir::Type to);

/// An integer of up to 16 bits as one of 32: vectors of narrow integers have no conversions from and to floats.
mlir::Value widened(Emitter &emit, mlir::Value value, bool isUnsigned);

/// The lower bits of an integer, as many as the type has.
mlir::Value narrowed(Emitter &emit, mlir::Value value, mlir::Type type);

} // namespace tnp::conversion
