// The part of tnp-scalarize-small-state that changes what scf.while, scf.for and scf.if carry.
#include "lib/Transforms/OneElement.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;

namespace tnp::transforms {

RankedTensorType oneElementTensor(Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  return tensor && tensor.hasStaticShape() && tensor.getNumElements() == 1 ? tensor : RankedTensorType();
}

Value extractElement(OpBuilder &builder, Location location, Value tensor) {
  SmallVector<Value> indices;
  if (int64_t rank = cast<RankedTensorType>(tensor.getType()).getRank())
    indices.assign(rank, arith::ConstantIndexOp::create(builder, location, 0));
  return tensor::ExtractOp::create(builder, location, tensor, indices);
}

namespace {

/// The type that carries the same information without memory.
Type carriedType(Type type) {
  RankedTensorType tensor = oneElementTensor(type);
  return tensor ? tensor.getElementType() : type;
}

Value carriedValue(OpBuilder &builder, Location location, Value value) {
  return oneElementTensor(value.getType()) ? extractElement(builder, location, value) : value;
}

bool hasOneElementTensor(TypeRange types) { return llvm::any_of(types, oneElementTensor); }

/// Whether anything that enters, leaves or goes round in the operation is a one-element tensor.
bool carriesOneElementTensor(Operation *op) {
  if (hasOneElementTensor(op->getOperandTypes()) || hasOneElementTensor(op->getResultTypes()))
    return true;
  return llvm::any_of(op->getRegions(), [](Region &region) {
    return !region.empty() && (hasOneElementTensor(region.front().getArgumentTypes()) ||
                               hasOneElementTensor(region.front().getTerminator()->getOperandTypes()));
  });
}

/// Gives the block scalar arguments, which its code sees as the tensors they were, and makes it pass scalars on.
void scalarizeBlock(PatternRewriter &rewriter, Block &block) {
  rewriter.setInsertionPointToStart(&block);
  for (BlockArgument argument : block.getArguments()) {
    RankedTensorType tensor = oneElementTensor(argument.getType());
    if (!tensor)
      continue;
    argument.setType(tensor.getElementType());
    auto wrapped = tensor::FromElementsOp::create(rewriter, argument.getLoc(), tensor, ValueRange(argument));
    rewriter.replaceAllUsesExcept(argument, wrapped, wrapped);
  }
  Operation *terminator = block.getTerminator();
  rewriter.setInsertionPoint(terminator);
  rewriter.modifyOpInPlace(terminator, [&] {
    for (OpOperand &operand : terminator->getOpOperands())
      operand.set(carriedValue(rewriter, terminator->getLoc(), operand.get()));
  });
}

/// One pattern for the three operations: what differs between them, how values flow, does not matter here.
template <typename Op> struct ScalarizeCarries : OpRewritePattern<Op> {
  ScalarizeCarries(MLIRContext *context, Pass::Statistic &count) : OpRewritePattern<Op>(context), count(count) {}

  LogicalResult matchAndRewrite(Op op, PatternRewriter &rewriter) const override {
    if (!carriesOneElementTensor(op))
      return rewriter.notifyMatchFailure(op, "expected a carried tensor of one element");
    Location location = op.getLoc();
    OperationState state(location, op->getName());
    state.addAttributes(op->getAttrs());
    for (Value operand : op->getOperands())
      state.operands.push_back(carriedValue(rewriter, location, operand));
    for (Type type : op->getResultTypes())
      state.types.push_back(carriedType(type));
    for (size_t i = 0; i < op->getNumRegions(); ++i)
      state.addRegion();

    Operation *scalar = rewriter.create(state);
    for (auto [from, to] : llvm::zip_equal(op->getRegions(), scalar->getRegions())) {
      rewriter.inlineRegionBefore(from, to, to.end());
      if (!to.empty())
        scalarizeBlock(rewriter, to.front());
    }
    rewriter.setInsertionPointAfter(scalar);
    SmallVector<Value> results(scalar->getResults());
    for (auto [result, type] : llvm::zip_equal(results, op->getResultTypes()))
      if (RankedTensorType tensor = oneElementTensor(type))
        result = tensor::FromElementsOp::create(rewriter, location, tensor, ValueRange(result));
    rewriter.replaceOp(op, results);
    ++count;
    return success();
  }

  Pass::Statistic &count;
};

} // namespace

void populateScalarizeCarriesPatterns(RewritePatternSet &patterns, Pass::Statistic &count) {
  patterns.add<ScalarizeCarries<scf::WhileOp>, ScalarizeCarries<scf::ForOp>, ScalarizeCarries<scf::IfOp>>(
      patterns.getContext(), count);
}

} // namespace tnp::transforms
