// How two partial results of a reduction become one, read off the body of its generic.
#pragma once

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace tnp::transforms {

struct Combiner {
  enum Kind {
    Single,  // one operation takes the element and the accumulated value: sum, max, any
    Product, // of complex numbers: real and imaginary part from all four
    Better // a condition selects value and place together: argmax; the smaller place wins a draw, without place either.
           // The value may be several, as the parts of a complex number are
  } kind;
  llvm::SmallVector<unsigned> results; // of the generic; for Better the values, then their place if they have one
  unsigned numValues = 1;
  mlir::Operation *op = nullptr;                         // Single: the operation
  mlir::Value condition;                                 // Better: whether the element wins
  llvm::SmallVector<mlir::Value> elements, accumulators; // Better: what stands for either side in the condition

  /// The value x with combine(x, y) = y, of one of `results`; null where any start value does, since combine(x, x) = x.
  mlir::TypedAttr neutral(unsigned result = 0) const;
  bool isFloatSum() const;
  bool hasPlace() const { return kind == Better && results.size() > numValues; }
  /// Whether another start value must be added in the end, because every lane started with the neutral one.
  bool isIdempotent() const { return !neutral(); }

  /// Combines two partial results, scalars or vectors.
  llvm::SmallVector<mlir::Value> combine(mlir::OpBuilder &builder, mlir::ValueRange a, mlir::ValueRange b) const;

  /// One step of the reduction: takes an element, or a partial result that comes later, into the accumulated value.
  llvm::SmallVector<mlir::Value> step(mlir::OpBuilder &builder, mlir::ValueRange element,
                                      mlir::ValueRange accumulated) const;

private:
  llvm::SmallVector<mlir::Value> multiply(mlir::OpBuilder &builder, mlir::ValueRange a, mlir::ValueRange b) const;
  llvm::SmallVector<mlir::Value> select(mlir::OpBuilder &builder, mlir::Value takes, mlir::ValueRange taken,
                                        mlir::ValueRange kept) const;
  mlir::Value wins(mlir::OpBuilder &builder, mlir::ValueRange element, mlir::ValueRange best) const;
};

/// Reads how the accumulated results of the generic combine. Reports a body that is not of a known form.
mlir::FailureOr<std::vector<Combiner>> matchCombiners(mlir::linalg::GenericOp generic,
                                                      llvm::ArrayRef<bool> isAccumulated);

/// The type with the shape of `shape`, which is a scalar or a vector.
mlir::Type shapedAs(mlir::Type element, mlir::Type shape);

/// A constant of this scalar's value with the shape of `shape`.
mlir::Value splatConstant(mlir::OpBuilder &builder, mlir::Location loc, mlir::TypedAttr scalar, mlir::Type shape);

} // namespace tnp::transforms
