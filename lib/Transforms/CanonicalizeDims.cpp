// tnp-canonicalize-dims: equal extents become one value, and what was assumed to be equal is checked.
#include "lib/Transforms/DimensionClasses.h"
#include "lib/Transforms/Passes.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;

namespace tnp::transforms {

#define GEN_PASS_DEF_CANONICALIZEDIMS
#include "lib/Transforms/Passes.h.inc"

namespace {

using Origin = DimensionClasses::Origin;
using Meeting = DimensionClasses::Meeting;

/// The name by which the user knows the operation in which two extents met.
StringRef sourceName(Operation *op) {
  if (auto name = op->getAttrOfType<StringAttr>(rt::RtDialect::kSourceAttrName))
    return name;
  Operation *around = isa<scf::YieldOp, scf::ConditionOp>(op) ? op->getParentOp() : op;
  return llvm::TypeSwitch<Operation *, StringRef>(around)
      .Case([](scf::WhileOp) { return "while_loop"; })
      .Case([](scf::ForOp) { return "fori_loop"; })
      .Case([](scf::IfOp) { return "cond"; })
      .Default(StringRef());
}

class ExtentBuilder {
public:
  ExtentBuilder(func::FuncOp function, DimensionClasses &classes)
      : function(function), classes(classes), afterEntry(&function.getBody().front().front()) {}

  /// The one value of the class.
  Value valueOf(unsigned dimensionClass) { return valueOf(classes.originOf(dimensionClass)); }

  /// The value of an origin, where it is known first.
  Value valueOf(const Origin &origin) {
    if (origin.index)
      return origin.index;
    Value &value = origin.isConstant() ? constants[origin.constant] : extents[{origin.tensor, origin.dim}];
    if (value)
      return value;
    Value made = make(origin);
    return (origin.isConstant() ? constants[origin.constant] : extents[{origin.tensor, origin.dim}]) = made;
  }

  void check(const Meeting &meeting) {
    OpBuilder builder(meeting.op);
    Value first = valueOf(meeting.first), second = valueOf(meeting.second);
    if (meeting.isUnited)
      setInsertionPointAfter(builder, meeting.second, second);
    Location loc = meeting.op->getLoc();
    Value isEqual = arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::eq, first, second);
    StringRef name = sourceName(meeting.op);
    std::string message =
        (name.empty() ? Twine() : "[" + name + "] ").str() + "expected equal extents, but got {0} and {1}";
    auto check =
        rt::CheckOp::create(builder, loc, isEqual, rt::FailureKind::shape_error, message, ValueRange{first, second});
    // From here on the one is as good as the other.
    if (meeting.isUnited && meeting.second.index)
      second.replaceUsesWithIf(
          first, [&](OpOperand &use) { return use.getOwner() != check && use.getOwner() != isEqual.getDefiningOp(); });
  }

private:
  Value make(const Origin &origin) {
    OpBuilder builder(afterEntry);
    if (origin.isConstant())
      return arith::ConstantIndexOp::create(builder, function.getLoc(), origin.constant);
    if (auto collapse = origin.tensor.getDefiningOp<tensor::CollapseShapeOp>()) {
      builder.setInsertionPoint(collapse);
      return makeProduct(builder, collapse, origin.dim);
    }
    if (!origin.isArgument())
      builder.setInsertionPointAfterValue(origin.tensor);
    return tensor::DimOp::create(builder, origin.tensor.getLoc(), origin.tensor, origin.dim);
  }

  /// The extent of several dimensions in one.
  Value makeProduct(OpBuilder &builder, tensor::CollapseShapeOp collapse, int64_t dim) {
    Value product;
    const SmallVector<ReassociationIndices> groups = collapse.getReassociationIndices();
    for (int64_t part : groups[dim]) {
      if (collapse.getSrcType().getDimSize(part) == 1)
        continue;
      Value extent = valueOf(classes.classOf(collapse.getSrc(), part));
      product = product ? arith::MulIOp::create(builder, collapse.getLoc(), product, extent) : extent;
    }
    return product;
  }

  /// Where both are known: the origin that came second is known where its value is defined.
  void setInsertionPointAfter(OpBuilder &builder, const Origin &origin, Value value) {
    if (origin.isArgument() || (isa<BlockArgument>(value) && value.getParentBlock() == afterEntry->getBlock()))
      builder.setInsertionPoint(afterEntry);
    else
      builder.setInsertionPointAfterValue(value);
  }

  func::FuncOp function;
  DimensionClasses &classes;
  Operation *afterEntry; ///< before it stands what is known at entry
  llvm::DenseMap<int64_t, Value> constants;
  llvm::DenseMap<std::pair<Value, int64_t>, Value> extents;
};

struct CanonicalizeDims : impl::CanonicalizeDimsBase<CanonicalizeDims> {
  using CanonicalizeDimsBase::CanonicalizeDimsBase;

  void runOnOperation() override {
    func::FuncOp function = getOperation();
    if (function.isDeclaration() || rt::isKernel(function))
      return;
    DimensionClasses classes(function);
    SmallVector<tensor::DimOp> dims;
    function.walk([&](tensor::DimOp dim) {
      if (dim.getConstantIndex() && isa<RankedTensorType>(dim.getSource().getType()))
        dims.push_back(dim);
    });

    ExtentBuilder builder(function, classes);
    for (const Meeting &meeting : classes.meetings()) {
      builder.check(meeting);
      ++numChecks;
    }
    for (tensor::DimOp dim : dims) {
      dim.replaceAllUsesWith(builder.valueOf(classes.classOf(dim.getSource(), *dim.getConstantIndex())));
      ++numReplaced;
    }
    for (tensor::DimOp dim : dims)
      dim.erase();
    forgetSources(function);
  }

private:
  /// From here on equal loops are equal whoever wrote them.
  static void forgetSources(func::FuncOp function) {
    function.walk([](linalg::GenericOp generic) { generic->removeAttr(rt::RtDialect::kSourceAttrName); });
  }
};

} // namespace
} // namespace tnp::transforms
