#include "lib/Transforms/LowerKernels/Buffers.h"
#include "dialects/rt/IR/RtDialect.h"

#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Transforms/RegionUtils.h"

using namespace mlir;

namespace tnp::transforms {

KernelScope::KernelScope(IndexBuilder &builder, Program &program, ValueRange arguments, Value scratch)
    : builder(builder), program(program), extents(builder, arguments) {
  for (auto &[tensor, place] : program.places)
    if (place.kind == Place::Argument)
      buffers[tensor]; // all keys first: the buffers are pointed to
    else if (place.kind == Place::Scratch)
      buffers[tensor];
  auto bindGiven = [&](Value tensor) {
    if (auto place = program.places.find(tensor);
        place != program.places.end() && place->second.kind == Place::Argument)
      bindArgument(tensor, place->second, arguments[place->second.index]);
  };
  for (BlockArgument argument : program.kernel.getArguments())
    bindGiven(argument);
  for (auto parts : program.kernel.getOps<rt::PartsOp>())
    llvm::for_each(parts->getResults(), bindGiven);
  for (Stage &stage : program.stages)
    llvm::for_each(stage.generic.getResults(), bindGiven);
  bindScratch(scratch);
  for (auto [stage, schedule] : llvm::zip(program.stages, program.schedules)) {
    bindCaptures(stage.generic);
    auto &bound = accesses.emplace_back();
    for (Access &access : stage.accesses)
      bound.push_back(bind(access, schedule));
    for (Access &access : stage.starts)
      bound.push_back(bind(access, schedule));
    auto &loops = loopExtents.emplace_back();
    for (unsigned loop = 0; loop < stage.loops.size(); ++loop)
      loops.push_back(stage.extent(builder, extents, loop));
  }
}

void KernelScope::bindArgument(Value tensor, const Place &place, Value argument) {
  auto type = cast<MemRefType>(argument.getType());
  Buffer &buffer = buffers[tensor];
  for (int64_t stride : place.strides)
    buffer.strides.push_back(ShapedType::isDynamic(stride) ? Value() : builder.constant(stride));
  bool isFlat = type.getRank() == 1 && type.getStridesAndOffset().first[0] == 1;
  Value count = builder.constant(1);
  SmallVector<Value> sizes;
  for (int64_t dim = 0; dim < type.getRank(); ++dim)
    sizes.push_back(extents.bufferExtent(argument, dim));
  for (int64_t dim = type.getRank() - 1; dim >= 0; --dim) {
    if (type.getLayout().isIdentity() && dim < static_cast<int64_t>(buffer.strides.size()) && !buffer.strides[dim])
      buffer.strides[dim] = count;
    count = builder.mul(count, sizes[dim]);
  }
  if (isFlat) {
    buffer.memref = argument;
    return holdPart(buffer, place.part);
  }
  OpFoldResult size = getAsOpFoldResult(count), one = builder.getIndexAttr(1), offset = builder.getIndexAttr(0);
  Value source = argument;
  if (!type.getLayout().isIdentity()) {
    auto metadata = memref::ExtractStridedMetadataOp::create(builder, argument);
    for (auto [dim, stride] : llvm::enumerate(buffer.strides))
      if (!stride)
        stride = metadata.getStrides()[dim];
    source = metadata.getBaseBuffer();
    offset = metadata.getConstifiedMixedOffset();
  }
  buffer.memref = memref::ReinterpretCastOp::create(builder, source, offset, ArrayRef(size), ArrayRef(one));
  holdPart(buffer, place.part);
}

/// The buffer of complex numbers becomes that of their real or imaginary parts, if one of the two is wanted.
void KernelScope::holdPart(Buffer &buffer, int part) {
  buffer.part = part;
  if (!buffer.isPart())
    return;
  buffer.memref = rt::RealsOp::create(builder, buffer.memref);
  for (Value &stride : buffer.strides)
    stride = builder.mul(stride, builder.constant(buffer.unit()));
}

void KernelScope::bindScratch(Value scratch) {
  Value start = builder.constant(0);
  for (auto [slot, tensor] : llvm::enumerate(program.scratch)) {
    Buffer &buffer = buffers[tensor];
    SmallVector<unsigned> dims = program.privateDims(tensor);
    buffer.strides.assign(cast<RankedTensorType>(tensor.getType()).getRank(), builder.constant(0));
    Value count = builder.constant(1);
    for (unsigned dim : llvm::reverse(dims)) {
      buffer.strides[dim] = count;
      count = builder.mul(count, extents.extent(tensor, dim));
    }
    Type element = cast<RankedTensorType>(tensor.getType()).getElementType();
    auto type = MemRefType::get({ShapedType::kDynamic}, element);
    buffer.memref = memref::ViewOp::create(builder, type, scratch, start, count);
    start = builder.add(start, program.slotBytes(builder, extents, slot));
  }
}

BoundAccess KernelScope::bind(const Access &access, const Schedule &schedule) {
  BoundAccess bound;
  bound.access = &access;
  if (access.scalar)
    bound.scalar = extents.scalar(access.scalar);
  auto buffer = access.tensor ? buffers.find(access.tensor) : buffers.end();
  if (buffer == buffers.end())
    return bound;
  bound.buffer = &buffer->second;
  bound.base = builder.constant(0);
  for (auto [dim, position] : access.constants)
    bound.base = builder.add(bound.base, builder.mul(builder.constant(position), bound.buffer->strides[dim]));
  for (auto [loop, terms] : llvm::enumerate(access.terms)) {
    Value stride = builder.constant(0);
    for (auto [dim, factor] : terms)
      stride = builder.add(stride, builder.mul(builder.constant(factor), bound.buffer->strides[dim]));
    bound.strides.push_back(isIndex(stride, 0) ? Value() : stride);
  }
  Value stride = schedule.vectorLoop >= 0 ? bound.strides[schedule.vectorLoop] : Value();
  if (!stride || isIndex(stride, bound.buffer->unit()))
    return bound;
  auto type = VectorType::get({schedule.width}, builder.getIndexType());
  auto steps = llvm::to_vector(llvm::seq<int64_t>(schedule.width));
  bound.lanes = builder.constant(TypedAttr(DenseIntElementsAttr::get(type, steps)));
  bound.lanes = arith::MulIOp::create(builder, bound.lanes, vector::BroadcastOp::create(builder, type, stride));
  return bound;
}

/// Computes at the entry what the body uses from outside.
void KernelScope::bindCaptures(linalg::GenericOp generic) {
  llvm::SetVector<Value> captured;
  getUsedValuesDefinedAbove(generic.getRegion(), captured);
  for (Value value : captured)
    if (!isa<RankedTensorType>(value.getType()))
      (void)extents.scalar(value);
}

} // namespace tnp::transforms
