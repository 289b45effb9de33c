#include "lib/Transforms/DimensionClasses.h"

#include "dialects/rt/IR/RtDialect.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"

using namespace mlir;

namespace tnp::transforms {

DimensionClasses::DimensionClasses(func::FuncOp function) {
  for (BlockArgument argument : function.getArguments())
    if (auto type = dyn_cast<RankedTensorType>(argument.getType()))
      for (int64_t dim = 0; dim < type.getRank(); ++dim)
        if (type.isDynamicDim(dim))
          nodes[node(TensorDim{argument, dim})].arguments.push_back({{argument, dim}, nullptr});
  function.walk<WalkOrder::PreOrder>([&](Operation *op) { visit(op); });
}

llvm::ArrayRef<DimensionClasses::Argument> DimensionClasses::arguments(TensorDim dim) { return nodes[find(node(dim))].arguments; }

std::optional<int64_t> DimensionClasses::known(TensorDim dim) { return nodes[find(node(dim))].known; }

bool DimensionClasses::areEqual(TensorDim a, TensorDim b) {
  unsigned x = find(node(a)), y = find(node(b));
  return x == y || (nodes[x].known && nodes[x].known == nodes[y].known);
}

unsigned DimensionClasses::add() {
  nodes.push_back({static_cast<unsigned>(nodes.size()), std::nullopt, {}});
  return nodes.size() - 1;
}

unsigned DimensionClasses::find(unsigned node) {
  while (nodes[node].parent != node)
    node = nodes[node].parent = nodes[nodes[node].parent].parent;
  return node;
}

void DimensionClasses::join(unsigned a, unsigned b, Operation *because) {
  a = find(a), b = find(b);
  if (a == b)
    return;
  Node &into = nodes[a], &from = nodes[b];
  from.parent = a;
  // The first argument to have met a known extent, or an earlier argument, carries the blame.
  if (!from.arguments.empty() && (!into.arguments.empty() || into.known) && !from.arguments.front().joinedBy)
    from.arguments.front().joinedBy = because;
  if (!into.arguments.empty() && from.known && !into.known && !into.arguments.front().joinedBy)
    into.arguments.front().joinedBy = because;
  if (!into.known)
    into.known = from.known;
  into.arguments.append(from.arguments);
  from.arguments.clear();
}

unsigned DimensionClasses::node(TensorDim dim) {
  auto [entry, isNew] = ofDim.try_emplace({dim.tensor, dim.dim}, 0);
  if (isNew) {
    unsigned fresh = add();
    auto type = cast<RankedTensorType>(dim.tensor.getType());
    if (!type.isDynamicDim(dim.dim))
      nodes[fresh].known = type.getDimSize(dim.dim);
    ofDim[{dim.tensor, dim.dim}] = fresh;
    return fresh;
  }
  return entry->second;
}

unsigned DimensionClasses::node(OpFoldResult extent) {
  if (std::optional<int64_t> constant = getConstantIntValue(extent)) {
    unsigned fresh = add();
    nodes[fresh].known = constant;
    return fresh;
  }
  Value value = cast<Value>(extent);
  if (auto dim = value.getDefiningOp<tensor::DimOp>())
    if (std::optional<int64_t> index = dim.getConstantIndex(); index && isa<RankedTensorType>(dim.getSource().getType()))
      return node(TensorDim{dim.getSource(), *index});
  auto [entry, isNew] = ofIndex.try_emplace(value, 0);
  return isNew ? ofIndex[value] = add() : entry->second;
}

void DimensionClasses::joinAll(Value a, Value b, Operation *because) {
  for (int64_t dim = 0, rank = cast<RankedTensorType>(a.getType()).getRank(); dim < rank; ++dim)
    join(node(TensorDim{a, dim}), node(TensorDim{b, dim}), because);
}

/// Dimensions that one loop runs over are equal.
void DimensionClasses::visitLoops(Operation *op) {
  auto linalgOp = cast<linalg::LinalgOp>(op);
  SmallVector<std::optional<unsigned>> loops(linalgOp.getNumLoops());
  for (OpOperand &operand : op->getOpOperands()) {
    if (!isa<RankedTensorType>(operand.get().getType()))
      continue;
    for (auto [dim, expression] : llvm::enumerate(linalgOp.getMatchingIndexingMap(&operand).getResults()))
      if (auto loop = dyn_cast<AffineDimExpr>(expression)) {
        unsigned here = node(TensorDim{operand.get(), static_cast<int64_t>(dim)});
        std::optional<unsigned> &seen = loops[loop.getPosition()];
        if (seen)
          join(*seen, here, op);
        seen = here;
      }
  }
}

void DimensionClasses::visit(Operation *op) {
  if (isa<linalg::LinalgOp>(op))
    visitLoops(op);
  if (auto destinationStyle = dyn_cast<DestinationStyleOpInterface>(op))
    for (OpResult result : op->getResults())
      if (isa<RankedTensorType>(result.getType()))
        joinAll(result, destinationStyle.getTiedOpOperand(result)->get(), op);
  if (auto empty = dyn_cast<tensor::EmptyOp>(op))
    for (auto [dim, size] : llvm::enumerate(empty.getMixedSizes()))
      join(node(TensorDim{empty, static_cast<int64_t>(dim)}), node(size), op);
  if (auto slice = dyn_cast<tensor::ExtractSliceOp>(op); slice && slice.getType().getRank() == slice.getSourceType().getRank())
    for (auto [dim, size] : llvm::enumerate(slice.getMixedSizes()))
      join(node(TensorDim{slice, static_cast<int64_t>(dim)}), node(size), op);
  if (auto cast = dyn_cast<tensor::CastOp>(op); cast && isa<RankedTensorType>(cast.getSource().getType()) && isa<RankedTensorType>(cast.getType()))
    joinAll(cast.getSource(), cast, op);
  if (auto compress = dyn_cast<rt::CompressOp>(op); compress && compress.getResult())
    join(node(TensorDim{compress.getSource(), 0}), node(TensorDim{compress.getMask(), 0}), op);
  auto viewsUnitDims = [&](Value wide, Value narrow, ArrayRef<ReassociationIndices> groups) {
    auto type = cast<RankedTensorType>(wide.getType());
    for (auto [dim, group] : llvm::enumerate(groups)) {
      auto real = llvm::make_filter_range(group, [&](int64_t d) { return type.getDimSize(d) != 1; });
      if (llvm::hasSingleElement(real))
        join(node(TensorDim{wide, *real.begin()}), node(TensorDim{narrow, static_cast<int64_t>(dim)}), op);
    }
  };
  if (auto collapse = dyn_cast<tensor::CollapseShapeOp>(op))
    viewsUnitDims(collapse.getSrc(), collapse.getResult(), collapse.getReassociationIndices());
  if (auto expand = dyn_cast<tensor::ExpandShapeOp>(op))
    viewsUnitDims(expand.getResult(), expand.getSrc(), expand.getReassociationIndices());
}

} // namespace tnp::transforms
