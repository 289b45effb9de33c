// How large a temporary array may be, and how the host finds out before it asks for memory.
#pragma once

#include "mlir/IR/Builders.h"

namespace tnp::transforms {

/// No temporary array has more bytes; so neither a sum of sizes nor an address can overflow.
constexpr int64_t kLargestBuffer = int64_t(1) << 48;

/// Bytes of one element times the extents that are known; one more than the largest buffer's where there are more.
int64_t knownBytes(mlir::Type element, llvm::ArrayRef<int64_t> shape);

/// A size that is worked out at run time.
struct BufferSize {
  mlir::Value bytes; // i64
  mlir::Value fits;  // i1: whether `bytes` is what it should be, and no more than the largest buffer's
};

BufferSize computeSize(mlir::OpBuilder &builder, mlir::Location location, int64_t knownBytes, mlir::ValueRange unknown);

/// Fails the call unless the sizes fit.
void checkFits(mlir::OpBuilder &builder, mlir::Location location, mlir::Value fits);

/// Refuses what is known to be too large already.
mlir::InFlightDiagnostic reportTooLarge(mlir::Operation *op, mlir::Type type);

} // namespace tnp::transforms
