// Reading a kernel on tensors: its stages, their loops and the strides of their operands.
#include "lib/Transforms/LowerKernels/Program.h"
#include "dialects/rt/IR/RtDialect.h"
#include "lib/Transforms/BufferSizes.h"
#include "lib/Transforms/LowerKernels/FoldedReductions.h"

#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;

namespace tnp::transforms {
namespace {

/// The tensor whose memory holds the value: an argument or the result of a generic.
Value originOf(Value tensor) {
  while (auto castOp = tensor.getDefiningOp<tensor::CastOp>())
    tensor = castOp.getSource();
  return tensor;
}

Place placeInArgument(unsigned index, MemRefType type, int part = -1) {
  Place place{Place::Argument, index, {}, {}, part};
  int64_t offset;
  (void)type.getStridesAndOffset(place.strides, offset);
  for (int64_t i = 0; i + 1 < type.getRank(); ++i) {
    int64_t inner = place.strides[i + 1], extent = type.getDimSize(i + 1), outer = place.strides[i];
    bool isKnown = !ShapedType::isDynamic(inner) && !ShapedType::isDynamic(extent) && !ShapedType::isDynamic(outer);
    place.joined.push_back(type.getLayout().isIdentity() || (isKnown && outer == inner * extent));
  }
  return place;
}

class Reader {
public:
  Reader(func::FuncOp kernel, TypeRange operands) : operands(operands) {
    program.kernel = kernel;
    auto steps = kernel->getAttrOfType<IntegerAttr>(kSplitAttrName);
    program.isSplit = steps && steps.getInt() > 0;
  }

  FailureOr<Program> read() {
    for (Operation &op : program.kernel.getBody().front())
      if (isa<linalg::LinalgOp>(op) && !isa<linalg::GenericOp, linalg::FillOp>(op))
        return op.emitError("expected linalg.generic or linalg.fill in a kernel");
    generalizeFills();
    for (auto generic : program.kernel.getOps<linalg::GenericOp>())
      restoreFoldedReductions(generic);
    for (auto [i, argument] : llvm::enumerate(program.kernel.getArguments()))
      if (isa<RankedTensorType>(argument.getType()))
        program.places[argument] = placeInArgument(i, cast<MemRefType>(operands[i]));
    for (auto parts : program.kernel.getOps<rt::PartsOp>()) {
      unsigned index = cast<BlockArgument>(parts.getX()).getArgNumber();
      for (OpResult part : parts->getResults())
        program.places[part] = placeInArgument(index, cast<MemRefType>(operands[index]), part.getResultNumber());
    }
    for (auto generic : program.kernel.getOps<linalg::GenericOp>())
      if (failed(readStage(generic)))
        return failure();
    if (failed(placeOutputs()))
      return failure();
    return std::move(program);
  }

private:
  Program program;
  TypeRange operands;

  /// A fill that is more than the start of a reduction is a stage like any other.
  void generalizeFills() {
    IRRewriter rewriter(program.kernel.getContext());
    for (auto fill : llvm::make_early_inc_range(program.kernel.getOps<linalg::FillOp>())) {
      bool isStart = llvm::all_of(fill.getResult(0).getUses(), [](OpOperand &use) {
        auto generic = dyn_cast<linalg::GenericOp>(use.getOwner());
        return (generic && generic.isDpsInit(&use)) || isa<tensor::DimOp>(use.getOwner());
      });
      rewriter.setInsertionPoint(fill);
      if (!isStart)
        (void)linalg::generalizeNamedOp(rewriter, fill);
    }
  }

  LogicalResult readStage(linalg::GenericOp generic) {
    if (failed(checkBody(generic)))
      return failure();
    Stage stage;
    stage.generic = generic;
    stage.isContraction = generic->hasAttr(rt::RtDialect::kContractionAttrName);
    auto iterators = generic.getIteratorTypesArray();
    for (auto [dim, extent] : llvm::enumerate(generic.getStaticLoopRanges())) {
      bool isReduction = iterators[dim] == utils::IteratorType::reduction;
      stage.loops.push_back({{static_cast<unsigned>(dim)}, isReduction, extent});
    }
    for (OpOperand &operand : generic->getOpOperands()) {
      bool isOutput = generic.isDpsInit(&operand);
      Value origin = originOf(operand.get());
      FailureOr<Access> access =
          readAccess(generic, operand, isOutput ? Value(generic.getTiedOpResult(&operand)) : origin);
      FailureOr<Access> start = Access();
      if (isOutput && generic.payloadUsesValueFromOperand(&operand))
        start = readAccess(generic, operand, origin);
      if (failed(access) || failed(start))
        return failure();
      stage.accesses.push_back(std::move(*access));
      if (isOutput)
        stage.starts.push_back(std::move(*start));
    }
    for (OpOperand &init : generic.getDpsInitsMutable()) {
      AffineMap map = generic.getMatchingIndexingMap(&init);
      stage.isAccumulated.push_back(llvm::any_of(
          stage.loops, [&](const Loop &loop) { return loop.isReduction && !map.isFunctionOfDim(loop.dims[0]); }));
    }
    program.stages.push_back(std::move(stage));
    return success();
  }

