// tnp-split-complex: kernels compute with the parts of complex numbers, which vectors can hold.
#include "dialects/rt/IR/RtDialect.h"
#include "lib/Transforms/Passes.h"

#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/IR/IRMapping.h"

using namespace mlir;

namespace tnp::transforms {

#define GEN_PASS_DEF_SPLITCOMPLEX
#include "lib/Transforms/Passes.h.inc"

namespace {

bool isComplex(Type type) { return isa<ComplexType>(getElementTypeOrSelf(type)); }
bool isComplexValue(Value value) { return isComplex(value.getType()); }

/// The type of either part of a number, or of the numbers of a tensor.
Type partOf(Type type) {
  if (auto complex = dyn_cast<ComplexType>(type))
    return complex.getElementType();
  return rt::typeOfParts(type);
}

/// The kernel's values, complex ones as two.
class KernelSplitter {
public:
  explicit KernelSplitter(func::FuncOp kernel) : kernel(kernel), builder(kernel) {}

  LogicalResult split() {
    Block &body = kernel.getBody().front();
    splitArguments(body);
    for (Operation &op : llvm::make_early_inc_range(body)) {
      builder.setInsertionPoint(&op);
      if (isa<rt::PartsOp>(op) || !concerns(op))
        continue;
      if (failed(splitOp(op)))
        return failure();
    }
    for (Operation *op : llvm::reverse(replaced))
      op->erase();
    return success();
  }

  /// Whether there was anything complex in the kernel.
  bool isConcerned() const { return !parts.empty(); }

private:
  struct Parts {
    Value real, imaginary;
  };

  func::FuncOp kernel;
  OpBuilder builder;
  IRMapping copies; // of the values in bodies that are not complex
  llvm::DenseMap<Value, Parts> parts;
  SmallVector<Operation *> replaced;

  static bool concerns(Operation &op) {
    return llvm::any_of(op.getOperands(), isComplexValue) || llvm::any_of(op.getResults(), isComplexValue) ||
           llvm::any_of(op.getRegions(), [](Region &region) {
             return region
                 .walk([](Operation *inner) {
                   return concerns(*inner) ? WalkResult::interrupt() : WalkResult::advance();
                 })
                 .wasInterrupted();
           });
  }

  /// Numbers are handed over as two; what tensors hold is taken apart where it is in memory.
  void splitArguments(Block &body) {
    builder.setInsertionPointToStart(&body);
    for (unsigned i = 0; i < body.getNumArguments(); ++i) {
      BlockArgument argument = body.getArgument(i);
      if (!isComplexValue(argument))
        continue;
      if (isa<ComplexType>(argument.getType())) {
        Type part = partOf(argument.getType());
        parts[argument] = {body.insertArgument(i + 1, part, argument.getLoc()),
                           body.insertArgument(i + 2, part, argument.getLoc())};
        continue;
      }
      auto op = rt::PartsOp::create(builder, kernel.getLoc(), argument);
      parts[argument] = {op.getReal(), op.getImaginary()};
    }
  }

  template <typename Range> SmallVector<Value> flatten(Range &&values) {
    SmallVector<Value> flat;
    for (Value value : values) {
      if (!isComplexValue(value)) {
        flat.push_back(copies.lookupOrDefault(value));
        continue;
      }
      flat.append({parts.at(value).real, parts.at(value).imaginary});
    }
    return flat;
  }

  /// Splits an operation of the kernel itself.
  LogicalResult splitOp(Operation &op) {
    if (auto dim = dyn_cast<tensor::DimOp>(op)) {
      dim.getSourceMutable().assign(parts.at(dim.getSource()).real);
      return success();
    }
    if (isa<func::ReturnOp>(op)) {
      for (OpOperand &operand : op.getOpOperands())
        if (isComplexValue(operand.get()))
          operand.set(rt::JoinOp::create(builder, op.getLoc(), operand.get().getType(), parts.at(operand.get()).real,
                                         parts.at(operand.get()).imaginary));
      return success();
    }
    replaced.push_back(&op);
    if (auto generic = dyn_cast<linalg::GenericOp>(op))
      return splitGeneric(generic);
    if (auto fill = dyn_cast<linalg::FillOp>(op); fill && !isOnlyStart(fill))
      return splitStoredFill(fill), success();
    if (isa<tensor::EmptyOp, tensor::CastOp, linalg::FillOp>(op))
      return splitEachPart(op);
    return splitNumbers(op);
  }

