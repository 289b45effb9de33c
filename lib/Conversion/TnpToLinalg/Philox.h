// Philox4x32-10 (Salmon et al., 2011): four random words from a counter and a key, by multiplications only.
#pragma once

#include "lib/Conversion/TnpToLinalg/Emitter.h"

namespace tnp::conversion {

/// Word `position` (an i64) of the stream of the key (an i64): an i32, or an i64 made of two words of a block.
mlir::Value philoxWord(Emitter &emit, mlir::Value key, mlir::Value position, mlir::Type wordType);

} // namespace tnp::conversion
