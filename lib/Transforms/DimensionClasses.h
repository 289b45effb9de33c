// Which extents of a function are equal. MLIR's `?` does not say; the structure of the program does.
#pragma once

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/Value.h"

#include <optional>

namespace tnp::transforms {

/// One dimension of a tensor.
struct TensorDim {
  mlir::Value tensor;
  int64_t dim;
};

/// The classes of equal extents of one function on tensors, its loops and branches included. Equal are: dimensions that an
/// operation iterates with one loop, a result and the destination it is written to, an extent and the tensor whose
/// `tensor.dim` it is, and what views and reshapes of unit dimensions keep.
class DimensionClasses {
public:
  explicit DimensionClasses(mlir::func::FuncOp function);

  /// An argument's dimension, and the operation in which it met the rest of its class (null for the first one).
  struct Argument {
    TensorDim dim;
    mlir::Operation *joinedBy;
  };

  /// The arguments' dimensions in the class of this one, in the order of the arguments.
  llvm::ArrayRef<Argument> arguments(TensorDim dim);
  /// The extent that all of the class must have, where one of them is static.
  std::optional<int64_t> known(TensorDim dim);
  /// Whether the two are in one class, or both are known and equal.
  bool areEqual(TensorDim a, TensorDim b);

private:
  struct Node {
    unsigned parent;
    std::optional<int64_t> known;
    llvm::SmallVector<Argument> arguments;
  };

  unsigned add();
  unsigned find(unsigned node);
  void join(unsigned a, unsigned b, mlir::Operation *because);
  unsigned node(TensorDim dim);
  /// The class of an index value: that of the dimension it is the extent of, or its own.
  unsigned node(mlir::OpFoldResult extent);
  void joinAll(mlir::Value a, mlir::Value b, mlir::Operation *because);
  void visit(mlir::Operation *op);
  void visitLoops(mlir::Operation *op);

  llvm::SmallVector<Node> nodes;
  llvm::DenseMap<std::pair<mlir::Value, int64_t>, unsigned> ofDim;
  llvm::DenseMap<mlir::Value, unsigned> ofIndex;
};

} // namespace tnp::transforms
