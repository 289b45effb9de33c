#include "lib/Transforms/LowerKernels/FoldedReductions.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;

namespace tnp::transforms {
namespace {

/// op(accumulated, x) = accumulated for the x that is the constant here.
Value keep(OpBuilder &builder, Location loc, Value accumulated) {
  Type type = accumulated.getType();
  if (auto floats = dyn_cast<FloatType>(type)) {
    auto negativeZero = builder.getFloatAttr(type, APFloat::getZero(floats.getFloatSemantics(), /*Negative=*/true));
    return arith::AddFOp::create(builder, loc, accumulated, arith::ConstantOp::create(builder, loc, negativeZero));
  }
  return arith::OrIOp::create(builder, loc, accumulated,
                              arith::ConstantOp::create(builder, loc, builder.getZeroAttr(type)));
}

/// op(accumulated, value) = value, whatever was accumulated, for one of the constants that reductions stop at; else null.
Value absorb(OpBuilder &builder, Location loc, Value accumulated, Value value) {
  APInt constant;
  if (!matchPattern(value, m_ConstantInt(&constant)))
    return {};
  if (constant.isAllOnes())
    return arith::OrIOp::create(builder, loc, accumulated, value);
  if (constant.isZero())
    return arith::AndIOp::create(builder, loc, accumulated, value);
  if (constant.isMaxSignedValue())
    return arith::MaxSIOp::create(builder, loc, accumulated, value);
  return constant.isMinSignedValue() ? Value(arith::MinSIOp::create(builder, loc, accumulated, value)) : Value();
}

/// What to yield instead of `yielded`, or null where it can stay.
Value restored(OpBuilder &builder, Location loc, Value accumulated, Value yielded) {
  if (yielded == accumulated)
    return keep(builder, loc, accumulated);
  if (auto difference = yielded.getDefiningOp<arith::SubIOp>(); difference && difference.getLhs() == accumulated) {
    Value zero = arith::ConstantOp::create(builder, loc, builder.getZeroAttr(yielded.getType()));
    Value negative = arith::SubIOp::create(builder, loc, zero, difference.getRhs());
    return arith::AddIOp::create(builder, loc, accumulated, negative);
  }
  return absorb(builder, loc, accumulated, yielded);
}

} // namespace

void restoreFoldedReductions(linalg::GenericOp generic) {
  Operation *yield = generic.getBody()->getTerminator();
  SmallVector<unsigned> reductionDims;
  generic.getReductionDims(reductionDims);
  OpBuilder builder(yield);
  for (auto [i, init] : llvm::enumerate(generic.getDpsInitsMutable())) {
    AffineMap map = generic.getMatchingIndexingMap(&init);
    if (llvm::all_of(reductionDims, [&](unsigned dim) { return map.isFunctionOfDim(dim); }))
      continue;
    Value accumulated = generic.getRegionOutputArgs()[i], yielded = yield->getOperand(i);
    if (Value combined = restored(builder, generic.getLoc(), accumulated, yielded))
      yield->setOperand(i, combined);
    if (Operation *unread = yielded.getDefiningOp(); unread && isOpTriviallyDead(unread))
      unread->erase();
  }
}

} // namespace tnp::transforms
