// Indexing: result types, which operations may fail, and simplification.
#include "lib/Semantics/Indexing.h"

#include "dialects/tnp/IR/Inference.h"
#include "dialects/tnp/IR/TnpOps.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"

using namespace mlir;

namespace tnp::ir {

static_assert(semantics::kDynamic == ShapedType::kDynamic, "one number for what is unknown, in the rules and in MLIR");

/// slice_c1, slice_c6: as many entries as dimensions, and an operand for each unknown start.
static LogicalResult checkEntries(StringRef op, std::optional<Location> location, Type type, ValueRange starts,
                                  ArrayRef<int64_t> staticStarts, ArrayRef<int64_t> sizes, ArrayRef<int64_t> strides) {
  size_t rank = cast<RankedTensorType>(type).getRank();
  if (staticStarts.size() != rank || sizes.size() != rank || strides.size() != rank)
    return emitOptionalError(location, "[", op, "] expected ", rank, " starts, sizes and strides, but got ",
                             staticStarts.size(), ", ", sizes.size(), " and ", strides.size());
  size_t unknown = llvm::count_if(staticStarts, ShapedType::isDynamic);
  if (unknown != starts.size())
    return emitOptionalError(location, "[", op, "] expected ", unknown, " operands for the unknown starts, but got ",
                             starts.size());
  return success();
}

LogicalResult SliceOp::inferReturnTypes(MLIRContext *context, std::optional<Location> location, Adaptor adaptor,
                                        SmallVectorImpl<Type> &results) {
  Type type = adaptor.getX().getType();
  if (failed(checkEntries("slice", location, type, adaptor.getStarts(), adaptor.getStaticStarts(), adaptor.getSizes(),
                          adaptor.getStrides())))
    return failure();
  return deliver(semantics::inferSlice(toSemantics(cast<RankedTensorType>(type)), adaptor.getStaticStarts(),
                                       adaptor.getSizes(), adaptor.getStrides()),
                 context, location, results);
}

LogicalResult UpdateSliceOp::inferReturnTypes(MLIRContext *context, std::optional<Location> location, Adaptor adaptor,
                                              SmallVectorImpl<Type> &results) {
  Type type = adaptor.getX().getType();
  if (failed(checkEntries("update_slice", location, type, adaptor.getStarts(), adaptor.getStaticStarts(),
                          adaptor.getSizes(), adaptor.getStrides())))
    return failure();
  return deliver(semantics::inferUpdateSlice(toSemantics(cast<RankedTensorType>(type)),
                                             toSemantics(cast<RankedTensorType>(adaptor.getValue().getType())),
                                             adaptor.getStaticStarts(), adaptor.getSizes(), adaptor.getStrides()),
                 context, location, results);
}

LogicalResult TakeOp::inferReturnTypes(MLIRContext *context, std::optional<Location> location, Adaptor adaptor,
                                       SmallVectorImpl<Type> &results) {
  SmallVector<semantics::TensorType> types = toSemantics(adaptor.getOperands().getTypes());
  if (static_cast<int64_t>(adaptor.getAxis()) < 0)
    return emitOptionalError(location, "[take] expected an axis that is not negative");
  return deliver(semantics::inferTake(types[0], types[1], adaptor.getAxis()), context, location, results);
}

LogicalResult GatherOp::inferReturnTypes(MLIRContext *context, std::optional<Location> location, Adaptor adaptor,
                                         SmallVectorImpl<Type> &results) {
  SmallVector<semantics::TensorType> types = toSemantics(adaptor.getOperands().getTypes());
  return deliver(
      semantics::inferGather("gather", types[0], ArrayRef(types).drop_front(), adaptor.getAxes(), adaptor.getToFront()),
      context, location, results);
}

LogicalResult ScatterOp::inferReturnTypes(MLIRContext *context, std::optional<Location> location, Adaptor adaptor,
                                          SmallVectorImpl<Type> &results) {
  SmallVector<semantics::TensorType> types = toSemantics(adaptor.getOperands().getTypes());
  return deliver(semantics::inferScatter("scatter", types[0], types[1], ArrayRef(types).drop_front(2),
                                         adaptor.getAxes(), adaptor.getToFront(), adaptor.getCombine()),
                 context, location, results);
}

LogicalResult CompressOp::inferReturnTypes(MLIRContext *context, std::optional<Location> location, Adaptor adaptor,
                                           SmallVectorImpl<Type> &results) {
  SmallVector<semantics::TensorType> types = toSemantics(adaptor.getOperands().getTypes());
  return deliver(semantics::inferCompress(types[0], types[1]), context, location, results);
}

/// Whether a slice may leave its dimension: with a start that is an operand, or with a size that an unknown extent has to
/// hold. What runs to the end, and nothing, are inside of any extent.
static bool mayLeave(RankedTensorType type, ValueRange starts, ArrayRef<int64_t> sizes) {
  return !starts.empty() || llvm::any_of(llvm::seq(type.getRank()), [&](int64_t i) {
    return type.isDynamicDim(i) && ShapedType::isStatic(sizes[i]) && sizes[i] > 0;
  });
}

void SliceOp::getEffects(SmallVectorImpl<MemoryEffects::EffectInstance> &effects) {
  if (mayLeave(getX().getType(), getStarts(), getSizes()))
    addFailureEffect(effects);
}

void UpdateSliceOp::getEffects(SmallVectorImpl<MemoryEffects::EffectInstance> &effects) {
  if (mayLeave(getX().getType(), getStarts(), getSizes()))
    addFailureEffect(effects);
}

/// compress_c2, and the number of rows where the declared type knows it.
void CompressOp::getEffects(SmallVectorImpl<MemoryEffects::EffectInstance> &effects) {
  auto covered = getX().getType().getShape().take_front(getMask().getType().getRank());
  if (ShapedType::isDynamicShape(covered) || !getMask().getType().hasStaticShape() ||
      !getResult().getType().isDynamicDim(0))
    addFailureEffect(effects);
}

void GatherOp::getEffects(SmallVectorImpl<MemoryEffects::EffectInstance> &effects) { addFailureEffect(effects); }

void ScatterOp::getEffects(SmallVectorImpl<MemoryEffects::EffectInstance> &effects) { addFailureEffect(effects); }

void TakeOp::getEffects(SmallVectorImpl<MemoryEffects::EffectInstance> &effects) { addFailureEffect(effects); }

/// A slice of everything is the operand.
OpFoldResult SliceOp::fold(FoldAdaptor) {
  RankedTensorType type = getX().getType();
  if (type != getResult().getType() || !getStarts().empty())
    return {};
  bool isWhole = llvm::all_of(llvm::seq(type.getRank()), [&](int64_t i) {
    int64_t size = getSizes()[i];
    return getStaticStarts()[i] == 0 && getStrides()[i] == 1 &&
           (ShapedType::isDynamic(size) || size == type.getDimSize(i));
  });
  return isWhole ? getX() : Value();
}

namespace {

/// The place of a constant start in a known extent, if it is inside.
std::optional<int64_t> knownStart(Value start, int64_t extent) {
  DenseIntElementsAttr value;
  if (ShapedType::isDynamic(extent) || !matchPattern(start, m_Constant(&value)))
    return std::nullopt;
  int64_t place = value.getSplatValue<APInt>().getSExtValue();
  place = place < 0 ? place + extent : place;
  return 0 <= place && place < extent ? std::optional(place) : std::nullopt;
}

/// A start that turned out to be a constant inside of a known extent becomes static. Others stay and fail at run time.
struct FoldConstantStarts : OpRewritePattern<SliceOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(SliceOp op, PatternRewriter &rewriter) const override {
    SmallVector<int64_t> staticStarts(op.getStaticStarts());
    SmallVector<Value> starts;
    auto next = op.getStarts().begin();
    for (auto [i, start] : llvm::enumerate(staticStarts)) {
      if (!ShapedType::isDynamic(start))
        continue;
      Value operand = *next++;
      if (std::optional<int64_t> known = knownStart(operand, op.getX().getType().getDimSize(i)))
        start = *known;
      else
        starts.push_back(operand);
    }
    if (starts.size() == op.getStarts().size())
      return rewriter.notifyMatchFailure(op, "expected a constant start inside of a known extent");
    rewriter.replaceOpWithNewOp<SliceOp>(op, op.getResult().getType(), op.getX(), starts, staticStarts, op.getSizes(),
                                         op.getStrides());
    return success();
  }
};

} // namespace

void SliceOp::getCanonicalizationPatterns(RewritePatternSet &patterns, MLIRContext *context) {
  patterns.add<FoldConstantStarts>(context);
}

} // namespace tnp::ir