  /// The same operation for either part, its complex operands being those parts.
  LogicalResult splitEachPart(Operation &op) {
    auto one = [&](Value Parts::*part) -> Value {
      auto operand = [&](Value value) { return isComplexValue(value) ? parts.at(value).*part : value; };
      Type type = partOf(op.getResult(0).getType());
      if (auto fill = dyn_cast<linalg::FillOp>(op))
        return linalg::FillOp::create(builder, op.getLoc(), operand(fill.getInputs()[0]), operand(fill.getOutputs()[0]))
            .getResult(0);
      if (auto castOp = dyn_cast<tensor::CastOp>(op))
        return tensor::CastOp::create(builder, op.getLoc(), type, operand(castOp.getSource()));
      return tensor::EmptyOp::create(builder, op.getLoc(), type, op.getOperands());
    };
    Value real = one(&Parts::real);
    parts[op.getResult(0)] = {real, one(&Parts::imaginary)};
    return success();
  }

  static bool isOnlyStart(linalg::FillOp fill) {
    return llvm::all_of(fill.getResult(0).getUses(), [](OpOperand &use) {
      auto generic = dyn_cast<linalg::GenericOp>(use.getOwner());
      return (generic && generic.isDpsInit(&use)) || isa<tensor::DimOp>(use.getOwner());
    });
  }

  /// A fill that somebody reads writes both parts, as one generic: that is how they are stored together.
  void splitStoredFill(linalg::FillOp fill) {
    Value numbers[] = {fill.getInputs()[0]}, tensors[] = {fill.getOutputs()[0]};
    SmallVector<Value> inputs = flatten(numbers), outputs = flatten(tensors);
    int64_t rank = cast<RankedTensorType>(fill.getResult(0).getType()).getRank();
    AffineMap scalar = AffineMap::get(rank, 0, {}, builder.getContext()), all = builder.getMultiDimIdentityMap(rank);
    auto generic = linalg::GenericOp::create(
        builder, fill.getLoc(), ValueRange(outputs).getTypes(), inputs, outputs, {scalar, scalar, all, all},
        SmallVector<utils::IteratorType>(rank, utils::IteratorType::parallel),
        [](OpBuilder &body, Location loc, ValueRange x) { linalg::YieldOp::create(body, loc, x.take_front(2)); });
    parts[fill.getResult(0)] = {generic.getResult(0), generic.getResult(1)};
  }

  LogicalResult splitGeneric(linalg::GenericOp generic) {
    SmallVector<AffineMap> maps;
    for (OpOperand &operand : generic->getOpOperands())
      maps.append(isComplexValue(operand.get()) ? 2 : 1, generic.getMatchingIndexingMap(&operand));
    SmallVector<Value> inputs = flatten(generic.getInputs()), outputs = flatten(generic.getOutputs());
    auto real = linalg::GenericOp::create(builder, generic.getLoc(), ValueRange(outputs).getTypes(), inputs, outputs,
                                          maps, generic.getIteratorTypesArray());
    real->setDiscardableAttrs(generic->getDiscardableAttrDictionary());
    if (failed(splitBody(generic, real)))
      return failure();
    unsigned next = 0;
    for (OpResult result : generic->getResults()) {
      if (isComplexValue(result)) {
        parts[result] = {real.getResult(next), real.getResult(next + 1)};
        next += 2;
      } else {
        result.replaceAllUsesWith(real.getResult(next++));
      }
    }
    return success();
  }

  LogicalResult splitBody(linalg::GenericOp generic, linalg::GenericOp real) {
    OpBuilder::InsertionGuard guard(builder);
    Block *body = builder.createBlock(&real.getRegion());
    for (BlockArgument argument : generic.getBody()->getArguments()) {
      if (!isComplexValue(argument)) {
        copies.map(argument, body->addArgument(argument.getType(), argument.getLoc()));
        continue;
      }
      Type part = partOf(argument.getType());
      Value realPart = body->addArgument(part, argument.getLoc());
      parts[argument] = {realPart, body->addArgument(part, argument.getLoc())};
    }
    for (Operation &op : *generic.getBody()) {
      if (isa<linalg::YieldOp>(op))
        linalg::YieldOp::create(builder, op.getLoc(), flatten(op.getOperands()));
      else if (!concerns(op))
        builder.clone(op, copies);
      else if (failed(splitNumbers(op)))
        return failure();
    }
    return success();
  }

