// The 16-bit floats: held in memory as their bits, computed with as float32.
#pragma once

#include "lib/Conversion/TnpToLinalg/Emitter.h"

namespace tnp::conversion {

bool isHalf(mlir::Type elementType);

/// The float32 of the same value as the half's bits, an i16.
mlir::Value widenHalf(Emitter &emit, mlir::Value bits, mlir::Type half);

/// The bits of the half that is nearest to a float32, the even one of two. This rounding is an operation's last step and
/// stays in fused code, so that compiled programs give the bits that one operation after the other gives.
mlir::Value roundToHalf(Emitter &emit, mlir::Value value, mlir::Type half);

/// A float32 that rounds to the half which is nearest to the number of another dtype: rounding to the nearest float32 on the
/// way could end halfway between two halves, so it is cut off and its last bit set where something was lost.
mlir::Value narrowForHalf(Emitter &emit, mlir::Value value, mlir::Type from, mlir::Type half);

/// What was accumulated in float32, as the half's bits; of any other dtype the tensor itself.
mlir::Value roundResult(Emitter &emit, mlir::Value accumulated, mlir::Type elementType);

/// The half next to the first towards the second; operands and result are the float32s of halves.
mlir::Value nextHalf(Emitter &emit, mlir::ValueRange x, mlir::Type half);

} // namespace tnp::conversion
