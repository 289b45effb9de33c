#include "lib/Transforms/DimensionClasses.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"

#include <tuple>

using namespace mlir;

namespace tnp::transforms {

//===- Classes ----------------------------------------------------------------------------------------------------===//

static std::optional<unsigned> argumentNumber(Value tensor) {
  auto argument = dyn_cast_or_null<BlockArgument>(tensor);
  if (argument && isa<func::FuncOp>(argument.getOwner()->getParentOp()))
    return argument.getArgNumber();
  return std::nullopt;
}

bool DimensionClasses::Origin::isArgument() const { return !index && argumentNumber(tensor); }

unsigned DimensionClasses::newNode(std::optional<Origin> origin) {
  nodes.push_back({static_cast<unsigned>(nodes.size()), origin});
  return nodes.size() - 1;
}

unsigned DimensionClasses::find(unsigned node) {
  while (nodes[node].parent != node)
    node = nodes[node].parent = nodes[nodes[node].parent].parent;
  return node;
}

bool DimensionClasses::precedes(const Origin &a, const Origin &b) {
  if (a.isConstant() || b.isConstant())
    return a.isConstant();
  if (a.isArgument() && b.isArgument())
    return std::tuple(*argumentNumber(a.tensor), a.dim) <= std::tuple(*argumentNumber(b.tensor), b.dim);
  if (a.isArgument() || b.isArgument())
    return a.isArgument();
  Operation *later = b.anchor().getDefiningOp();
  if (!later)
    later = &cast<BlockArgument>(b.anchor()).getOwner()->front();
  return a.anchor().getDefiningOp() == later || dominance.properlyDominates(a.anchor(), later);
}

bool DimensionClasses::isKnownBefore(unsigned dimensionClass, Operation *op) {
  const std::optional<Origin> &origin = nodes[find(dimensionClass)].origin;
  return origin && (origin->isConstant() || origin->isArgument() || dominance.properlyDominates(origin->anchor(), op));
}

void DimensionClasses::unite(unsigned a, unsigned b, Operation *op) {
  a = find(a), b = find(b);
  if (a == b)
    return;
  std::optional<Origin> first = nodes[a].origin, second = nodes[b].origin;
  if (first && second) {
    bool isFirst = precedes(*first, *second);
    if (!isFirst && precedes(*second, *first))
      std::swap(first, second);
    else if (!isFirst || (first->isConstant() && second->isConstant())) {
      found.push_back({op, *first, *second, /*isUnited=*/false});
      return;
    }
    found.push_back({op, *first, *second, /*isUnited=*/true});
  }
  nodes[b].parent = a;
  nodes[a].origin = first ? first : second;
}

//===- Extents ----------------------------------------------------------------------------------------------------===//

unsigned DimensionClasses::constantNode(int64_t extent) {
  auto [place, isNew] = constants.try_emplace(extent, nodes.size());
  if (isNew)
    newNode(Origin{extent, {}, {}, 0});
  return place->second;
}

unsigned DimensionClasses::node(Value tensor, int64_t dim) {
  int64_t extent = cast<RankedTensorType>(tensor.getType()).getDimSize(dim);
  if (!ShapedType::isDynamic(extent))
    return constantNode(extent);
  auto [place, isNew] = extents.try_emplace({tensor, dim}, nodes.size());
  if (isNew)
    newNode(std::nullopt);
  return place->second;
}

unsigned DimensionClasses::node(OpFoldResult extent) {
  if (std::optional<int64_t> constant = getConstantIntValue(extent))
    return constantNode(*constant);
  Value index = cast<Value>(extent);
  if (auto dim = index.getDefiningOp<tensor::DimOp>())
    if (auto constant = dim.getConstantIndex(); constant && isa<RankedTensorType>(dim.getSource().getType()))
      return node(dim.getSource(), *constant);
  auto [place, isNew] = indices.try_emplace(index, nodes.size());
  if (isNew)
    newNode(Origin{ShapedType::kDynamic, index, {}, 0});
  return place->second;
}

unsigned DimensionClasses::classOf(Value tensor, int64_t dim) {
  unsigned known = find(node(tensor, dim));
  // A tensor that came into being after the analysis knows its own extents best.
  if (!nodes[known].origin)
    nodes[known].origin = Origin{ShapedType::kDynamic, {}, tensor, dim};
  return known;
}

//===- Operations -------------------------------------------------------------------------------------------------===//

static bool isTensor(Value value) { return isa<RankedTensorType>(value.getType()); }

void DimensionClasses::uniteShapes(Value a, Value b, Operation *op) {
  if (!isTensor(a) || !isTensor(b))
    return;
  for (int64_t dim : llvm::seq(cast<RankedTensorType>(a.getType()).getRank()))
    unite(node(a, dim), node(b, dim), op);
}

void DimensionClasses::uniteAll(ValueRange a, ValueRange b, Operation *op) {
  for (auto [one, other] : llvm::zip_equal(a, b))
    uniteShapes(one, other, op);
}

/// All extents along one loop are equal; an initial value and its result have one shape.
void DimensionClasses::visitStructured(Operation *op) {
  if (auto structured = dyn_cast<linalg::LinalgOp>(op)) {
    SmallVector<std::optional<unsigned>> loops(structured.getNumLoops());
    for (OpOperand &operand : op->getOpOperands()) {
      if (!isTensor(operand.get()))
        continue;
      for (auto [dim, expr] : llvm::enumerate(structured.getMatchingIndexingMap(&operand).getResults())) {
        auto loop = dyn_cast<AffineDimExpr>(expr);
        if (!loop)
          continue;
        std::optional<unsigned> &extent = loops[loop.getPosition()];
        if (extent)
          unite(*extent, node(operand.get(), dim), op);
        else
          extent = node(operand.get(), dim);
      }
    }
  }
  auto destinationStyle = cast<DestinationStyleOpInterface>(op);
  for (OpResult result : op->getResults())
    uniteShapes(destinationStyle.getTiedOpOperand(result)->get(), result, op);
}

/// Extents of 1 come and go; what stays alone in its group stays as it is.
void DimensionClasses::visitReshape(Value longer, Value shorter, ArrayRef<ReassociationIndices> groups, Operation *op) {
  auto type = cast<RankedTensorType>(longer.getType());
  for (auto [dim, group] : llvm::enumerate(groups)) {
    SmallVector<int64_t> rest = llvm::filter_to_vector(group, [&](int64_t d) { return type.getDimSize(d) != 1; });
    if (rest.size() == 1)
      unite(node(longer, rest[0]), node(shorter, dim), op);
  }
}

/// The part has the sizes of the slice; what is inserted into keeps its shape.
void DimensionClasses::visitSlice(Operation *op) {
  auto extract = dyn_cast<tensor::ExtractSliceOp>(op);
  auto insert = dyn_cast<tensor::InsertSliceOp>(op);
  Value part = extract ? extract.getResult() : insert.getSource();
  llvm::SmallBitVector dropped = extract ? extract.getDroppedDims() : insert.getDroppedDims();
  int64_t dim = 0;
  for (auto [axis, size] : llvm::enumerate(cast<OffsetSizeAndStrideOpInterface>(op).getMixedSizes()))
    if (!dropped.test(axis))
      unite(node(size), node(part, dim++), op);
  if (insert)
    uniteShapes(insert.getDest(), insert.getResult(), op);
}

/// Both branches must agree where one extent is known before the branch, since the buffer is made there. Where both are
/// known only inside, the result decides.
void DimensionClasses::visitBranch(Operation *op) {
  auto branch = cast<scf::IfOp>(op);
  for (OpResult result : branch.getResults()) {
    auto type = dyn_cast<RankedTensorType>(result.getType());
    for (int64_t dim : llvm::seq(type ? type.getRank() : 0)) {
      if (!type.isDynamicDim(dim))
        continue;
      unsigned one = node(branch.thenYield().getOperand(result.getResultNumber()), dim);
      unsigned other = node(branch.elseYield().getOperand(result.getResultNumber()), dim);
      if (!isKnownBefore(one, op))
        std::swap(one, other);
      if (!isKnownBefore(one, op))
        continue;
      unite(one, other, op);
      unite(one, node(result, dim), op);
    }
  }
}

/// What is known before the regions of the operation are.
void DimensionClasses::enter(Operation *op) {
  if (auto loop = dyn_cast<scf::ForOp>(op)) {
    uniteAll(loop.getInitArgs(), loop.getRegionIterArgs(), op);
  } else if (auto loop = dyn_cast<scf::WhileOp>(op)) {
    uniteAll(loop.getInits(), loop.getBeforeArguments(), op);
  } else if (auto condition = dyn_cast<scf::ConditionOp>(op)) {
    uniteAll(condition.getArgs(), cast<scf::WhileOp>(op->getParentOp()).getAfterArguments(), op);
  } else if (auto yield = dyn_cast<scf::YieldOp>(op)) {
    if (auto loop = dyn_cast<scf::ForOp>(op->getParentOp()))
      uniteAll(loop.getRegionIterArgs(), yield.getOperands(), op);
    else if (auto loop = dyn_cast<scf::WhileOp>(op->getParentOp()))
      uniteAll(loop.getBeforeArguments(), yield.getOperands(), op);
  }
}

/// What is known after them: the extents of the results.
void DimensionClasses::leave(Operation *op) {
  if (isa<DestinationStyleOpInterface>(op)) {
    visitStructured(op);
  } else if (auto empty = dyn_cast<tensor::EmptyOp>(op)) {
    for (auto [dim, extent] : llvm::enumerate(empty.getMixedSizes()))
      unite(node(extent), node(empty.getResult(), dim), op);
  } else if (auto cast = dyn_cast<tensor::CastOp>(op)) {
    uniteShapes(cast.getSource(), cast.getDest(), op);
  } else if (auto insert = dyn_cast<tensor::InsertOp>(op)) {
    uniteShapes(insert.getDest(), insert.getResult(), op);
  } else if (auto select = dyn_cast<arith::SelectOp>(op)) {
    uniteShapes(select.getTrueValue(), select.getFalseValue(), op);
    uniteShapes(select.getTrueValue(), select.getResult(), op);
  } else if (isa<tensor::ExtractSliceOp, tensor::InsertSliceOp>(op)) {
    visitSlice(op);
  } else if (auto collapse = dyn_cast<tensor::CollapseShapeOp>(op)) {
    visitReshape(collapse.getSrc(), collapse.getResult(), collapse.getReassociationIndices(), op);
  } else if (auto expand = dyn_cast<tensor::ExpandShapeOp>(op)) {
    visitReshape(expand.getResult(), expand.getSrc(), expand.getReassociationIndices(), op);
    for (auto [dim, extent] : llvm::enumerate(expand.getMixedOutputShape()))
      unite(node(extent), node(expand.getResult(), dim), op);
  } else if (auto loop = dyn_cast<scf::ForOp>(op)) {
    uniteAll(loop.getInitArgs(), loop.getResults(), op);
  } else if (auto loop = dyn_cast<scf::WhileOp>(op)) {
    uniteAll(loop.getConditionOp().getArgs(), loop.getResults(), op);
  } else if (isa<scf::IfOp>(op) && op->getNumResults() != 0) {
    visitBranch(op);
  }
}

void DimensionClasses::visit(Block &block) {
  for (Operation &op : block) {
    enter(&op);
    if (!isa<linalg::LinalgOp>(op))
      for (Region &region : op.getRegions())
        for (Block &inner : region)
          visit(inner);
    leave(&op);
    // An operation that none of the rules knows decides about its extents itself.
    for (Value result : op.getResults())
      if (auto type = dyn_cast<RankedTensorType>(result.getType()))
        for (int64_t dim : llvm::seq(type.getRank()))
          if (unsigned extent = find(node(result, dim)); !nodes[extent].origin)
            nodes[extent].origin = Origin{ShapedType::kDynamic, {}, result, dim};
  }
}

DimensionClasses::DimensionClasses(func::FuncOp function) : dominance(function) {
  for (BlockArgument argument : function.getArguments())
    if (auto type = dyn_cast<RankedTensorType>(argument.getType()))
      for (int64_t dim : llvm::seq(type.getRank()))
        if (type.isDynamicDim(dim))
          nodes[node(argument, dim)].origin = Origin{ShapedType::kDynamic, {}, argument, dim};
  for (Block &block : function.getBody())
    visit(block);
}

} // namespace tnp::transforms
