// Builds what one tnp operation becomes: every piece at the operation's location, every check with its name.
#pragma once

#include "dialects/rt/IR/RtDialect.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace tnp::conversion {

/// The element type in which a dtype is held in memory: bool as i8, unsigned integers as signless ones, the 16-bit floats
/// as their bits.
mlir::Type storageOf(mlir::Type elementType);
mlir::RankedTensorType storageOf(mlir::RankedTensorType type);

/// The element type in which a dtype is computed with: bool as i1, unsigned integers as signless ones, the 16-bit floats as
/// float32.
mlir::Type computedOf(mlir::Type elementType);

/// Reductions accumulate over these dimensions of the iteration space; all others are parallel.
using IteratorTypes = llvm::SmallVector<mlir::utils::IteratorType>;

class Emitter : public mlir::ImplicitLocOpBuilder {
public:
  Emitter(mlir::Operation *op, mlir::OpBuilder &builder);

  /// What messages call the operation.
  llvm::StringRef opName() const { return name; }
  void setOpName(llvm::StringRef called) { name = called; }

  // Scalars
  mlir::Value index(int64_t value);
  mlir::Value i64(int64_t value);
  mlir::Value floating(mlir::Type type, double value);
  mlir::Value integer(mlir::Type type, int64_t value);
  mlir::Value zero(mlir::Type type);
  /// A number, which may be complex: #complex.number.
  mlir::Value number(mlir::TypedAttr value);
  /// The number that every element is.
  mlir::Value elementOf(mlir::DenseElementsAttr splat);
  mlir::Value toI64(mlir::Value index);
  mlir::Value toIndex(mlir::Value integer);
  mlir::Value select(mlir::Value condition, mlir::Value ifTrue, mlir::Value ifFalse);

  /// Between an element in memory and the value computed with: a bool is i8 there and i1 here, a 16-bit float its bits
  /// there and a float32 here. Storing rounds it.
  mlir::Value load(mlir::Value stored, mlir::Type elementType);
  mlir::Value store(mlir::Value value, mlir::Type elementType);

  // Extents
  mlir::Value extent(mlir::Value tensor, int64_t dim);
  mlir::OpFoldResult mixedExtent(mlir::Value tensor, int64_t dim);
  llvm::SmallVector<mlir::OpFoldResult> mixedExtents(mlir::Value tensor);
  /// The extents of a type whose unknown ones are `dims`.
  llvm::SmallVector<mlir::OpFoldResult> mixedExtents(mlir::RankedTensorType type, mlir::ValueRange dims);
  /// The unknown extents of a type, in order; each is asked for by its dimension.
  llvm::SmallVector<mlir::Value> unknownExtents(mlir::RankedTensorType type,
                                                llvm::function_ref<mlir::Value(int64_t dim)> extentOf);
  llvm::SmallVector<mlir::Value> unknownExtents(mlir::Value tensor);
  mlir::Value product(llvm::ArrayRef<mlir::OpFoldResult> extents);

  // Tensors
  mlir::Value empty(mlir::RankedTensorType type, mlir::ValueRange dims);
  mlir::Value filled(mlir::RankedTensorType type, mlir::ValueRange dims, mlir::Value scalar);
  /// The same tensor under a type that knows less or more about its extents.
  mlir::Value ofType(mlir::Value tensor, mlir::RankedTensorType type);
  /// The element of a 0-d tensor, as it is in memory.
  mlir::Value extract(mlir::Value tensor0d);
  /// Drops dimensions of extent 1, or puts them in; the axes are those of the longer shape.
  mlir::Value dropUnitDims(mlir::Value tensor, llvm::ArrayRef<int64_t> axes);
  mlir::Value insertUnitDims(mlir::Value tensor, llvm::ArrayRef<int64_t> axes);
  /// All elements in one dimension.
  mlir::Value flatten(mlir::Value tensor);
  /// The other direction: one dimension becomes `type` with the unknown extents `dims`.
  mlir::Value unflatten(mlir::Value tensor, mlir::RankedTensorType type, mlir::ValueRange dims);

  using Body = llvm::function_ref<llvm::SmallVector<mlir::Value>(mlir::ValueRange)>;
  /// linalg.generic; the body is built at this emitter's insertion point and returns what is yielded.
  mlir::linalg::GenericOp generic(mlir::ValueRange inputs, mlir::ValueRange outputs,
                                  llvm::ArrayRef<mlir::AffineMap> maps,
                                  llvm::ArrayRef<mlir::utils::IteratorType> iterators, Body body);
  /// One that is parallel in all dimensions of its one output, which is written in order.
  mlir::Value parallel(mlir::ValueRange inputs, llvm::ArrayRef<mlir::AffineMap> inputMaps, mlir::Value output,
                       llvm::function_ref<mlir::Value(mlir::ValueRange)> body);

  /// Fails the call with "[op] expected <message>" unless the condition holds.
  void check(mlir::Value condition, rt::FailureKind kind, const llvm::Twine &message, mlir::ValueRange values);
  /// Fails the call unless the two are equal; in the message {0} is what was wanted.
  void checkEqual(mlir::Value want, mlir::Value got, rt::FailureKind kind, const llvm::Twine &message);

private:
  llvm::StringRef name;
};

} // namespace tnp::conversion