  /// Every operation of the body must be one that exists on vectors, or one that the nest knows.
  LogicalResult checkBody(linalg::GenericOp generic) {
    for (Operation &op : generic.getBody()->without_terminator()) {
      if (auto extract = dyn_cast<tensor::ExtractOp>(op)) {
        Value origin = originOf(extract.getTensor());
        if (!isGiven(origin))
          return op.emitError("expected elements of an argument of the kernel");
        continue;
      }
      if (isa<linalg::IndexOp, arith::ConstantOp>(op))
        continue;
      if (op.getNumRegions() != 0 || op.getNumResults() == 0 || !OpTrait::hasElementwiseMappableTraits(&op))
        return op.emitError("expected an operation on scalars that also works on vectors");
    }
    return success();
  }

  /// How the generic walks `tensor`, which it does as the operand says.
  FailureOr<Access> readAccess(linalg::GenericOp generic, OpOperand &operand, Value tensor) {
    Access access;
    auto fill = tensor.getDefiningOp<linalg::FillOp>();
    if (fill || !isa<RankedTensorType>(tensor.getType())) {
      access.scalar = fill ? fill.getInputs()[0] : tensor;
      return access;
    }
    // ones((2, 3)) is a constant of that shape, kept because nothing else says how often a loop runs.
    if (DenseElementsAttr constant; matchPattern(tensor, m_Constant(&constant)) && constant.isSplat()) {
      OpBuilder builder(generic);
      auto element = cast<TypedAttr>(constant.getSplatValue<Attribute>());
      access.scalar = arith::ConstantOp::create(builder, tensor.getLoc(), element);
      return access;
    }
    if (tensor.getDefiningOp<tensor::EmptyOp>() || !(isGiven(tensor) || tensor.getDefiningOp<linalg::GenericOp>()))
      return generic.emitError("expected a tensor with contents as operand ") << operand.getOperandNumber();
    access.tensor = tensor;
    access.terms.resize(generic.getNumLoops());
    AffineMap map = generic.getMatchingIndexingMap(&operand);
    for (auto [dim, expr] : llvm::enumerate(map.getResults()))
      if (!addTerms(access, dim, expr, 1))
        return generic.emitError("expected sums of loops times constants as indices, but got ")
               << AffineMapAttr::get(map);
    return access;
  }

  /// Adds the contribution of `factor * expr` along a dimension of the tensor, if it is a sum of loops times constants.
  bool addTerms(Access &access, unsigned dim, AffineExpr expr, int64_t factor) {
    if (auto loop = dyn_cast<AffineDimExpr>(expr)) {
      access.terms[loop.getPosition()].push_back({dim, factor});
      return true;
    }
    if (auto constant = dyn_cast<AffineConstantExpr>(expr)) {
      if (constant.getValue() != 0)
        access.constants.push_back({dim, constant.getValue() * factor});
      return true;
    }
    auto binary = dyn_cast<AffineBinaryOpExpr>(expr);
    if (!binary)
      return false;
    if (expr.getKind() == AffineExprKind::Add)
      return addTerms(access, dim, binary.getLHS(), factor) && addTerms(access, dim, binary.getRHS(), factor);
    auto scale = dyn_cast<AffineConstantExpr>(binary.getRHS());
    if (expr.getKind() != AffineExprKind::Mul || !scale)
      return false;
    return addTerms(access, dim, binary.getLHS(), factor * scale.getValue());
  }

  /// What is returned lives in the output's buffer.
  LogicalResult placeOutputs() {
    auto returned = cast<func::ReturnOp>(program.kernel.getBody().front().getTerminator());
    unsigned firstOutput = program.kernel.getNumArguments() - returned.getNumOperands();
    for (auto [i, value] : llvm::enumerate(returned.getOperands())) {
      SmallVector<Value> computed = {originOf(value)};
      if (auto join = value.getDefiningOp<rt::JoinOp>())
        computed = {originOf(join.getReal()), originOf(join.getImaginary())};
      if (!areNeighbours(computed))
        return program.kernel.emitError("expected kernel output ") << i << " to be computed by a generic";
      auto type = cast<MemRefType>(operands[firstOutput + i]);
      if (program.isSplit)
        type = MemRefType::get({}, type.getElementType()); // one element of the buffer for each item
      for (auto [part, origin] : llvm::enumerate(computed)) {
        Place place = placeInArgument(firstOutput + i, type, computed.size() == 1 ? -1 : part);
        if (!program.places.insert({origin, place}).second)
          return program.kernel.emitError("expected distinct outputs, but output ") << i << " is another one, too";
      }
    }
    return success();
  }

