// The elements that arrays of indices select: where each lies, and the checks that it lies there.
#pragma once

#include "lib/Conversion/TnpToLinalg/Emitter.h"

namespace tnp::conversion {

/// The indices broadcast together; their dimensions come in place of the first indexed one, or first of all. `isUnsigned`
/// says how each is widened.
class IndexSpace {
public:
  /// Makes the checks, too: the call fails where an index is outside.
  IndexSpace(Emitter &emit, mlir::Value x, mlir::ValueRange indices, llvm::ArrayRef<bool> isUnsigned,
             llvm::ArrayRef<int64_t> axes, bool toFront);

  /// The elements.
  mlir::Value gather();
  /// The type of what `gather` gives, and its extents.
  mlir::RankedTensorType type() const { return selection; }
  llvm::SmallVector<mlir::OpFoldResult> sizes();

  /// How many dimensions of x an element's row is counted along: all up to the last indexed one.
  int64_t leadingDims() const { return axes.back() + 1; }
  /// As many of the selection; the others are the same in both.
  int64_t leadingSelected() const;
  /// The row of each element of the selection, along its leading dimensions: i64.
  mlir::Value rows();

private:
  void checkAll(size_t number, mlir::Value isEmpty);
  bool isIndexed(int64_t dim) const { return llvm::is_contained(axes, dim); }
  /// The dimension of the selection that follows a dimension of x that is not indexed.
  int64_t follows(int64_t dim) const;
  mlir::Value extentOf(int64_t selected);
  mlir::Value wrapped(size_t number, mlir::ValueRange arguments);

  /// What the bodies read: the indices, broadcast in a space of `rank` dimensions, then the extents of the dimensions
  /// in `of`.
  void readIndices(int64_t rank, llvm::ArrayRef<int64_t> of, llvm::SmallVectorImpl<mlir::Value> &inputs,
                   llvm::SmallVectorImpl<mlir::AffineMap> &maps);

  Emitter &emit;
  mlir::Value x;
  llvm::SmallVector<mlir::Value> indices;
  llvm::SmallVector<bool> isUnsigned;
  llvm::SmallVector<int64_t> axes;
  llvm::SmallVector<int64_t> together; // the shape of the indices
  int64_t first;                       // its place in the selection
  mlir::RankedTensorType selection;
};

} // namespace tnp::conversion
