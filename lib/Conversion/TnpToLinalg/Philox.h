// Philox4x32-10 (Salmon et al., 2011): four random words from a counter and a key, by multiplications only.
#pragma once

#include "lib/Conversion/TnpToLinalg/Emitter.h"

namespace tnp::conversion {

/// Word `position` (an i64) of the stream of the key (an i64): an i32, or an i64 made of two words of a block.
mlir::Value philoxWord(Emitter &emit, mlir::Value key, mlir::Value position, mlir::Type wordType);

/// Block `position` (an i64) of the stream as one number of 128 bits: its low i64 and its high one.
std::pair<mlir::Value, mlir::Value> philoxBlock(Emitter &emit, mlir::Value key, mlir::Value position);

} // namespace tnp::conversion
