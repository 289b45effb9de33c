// Reduction: one generic over all dimensions, the reduced ones as reductions; kept dimensions are put back as extents 1.
#include "dialects/tnp/IR/TnpOps.h"
#include "lib/Conversion/TnpToLinalg/Casts.h"
#include "lib/Conversion/TnpToLinalg/ComplexBodies.h"
#include "lib/Conversion/TnpToLinalg/Half.h"
#include "lib/Conversion/TnpToLinalg/Patterns.h"

#include "mlir/Dialect/Complex/IR/Complex.h"

using namespace mlir;

namespace tnp::conversion {

namespace {

//===- The iteration space ----------------------------------------------------------------------------------------===//

/// Where a reduction runs and where it writes.
struct ReductionSpace {
  ReductionSpace(Emitter &emit, Value operand, ArrayRef<int64_t> axes) {
    auto type = cast<RankedTensorType>(operand.getType());
    SmallVector<AffineExpr> kept;
    for (int64_t dim : llvm::seq(type.getRank())) {
      bool isReduced = llvm::is_contained(axes, dim);
      iterators.push_back(isReduced ? utils::IteratorType::reduction : utils::IteratorType::parallel);
      if (isReduced)
        continue;
      kept.push_back(emit.getAffineDimExpr(dim));
      shape.push_back(type.getDimSize(dim));
      if (type.isDynamicDim(dim))
        dims.push_back(emit.extent(operand, dim));
    }
    input = emit.getMultiDimIdentityMap(type.getRank());
    output = AffineMap::get(type.getRank(), 0, kept, emit.getContext());
  }

