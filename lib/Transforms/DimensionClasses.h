// Which extents of a function's tensors are the same number: MLIR does not know that two `?` are equal.
#pragma once

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Dominance.h"

#include <map>
#include <optional>

namespace tnp::transforms {

/// Partitions the extents (tensor, dimension) of one function, nested regions included, into classes of equal ones.
///
/// Two extents are in one class where an operation is only right if they are equal: they run along one loop of a
/// generic, are carried in one place of a loop, and so on. That is an assumption. Each class has one origin, known
/// before all others, and each further origin that came into it is a `Meeting` that somebody has to check
/// (tnp-canonicalize-dims does).
class DimensionClasses {
public:
  /// Where an extent comes from: a number, an index value, or what a tensor happens to have.
  struct Origin {
    int64_t constant = mlir::ShapedType::kDynamic;
    mlir::Value index;  ///< the size that a tensor was made with
    mlir::Value tensor; ///< an argument, or the result of an operation that decides about its extents
    int64_t dim = 0;    ///< of the tensor

    bool isConstant() const { return !mlir::ShapedType::isDynamic(constant); }
    bool isArgument() const;
    /// The value whose definition makes the extent known; null for constants.
    mlir::Value anchor() const { return index ? index : tensor; }
  };

  /// Two extents of different origin that `op` takes for equal. Where the one is known before the other, `first` is the
  /// origin of the class and `isUnited` holds; else they stay two classes, which only `op` takes for equal.
  struct Meeting {
    mlir::Operation *op;
    Origin first, second;
    bool isUnited;
  };

  explicit DimensionClasses(mlir::func::FuncOp function);

  /// The number of the extent's class; extents of equal number are equal.
  unsigned classOf(mlir::Value tensor, int64_t dim);
  const Origin &originOf(unsigned dimensionClass) { return *nodes[find(dimensionClass)].origin; }

  /// In the order of the program.
  llvm::ArrayRef<Meeting> meetings() const { return found; }

private:
  struct Node {
    unsigned parent;
    std::optional<Origin> origin; ///< of roots; none until it is known where a loop-carried tensor comes from
  };

  unsigned newNode(std::optional<Origin> origin);
  unsigned find(unsigned node);
  void unite(unsigned a, unsigned b, mlir::Operation *op);
  /// Whether the origin is known wherever the other is.
  bool precedes(const Origin &a, const Origin &b);
  bool isKnownBefore(unsigned dimensionClass, mlir::Operation *op);

  unsigned node(mlir::Value tensor, int64_t dim);
  unsigned constantNode(int64_t extent);
  unsigned node(mlir::OpFoldResult extent);

  void uniteShapes(mlir::Value a, mlir::Value b, mlir::Operation *op);
  void uniteAll(mlir::ValueRange a, mlir::ValueRange b, mlir::Operation *op);
  void visit(mlir::Block &block);
  void enter(mlir::Operation *op);
  void leave(mlir::Operation *op);
  void visitStructured(mlir::Operation *op);
  void visitReshape(mlir::Value longer, mlir::Value shorter, llvm::ArrayRef<mlir::ReassociationIndices> groups,
                    mlir::Operation *op);
  void visitSlice(mlir::Operation *op);
  void visitBranch(mlir::Operation *op);

  mlir::DominanceInfo dominance;
  std::vector<Node> nodes;
  llvm::DenseMap<std::pair<mlir::Value, int64_t>, unsigned> extents;
  llvm::DenseMap<mlir::Value, unsigned> indices;
  std::map<int64_t, unsigned> constants; // no DenseMap: it keeps the largest number for itself
  std::vector<Meeting> found;
};

} // namespace tnp::transforms
