// The place of a tnp slice in its array, with starts that are only known at run time wrapped and checked.
#pragma once

#include "lib/Conversion/TnpToLinalg/Emitter.h"

namespace tnp::conversion {

struct SlicePlace {
  llvm::SmallVector<mlir::OpFoldResult> offsets, sizes, strides;
};

/// Whether the type says that there are no elements. tensor.extract_slice and insert_slice must not be made for such
/// slices: their verifiers want each offset inside of the array, and an array without elements has no inside.
bool hasNoElements(mlir::RankedTensorType type);

/// The slice as a tensor: a view of the array.
mlir::Value extractSlice(Emitter &emit, mlir::Value tensor, const SlicePlace &place);

/// `starts` are the 0-d int64 tensors for the unknown ones among `staticStarts`.
SlicePlace placeSlice(Emitter &emit, mlir::Value tensor, mlir::ValueRange starts, llvm::ArrayRef<int64_t> staticStarts,
                      llvm::ArrayRef<int64_t> sizes, llvm::ArrayRef<int64_t> strides);

/// Counts a negative index from the end and fails the call unless it is inside of the extent then. Both are i64.
mlir::Value wrapAndCheck(Emitter &emit, mlir::Value index, mlir::Value extent, int64_t axis);

/// Counts a negative index from the end.
mlir::Value wrap(Emitter &emit, mlir::Value index, mlir::Value extent);

/// An index as an i64. Those of uint64 beyond its range count from the end, as in NumPy, which converts them to int64.
mlir::Value wideIndex(Emitter &emit, mlir::Value index, bool isUnsigned);

/// The first `count` axes as one.
mlir::Value mergeFirst(Emitter &emit, mlir::Value tensor, int64_t count);

} // namespace tnp::conversion