  IteratorTypes iterators;
  SmallVector<int64_t> shape; // of the result without the reduced dimensions
  SmallVector<Value> dims;
  AffineMap input, output;
};

/// What a reduction does: where it starts, how it takes one more element. Everything is as in memory.
struct Accumulation {
  TypedAttr start;
  std::function<Value(Emitter &, Value element, Value accumulated)> step;
};

Value reduce(Emitter &emit, Value operand, ArrayRef<int64_t> axes, const Accumulation &accumulation) {
  ReductionSpace space(emit, operand, axes);
  auto type = RankedTensorType::get(space.shape, accumulation.start.getType());
  Value init = emit.filled(type, space.dims, emit.number(accumulation.start));
  return emit
      .generic(operand, init, {space.input, space.output}, space.iterators,
               [&](ValueRange x) -> SmallVector<Value> { return {accumulation.step(emit, x[0], x[1])}; })
      .getResult(0);
}

/// The result with the reduced dimensions back in, if wanted, and of the declared type.
Value finish(Emitter &emit, Value reduced, ArrayRef<int64_t> axes, bool keepdims, RankedTensorType type) {
  if (keepdims)
    reduced = emit.insertUnitDims(reduced, axes);
  return emit.ofType(reduced, storageOf(type));
}

/// Fails where a reduced extent is 0: there is no largest of nothing.
void checkNotEmpty(Emitter &emit, Value operand, ArrayRef<int64_t> axes) {
  for (int64_t axis : axes) {
    if (!cast<RankedTensorType>(operand.getType()).isDynamicDim(axis))
      continue;
    Value extent = emit.extent(operand, axis);
    Value isFine = arith::CmpIOp::create(emit, arith::CmpIPredicate::ne, extent, emit.index(0));
    emit.check(isFine, rt::FailureKind::value_error,
               "at least one element along axis " + Twine(axis) + ", but got an extent of {0}", extent);
  }
}

//===- The accumulations ------------------------------------------------------------------------------------------===//

template <typename Op> Value combine(Emitter &emit, Value element, Value accumulated) {
  return Op::create(emit, element, accumulated);
}

/// Takes the element as it is computed with; a 16-bit float is accumulated in float32.
template <typename Op> auto combineAs(Type type) {
  return [type](Emitter &emit, Value element, Value accumulated) -> Value {
    return Op::create(emit, emit.load(element, type), accumulated);
  };
}

Accumulation sumOf(Builder &builder, Type from, Type result) {
  Type to = computedOf(result);
  auto step = [from, to](Emitter &emit, Value element, Value accumulated) -> Value {
    Value wide = convertScalar(emit, emit.load(element, from), from, to);
    if (isa<ComplexType>(to))
      return addComplex(emit, {wide, accumulated});
    if (isa<FloatType>(to))
      return arith::AddFOp::create(emit, wide, accumulated);
    return arith::AddIOp::create(emit, wide, accumulated);
  };
  if (auto complex = dyn_cast<ComplexType>(to))
    return {complex::NumberAttr::get(complex, 0, 0), step};
  return {builder.getZeroAttr(storageOf(to)), step};
}

Accumulation productOf(Builder &builder, Type from, Type result) {
  Type to = computedOf(result);
  auto step = [from, to](Emitter &emit, Value element, Value accumulated) -> Value {
    Value wide = convertScalar(emit, emit.load(element, from), from, to);
    if (isa<ComplexType>(to))
      return multiplyComplex(emit, {wide, accumulated});
    if (isa<FloatType>(to))
      return arith::MulFOp::create(emit, wide, accumulated);
    return arith::MulIOp::create(emit, wide, accumulated);
  };
  if (auto complex = dyn_cast<ComplexType>(to))
    return {complex::NumberAttr::get(complex, 1, 0), step};
  return {builder.getOneAttr(storageOf(to)), step};
}

/// The largest or smallest. A bool is 0 or 1 in memory, so its bytes are compared.
Accumulation extremumOf(Builder &builder, Type type, bool isMaximum) {
  if (auto complex = dyn_cast<ComplexType>(type)) {
    double worst = (isMaximum ? -1 : 1) * std::numeric_limits<double>::infinity();
    return {complex::NumberAttr::get(complex, worst, worst), [=](Emitter &emit, Value element, Value best) {
              return emit.select(isBetterComplex(emit, element, best, isMaximum), element, best);
            }};
  }
  if (auto floating = dyn_cast<FloatType>(computedOf(type))) {
    auto infinity = APFloat::getInf(floating.getFloatSemantics(), /*Negative=*/isMaximum);
    TypedAttr start = builder.getFloatAttr(floating, infinity);
    return isMaximum ? Accumulation{start, combineAs<arith::MaximumFOp>(type)}
                     : Accumulation{start, combineAs<arith::MinimumFOp>(type)};
  }
  if (type.isInteger(1))
    return {builder.getI8IntegerAttr(isMaximum ? 0 : 1), isMaximum ? combine<arith::OrIOp> : combine<arith::AndIOp>};
  unsigned width = type.getIntOrFloatBitWidth();
  if (type.isUnsignedInteger()) {
    APInt worst = isMaximum ? APInt::getZero(width) : APInt::getMaxValue(width);
    return {builder.getIntegerAttr(storageOf(type), worst),
            isMaximum ? combine<arith::MaxUIOp> : combine<arith::MinUIOp>};
  }
  APInt worst = isMaximum ? APInt::getSignedMinValue(width) : APInt::getSignedMaxValue(width);
  return {builder.getIntegerAttr(type, worst), isMaximum ? combine<arith::MaxSIOp> : combine<arith::MinSIOp>};
}

Accumulation truthOf(Builder &builder, Type type, bool isAny) {
  auto step = [type, isAny](Emitter &emit, Value element, Value accumulated) -> Value {
    Value truth = convertScalar(emit, emit.load(element, type), type, emit.getI1Type());
    Value stored = emit.store(truth, emit.getI1Type());
    if (isAny)
      return arith::OrIOp::create(emit, stored, accumulated);
    return arith::AndIOp::create(emit, stored, accumulated);
  };
  return {builder.getI8IntegerAttr(isAny ? 0 : 1), step};
}

template <typename Op> Accumulation accumulationOf(Builder &builder, Op op) {
  Type from = op.getX().getType().getElementType(), to = op.getResult().getType().getElementType();
  if constexpr (std::is_same_v<Op, ir::SumOp> || std::is_same_v<Op, ir::MeanOp>)
    return sumOf(builder, from, to);
  else if constexpr (std::is_same_v<Op, ir::ProdOp>)
    return productOf(builder, from, to);
  else if constexpr (std::is_same_v<Op, ir::AmaxOp> || std::is_same_v<Op, ir::AminOp>)
    return extremumOf(builder, from, std::is_same_v<Op, ir::AmaxOp>);
  else
    return truthOf(builder, from, std::is_same_v<Op, ir::AnyOp>);
}

/// The sum divided by the number of elements.
Value divideByCount(Emitter &emit, Value sum, Value operand, ArrayRef<int64_t> axes) {
  auto type = cast<RankedTensorType>(sum.getType());
  auto extents = llvm::map_to_vector(axes, [&](int64_t axis) { return emit.mixedExtent(operand, axis); });
  auto complex = dyn_cast<ComplexType>(type.getElementType());
  Type part = complex ? complex.getElementType() : type.getElementType();
  Value count = arith::SIToFPOp::create(emit, part, emit.toI64(emit.product(extents)));
  AffineMap scalar = AffineMap::get(type.getRank(), 0, {}, emit.getContext());
  Value output = emit.empty(type, emit.unknownExtents(sum));
  return emit.parallel({sum, count}, {emit.getMultiDimIdentityMap(type.getRank()), scalar}, output,
                       [&](ValueRange x) -> Value {
                         if (isa<ComplexType>(type.getElementType())) // as NumPy: by a complex number
                           return divideComplex(emit, {x[0], joinParts(emit, x[1], emit.zero(part))});
                         return arith::DivFOp::create(emit, x[0], x[1]);
                       });
}

//===- Patterns ---------------------------------------------------------------------------------------------------===//

template <typename Op> struct ReductionLowering : OpConversionPattern<Op> {
  using OpConversionPattern<Op>::OpConversionPattern;
  LogicalResult matchAndRewrite(Op op, typename Op::Adaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    Emitter emit(op, rewriter);
    Value operand = adaptor.getX();
    if constexpr (std::is_same_v<Op, ir::AmaxOp> || std::is_same_v<Op, ir::AminOp>)
      checkNotEmpty(emit, operand, op.getAxes());
    Value reduced = reduce(emit, operand, op.getAxes(), accumulationOf(rewriter, op));
    if constexpr (std::is_same_v<Op, ir::MeanOp>)
      reduced = divideByCount(emit, reduced, operand, op.getAxes());
    reduced = roundResult(emit, reduced, op.getResult().getType().getElementType());
    rewriter.replaceOp(op, finish(emit, reduced, op.getAxes(), op.getKeepdims(), op.getResult().getType()));
    return success();
  }
};

/// Whether the element replaces the best so far: strictly better, so that the first stays, or the first NaN.
Value isBetter(Emitter &emit, Value element, Value best, bool isMaximum, bool isUnsigned) {
  if (isa<ComplexType>(element.getType()))
    return isBetterComplex(emit, element, best, isMaximum);
  if (isa<FloatType>(element.getType())) {
    auto predicate = isMaximum ? arith::CmpFPredicate::UGT : arith::CmpFPredicate::ULT; // or one of them is NaN
    Value isOver = arith::CmpFOp::create(emit, predicate, element, best);
    Value isNumber = arith::CmpFOp::create(emit, arith::CmpFPredicate::ORD, best, best);
    return arith::AndIOp::create(emit, isOver, isNumber);
  }
  auto predicate = isUnsigned ? (isMaximum ? arith::CmpIPredicate::ugt : arith::CmpIPredicate::ult)
                              : (isMaximum ? arith::CmpIPredicate::sgt : arith::CmpIPredicate::slt);
  return arith::CmpIOp::create(emit, predicate, element, best);
}

template <typename Op> struct ArgReductionLowering : OpConversionPattern<Op> {
  using OpConversionPattern<Op>::OpConversionPattern;
  static constexpr bool isMaximum = std::is_same_v<Op, ir::ArgmaxOp>;

  LogicalResult matchAndRewrite(Op op, typename Op::Adaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    Emitter emit(op, rewriter);
    RankedTensorType type = op.getX().getType();
    Value operand = adaptor.getX();
    checkNotEmpty(emit, operand, op.getAxes());
    bool isFlat = op.getAxes().size() != 1;
    if (isFlat)
      operand = emit.flatten(operand);
    int64_t axis = isFlat ? 0 : op.getAxes()[0];
    Type element = type.getElementType();
    Value position = argReduce(emit, operand, axis, extremumOf(rewriter, element, isMaximum).start, element);
    rewriter.replaceOp(op, finish(emit, position, op.getAxes(), op.getKeepdims(), op.getResult().getType()));
    return success();
  }

  /// One generic with two results: the best value and its place.
  static Value argReduce(Emitter &emit, Value operand, int64_t axis, TypedAttr start, Type element) {
    ReductionSpace space(emit, operand, axis);
    auto valueType = RankedTensorType::get(space.shape, start.getType());
    Value values = emit.filled(valueType, space.dims, emit.number(start));
    Value places = emit.filled(valueType.clone(emit.getI64Type()), space.dims, emit.i64(0));
    auto step = [&](ValueRange x) -> SmallVector<Value> {
      Value place = emit.toI64(linalg::IndexOp::create(emit, axis));
      Value value = isHalf(element) ? emit.load(x[0], element) : x[0]; // a bool is compared as it is in memory
      Value takes = isBetter(emit, value, x[1], isMaximum, element.isInteger(1) || element.isUnsignedInteger());
      return {arith::SelectOp::create(emit, takes, value, x[1]), arith::SelectOp::create(emit, takes, place, x[2])};
    };
    return emit.generic(operand, {values, places}, {space.input, space.output, space.output}, space.iterators, step)
        .getResult(1);
  }
};

} // namespace

void detail::populateReduction(const TypeConverter &converter, RewritePatternSet &patterns) {
  patterns.add<ReductionLowering<ir::SumOp>, ReductionLowering<ir::ProdOp>, ReductionLowering<ir::MeanOp>,
               ReductionLowering<ir::AmaxOp>, ReductionLowering<ir::AminOp>, ReductionLowering<ir::AnyOp>,
               ReductionLowering<ir::AllOp>, ArgReductionLowering<ir::ArgmaxOp>, ArgReductionLowering<ir::ArgminOp>>(
      converter, patterns.getContext());
}

} // namespace tnp::conversion
