#include "lib/Transforms/NormalizeCarries/Branches.h"

#include "lib/Transforms/NormalizeCarries/BeforeBranch.h"
#include "lib/Transforms/NormalizeCarries/Destinations.h"

using namespace mlir;
using bufferization::MaterializeInDestinationOp;

namespace tnp::transforms {

namespace {

void bindToBuffer(OpBuilder &builder, Location location, Value value, Value buffer) {
  MaterializeInDestinationOp::create(builder, location, /*result=*/Type(), value, buffer, /*restrict=*/true,
                                     /*writable=*/true);
}

/// A buffer for the result, made before the branch; null if the extents are known only inside.
Value createBuffer(scf::IfOp branch, OpResult result) {
  auto type = cast<RankedTensorType>(result.getType());
  BeforeBranch before(branch);
  SmallVector<Value> extents;
  for (int64_t dim = 0; dim < type.getRank(); ++dim) {
    if (!type.isDynamicDim(dim))
      continue;
    Value extent = before.extent(branch.thenYield().getOperand(result.getResultNumber()), dim);
    if (!extent)
      extent = before.extent(branch.elseYield().getOperand(result.getResultNumber()), dim);
    if (!extent)
      return nullptr;
    extents.push_back(extent);
  }
  OpBuilder builder(branch);
  return memref::AllocOp::create(builder, branch.getLoc(), MemRefType::get(type.getShape(), type.getElementType()),
                                 extents);
}

/// The same branch without the results that nobody uses any more.
void dropUnusedResults(scf::IfOp branch) {
  llvm::BitVector unused(branch.getNumResults());
  SmallVector<Value> used;
  for (OpResult result : branch.getResults())
    if (result.use_empty())
      unused.set(result.getResultNumber());
    else
      used.push_back(result);
  for (scf::YieldOp yield : {branch.thenYield(), branch.elseYield()})
    yield->eraseOperands(unused);
  OpBuilder builder(branch);
  auto smaller = scf::IfOp::create(builder, branch.getLoc(), TypeRange(ValueRange(used)), branch.getCondition());
  smaller->setDiscardableAttrs(branch->getDiscardableAttrDictionary());
  smaller.getThenRegion().takeBody(branch.getThenRegion());
  smaller.getElseRegion().takeBody(branch.getElseRegion());
  for (auto [before, after] : llvm::zip_equal(used, smaller.getResults()))
    before.replaceAllUsesWith(after);
  branch.erase();
}

} // namespace

void bindResultsOf(scf::IfOp branch, Pass::Statistic &numBound) {
  for (OpResult result : branch.getResults()) {
    if (!isa<RankedTensorType>(result.getType()) || result.use_empty())
      continue;
    auto bound = result.hasOneUse() ? dyn_cast<MaterializeInDestinationOp>(*result.user_begin()) : nullptr;
    bool toCarry = bound && isa<BlockArgument>(bound.getDest());
    bool toBuffer = bound && isa<MemRefType>(bound.getDest().getType());
    Value destination = toCarry || toBuffer ? bound.getDest() : createBuffer(branch, result);
    if (!destination)
      continue;
    for (scf::YieldOp yield : {branch.thenYield(), branch.elseYield()}) {
      OpOperand &operand = yield->getOpOperand(result.getResultNumber());
      OpBuilder builder(yield);
      if (!toCarry)
        bindToBuffer(builder, yield.getLoc(), operand.get(), destination);
      else if (operand.get() != destination)
        operand.set(materialize(builder, yield.getLoc(), operand.get(), destination));
    }
    OpBuilder builder(branch->getContext());
    builder.setInsertionPointAfter(branch);
    if (toBuffer)
      bound.erase();
    else if (!toCarry)
      result.replaceAllUsesWith(bufferization::ToTensorOp::create(builder, branch.getLoc(), result.getType(),
                                                                  destination, /*restrict=*/true, /*writable=*/true));
    ++numBound;
  }
  dropUnusedResults(branch);
}

} // namespace tnp::transforms
