// The last part of tnp-bufferize-host: copies that remain are work like any other, so a kernel does them.
#include "lib/Transforms/BufferizeHost.h"

#include "dialects/rt/IR/RtDialect.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "llvm/ADT/MapVector.h"

using namespace mlir;

namespace tnp::transforms {
namespace {

/// The kernel `name`: its output is its input.
func::FuncOp createCopyKernel(func::FuncOp entry, RankedTensorType type, const Twine &name) {
  Location location = entry.getLoc();
  OpBuilder builder(entry->getContext());
  builder.setInsertionPointAfter(entry);
  auto kernel =
      func::FuncOp::create(builder, location, name.str(), FunctionType::get(entry.getContext(), {type, type}, {type}));
  kernel.setPrivate();
  kernel->setAttr(rt::RtDialect::kKernelAttrName, builder.getUnitAttr());
  Block *body = kernel.addEntryBlock();
  builder.setInsertionPointToStart(body);
  AffineMap identity = builder.getMultiDimIdentityMap(type.getRank());
  SmallVector<utils::IteratorType> iterators(type.getRank(), utils::IteratorType::parallel);
  auto copy = linalg::GenericOp::create(builder, location, type, body->getArgument(0), body->getArgument(1),
                                        ArrayRef<AffineMap>{identity, identity}, iterators,
                                        [](OpBuilder &nested, Location where, ValueRange elements) {
                                          linalg::YieldOp::create(nested, where, elements.front());
                                        });
  func::ReturnOp::create(builder, location, copy.getResults());
  return kernel;
}

/// A contiguous buffer in one dimension, so that one kernel copies all shapes; another buffer as it is.
Value flattenContiguous(OpBuilder &builder, Location location, Value buffer) {
  auto type = cast<MemRefType>(buffer.getType());
  if (type.getRank() < 2)
    return buffer;
  SmallVector<ReassociationIndices> group{llvm::to_vector<2>(llvm::seq<int64_t>(0, type.getRank()))};
  return memref::CollapseShapeOp::create(builder, location, buffer, group);
}

bool isContiguous(Value buffer) { return cast<MemRefType>(buffer.getType()).getLayout().isIdentity(); }

bool hasOneElement(MemRefType type) { return type.hasStaticShape() && type.getNumElements() == 1; }

void copyElement(OpBuilder &builder, memref::CopyOp copy) {
  SmallVector<Value> indices;
  if (int64_t rank = cast<MemRefType>(copy.getSource().getType()).getRank())
    indices.assign(rank, arith::ConstantIndexOp::create(builder, copy.getLoc(), 0));
  Value element = memref::LoadOp::create(builder, copy.getLoc(), copy.getSource(), indices);
  memref::StoreOp::create(builder, copy.getLoc(), element, copy.getTarget(), indices);
}

} // namespace

unsigned launchCopies(func::FuncOp entry) {
  llvm::SmallMapVector<RankedTensorType, func::FuncOp, 4> kernels;
  SmallVector<memref::CopyOp> copies;
  entry.walk([&](memref::CopyOp copy) { copies.push_back(copy); });
  unsigned launches = 0;
  for (memref::CopyOp copy : copies) {
    OpBuilder builder(copy);
    Value source = copy.getSource(), target = copy.getTarget();
    if (hasOneElement(cast<MemRefType>(source.getType())) || hasOneElement(cast<MemRefType>(target.getType()))) {
      copyElement(builder, copy);
    } else {
      if (isContiguous(source) && isContiguous(target)) {
        source = flattenContiguous(builder, copy.getLoc(), source);
        target = flattenContiguous(builder, copy.getLoc(), target);
      }
      auto buffer = cast<MemRefType>(target.getType());
      SmallVector<int64_t> shape(buffer.getRank(), ShapedType::kDynamic);
      func::FuncOp &kernel = kernels[RankedTensorType::get(shape, buffer.getElementType())];
      if (!kernel)
        kernel = createCopyKernel(entry, RankedTensorType::get(shape, buffer.getElementType()),
                                  entry.getName() + "_copy" + Twine(kernels.size() - 1));
      rt::LaunchOp::create(builder, copy.getLoc(), kernel.getName(), ValueRange(source), ValueRange(target));
      ++launches;
    }
    copy.erase();
  }
  return launches;
}

} // namespace tnp::transforms