  /// Splits what computes with numbers: in a body, or of the kernel itself where all items agree on it.
  LogicalResult splitNumbers(Operation &op) {
    Location loc = op.getLoc();
    if (auto create = dyn_cast<complex::CreateOp>(op)) {
      parts[create.getResult()] = {copies.lookupOrDefault(create.getReal()),
                                   copies.lookupOrDefault(create.getImaginary())};
    } else if (auto part = dyn_cast<complex::ReOp>(op)) {
      replaceNumber(part.getResult(), parts.at(part.getComplex()).real);
    } else if (auto part = dyn_cast<complex::ImOp>(op)) {
      replaceNumber(part.getResult(), parts.at(part.getComplex()).imaginary);
    } else if (auto constant = dyn_cast<complex::ConstantOp>(op)) {
      auto number = [&](unsigned i) -> Value {
        return arith::ConstantOp::create(builder, loc, cast<TypedAttr>(constant.getValue()[i]));
      };
      Value real = number(0);
      parts[constant.getResult()] = {real, number(1)};
    } else if (auto constant = dyn_cast<arith::ConstantOp>(op)) {
      return splitUniform(constant);
    } else if (auto select = dyn_cast<arith::SelectOp>(op)) {
      Value condition = copies.lookupOrDefault(select.getCondition());
      Parts yes = parts.at(select.getTrueValue()), no = parts.at(select.getFalseValue());
      Value real = arith::SelectOp::create(builder, loc, condition, yes.real, no.real);
      parts[select.getResult()] = {real, arith::SelectOp::create(builder, loc, condition, yes.imaginary, no.imaginary)};
    } else if (auto extract = dyn_cast<tensor::ExtractOp>(op)) {
      auto indices =
          llvm::map_to_vector(extract.getIndices(), [&](Value index) { return copies.lookupOrDefault(index); });
      Parts tensor = parts.at(extract.getTensor());
      Value real = tensor::ExtractOp::create(builder, loc, tensor.real, indices);
      parts[extract.getResult()] = {real, tensor::ExtractOp::create(builder, loc, tensor.imaginary, indices)};
    } else {
      return op.emitError("expected complex numbers to be taken apart, put together, selected or loaded in a kernel");
    }
    return success();
  }

  void replaceNumber(Value number, Value part) {
    copies.map(number, part);
    if (number.getDefiningOp()->getParentOp() == kernel)
      number.replaceAllUsesWith(part);
  }

  /// A tensor whose elements are all the same: it only says how often a loop runs.
  LogicalResult splitUniform(arith::ConstantOp constant) {
    auto value = dyn_cast<DenseElementsAttr>(constant.getValue());
    if (!value || !value.isSplat())
      return constant.emitError("expected a constant of equal elements in a kernel");
    auto number = value.getSplatValue<std::complex<APFloat>>();
    auto type = cast<ShapedType>(partOf(value.getType()));
    auto each = [&](const APFloat &part) -> Value {
      return arith::ConstantOp::create(builder, constant.getLoc(), DenseElementsAttr::get(type, part));
    };
    Value real = each(number.real());
    parts[constant.getResult()] = {real, each(number.imag())};
    return success();
  }
};

/// Hands complex numbers over as two.
void splitOperands(rt::LaunchOp launch) {
  if (llvm::none_of(launch.getInputs().getTypes(), [](Type type) { return isa<ComplexType>(type); }))
    return;
  OpBuilder builder(launch);
  SmallVector<Value> inputs;
  for (Value input : launch.getInputs()) {
    if (!isa<ComplexType>(input.getType())) {
      inputs.push_back(input);
      continue;
    }
    inputs.push_back(complex::ReOp::create(builder, launch.getLoc(), input));
    inputs.push_back(complex::ImOp::create(builder, launch.getLoc(), input));
  }
  launch.getInputsMutable().assign(inputs);
}

struct SplitComplex : impl::SplitComplexBase<SplitComplex> {
  void runOnOperation() override {
    for (auto kernel : getOperation().getOps<func::FuncOp>()) {
      if (!rt::isKernel(kernel) || kernel.isExternal() || rt::isLoweredKernel(kernel) || takesNumbers(kernel))
        continue;
      if (failed(split(kernel)))
        return signalPassFailure();
    }
    getOperation().walk(splitOperands);
  }

  /// Whether the kernel moves numbers as they are, or computes with one after the other.
  static bool takesNumbers(func::FuncOp kernel) {
    return llvm::any_of(kernel.getBody().front(), [](Operation &op) { return op.hasTrait<rt::OwnKernel>(); });
  }

  LogicalResult split(func::FuncOp kernel) {
    KernelSplitter splitter(kernel);
    if (failed(splitter.split()))
      return failure();
    if (!splitter.isConcerned())
      return success();
    dropNumbers(kernel);
    ++numKernels;
    return success();
  }

  /// Arguments that are complex numbers have been replaced by the two after them.
  static void dropNumbers(func::FuncOp kernel) {
    Block &body = kernel.getBody().front();
    body.eraseArguments([](BlockArgument argument) { return isa<ComplexType>(argument.getType()); });
    kernel.setFunctionType(FunctionType::get(kernel.getContext(), body.getArgumentTypes(), kernel.getResultTypes()));
  }
};

} // namespace
} // namespace tnp::transforms