  /// Whether the values are results of one generic that follow each other and are written in the same order.
  static bool areNeighbours(ArrayRef<Value> values) {
    auto generic = values[0].getDefiningOp<linalg::GenericOp>();
    if (!generic)
      return false;
    unsigned first = cast<OpResult>(values[0]).getResultNumber();
    auto mapOf = [&](unsigned result) { return generic.getMatchingIndexingMap(generic.getDpsInitOperand(result)); };
    for (unsigned i = 1; i < values.size(); ++i)
      if (first + i >= generic->getNumResults() || values[i] != generic->getResult(first + i) ||
          mapOf(first) != mapOf(first + i))
        return false;
    return true;
  }
};

} // namespace

bool isGiven(Value tensor) { return isa<BlockArgument>(tensor) || tensor.getDefiningOp<rt::PartsOp>(); }

Value Stage::extent(IndexBuilder &builder, Extents &extents, unsigned loop) {
  Value product = builder.constant(1);
  for (unsigned dim : loops[loop].dims) {
    SmallVector<int64_t> known = generic.getStaticLoopRanges();
    if (!ShapedType::isDynamic(known[dim])) {
      product = builder.mul(product, builder.constant(known[dim]));
      continue;
    }
    // Of the operands that this loop walks, take an argument of the kernel if there is one.
    OpOperand *best = nullptr;
    unsigned bestDim = 0;
    for (OpOperand &operand : generic->getOpOperands()) {
      AffineMap map = generic.getMatchingIndexingMap(&operand);
      for (auto [position, expr] : llvm::enumerate(map.getResults()))
        if (expr == getAffineDimExpr(dim, map.getContext()) && (!best || isGiven(operand.get())))
          if (!best || !isGiven(best->get()))
            best = &operand, bestDim = position;
    }
    product = builder.mul(product, extents.extent(best->get(), bestDim));
  }
  return product;
}

SmallVector<unsigned> Program::privateDims(Value tensor) {
  SmallVector<unsigned> dims;
  for (auto [dim, stride] : llvm::enumerate(places.find(tensor)->second.strides))
    if (stride != 0)
      dims.push_back(dim);
  return dims;
}

Value Program::slotBytes(IndexBuilder &builder, Extents &extents, unsigned slot) {
  Type element = cast<RankedTensorType>(scratch[slot].getType()).getElementType();
  Value bytes = builder.constant(element.getIntOrFloatBitWidth() / 8);
  for (unsigned dim : privateDims(scratch[slot]))
    bytes = builder.mul(bytes, extents.extent(scratch[slot], dim));
  return builder.mul(builder.ceilDiv(bytes, 64), builder.constant(64));
}

Value Program::scratchBytes(IndexBuilder &builder, Extents &extents) {
  Value bytes = builder.constant(0);
  for (unsigned slot = 0; slot < scratch.size(); ++slot)
    bytes = builder.add(bytes, slotBytes(builder, extents, slot));
  return bytes;
}

Value Program::scratchFits(IndexBuilder &builder, Extents &extents) {
  Value fits;
  for (Value tensor : scratch) {
    auto type = cast<RankedTensorType>(tensor.getType());
    SmallVector<int64_t> known;
    SmallVector<Value> unknown;
    for (unsigned dim : privateDims(tensor)) {
      Value extent = extents.extent(tensor, dim);
      if (std::optional<int64_t> constant = knownIndex(extent))
        known.push_back(*constant);
      else
        unknown.push_back(extent);
    }
    int64_t bytes = knownBytes(type.getElementType(), known);
    if (unknown.empty() && bytes <= kLargestBuffer)
      continue;
    Value slotFits = computeSize(builder, builder.getLoc(), bytes, unknown).fits;
    fits = fits ? arith::AndIOp::create(builder, fits, slotFits).getResult() : slotFits;
  }
  return fits;
}

LogicalResult Program::checkScratch() {
  for (Value tensor : scratch) {
    auto type = cast<RankedTensorType>(tensor.getType());
    auto shape = llvm::map_to_vector(privateDims(tensor), [&](unsigned dim) { return type.getDimSize(dim); });
    if (knownBytes(type.getElementType(), shape) > kLargestBuffer)
      return reportTooLarge(tensor.getDefiningOp(), type);
  }
  return success();
}

Value Program::itemCount(IndexBuilder &builder, Extents &extents) {
  Value count = builder.constant(1);
  for (ItemDim item : items)
    count = builder.mul(count, builder.ceilDiv(stages[0].extent(builder, extents, item.loop), item.block));
  return count;
}

FailureOr<Program> analyze(func::FuncOp kernel, TypeRange operands) {
  FailureOr<Program> program = Reader(kernel, operands).read();
  if (failed(program))
    return failure();
  if (program->stages.empty())
    return kernel.emitError("expected a kernel that computes something");
  return program;
}

} // namespace tnp::transforms
