// tnp-form-kernels: groups of generics leave the host for functions of their own.
#include "lib/Transforms/KernelGroups.h"
#include "lib/Transforms/Passes.h"
#include "lib/Transforms/RowOperands.h"
#include "lib/Transforms/Splats.h"

#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/Iterators.h"
#include "mlir/IR/OperationSupport.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Transforms/RegionUtils.h"

using namespace mlir;

namespace tnp::transforms {

#define GEN_PASS_DEF_FORMKERNELS
#include "lib/Transforms/Passes.h.inc"

namespace {

/// What a group takes from the host and gives back.
struct Boundary {
  SmallVector<Value> inputs;
  SmallVector<OpResult> results;
};

/// Small things that a kernel makes for itself instead of being given them. Constant arrays are none: they need memory.
bool belongsInside(Operation *op) {
  if (op && op->hasTrait<OpTrait::ConstantLike>())
    return !isa<RankedTensorType>(op->getResult(0).getType());
  return isa_and_nonnull<tensor::EmptyOp, linalg::FillOp>(op);
}

/// Whether the operation reads this operand from memory that somebody else has filled: its kernel holds nothing else.
bool readsMemory(Operation *op, Value operand) {
  if (auto scatter = dyn_cast<rt::ScatterOp>(op))
    return operand == scatter.getPlaces() || operand == scatter.getValues();
  auto compress = dyn_cast<rt::CompressOp>(op);
  return compress && (operand == compress.getSource() || operand == compress.getMask());
}

/// The buffer that result i of the operation is written to, before any fill: a `tensor.empty`, or what else it is.
Value destination(OpResult result) {
  Value init = cast<DestinationStyleOpInterface>(result.getOwner()).getTiedOpOperand(result)->get();
  if (isa<rt::ScatterOp>(result.getOwner())) // updates what is there
    return init;
  while (auto fill = init.getDefiningOp<linalg::FillOp>())
    init = fill.getOutputs().front();
  return init;
}

class KernelBuilder {
public:
  KernelBuilder(func::FuncOp host, ArrayRef<Operation *> group)
      : host(host), group(group), members(group.begin(), group.end()) {}

  /// Builds the kernel function under `name` and replaces the group by a launch.
  std::pair<func::FuncOp, rt::LaunchOp> build(StringRef name, CheckOrder &order) {
    findBoundary();
    OpBuilder builder(group.back());
    func::FuncOp kernel = buildFunction(name);
    dropUnusedInputs(kernel);
    SmallVector<Value> outputs;
    for (OpResult result : boundary.results)
      outputs.push_back(destination(result));
    auto launch = rt::LaunchOp::create(builder, group.back()->getLoc(), name, boundary.inputs, outputs);
    for (auto [old, now] : llvm::zip_equal(boundary.results, launch.getResults()))
      old.replaceAllUsesWith(now);
    order.replace(group, launch);
    for (Operation *op : llvm::reverse(group))
      op->erase();
    return {kernel, launch};
  }

private:
  /// Everything the group reads that is neither its own nor belongs inside, and its results that others read.
  void findBoundary() {
    for (Operation *op : group)
      for (OpResult result : op->getResults())
        if (llvm::any_of(result.getUsers(), [&](Operation *user) { return !members.contains(ancestorInBlock(user)); }))
          boundary.results.push_back(result);
    llvm::SetVector<Value> inputs;
    llvm::SmallPtrSet<Operation *, 8> visited;
    std::function<void(Operation *)> visit = [&](Operation *op) {
      if (!visited.insert(op).second)
        return;
      op->walk([&](Operation *nested) {
        for (Value operand : nested->getOperands()) {
          Operation *definition = operand.getDefiningOp();
          if (op->isAncestor(operand.getParentRegion()->getParentOp()) || (definition && members.contains(definition)))
            continue;
          bool isUpdated = isa<rt::ScatterOp>(nested); // given as the output
          if (readsMemory(nested, operand))
            inputs.insert(operand);
          else if (isUpdated)
            continue;
          else if (belongsInside(definition))
            visit(definition);
          else if (!isResultDestination(nested, operand))
            inputs.insert(operand);
        }
      });
    };
    for (Operation *op : group)
      visit(op);
    boundary.inputs = inputs.takeVector();
  }

  Operation *ancestorInBlock(Operation *user) { return group.front()->getBlock()->findAncestorOpInBlock(*user); }

  /// A destination that is overwritten is given as an output, not read as an input; that of a result that stays inside is
  /// given to have its extents.
  bool isResultDestination(Operation *op, Value operand) const {
    auto generic = dyn_cast<linalg::GenericOp>(op);
    return generic && llvm::is_contained(generic.getOutputs(), operand) &&
           !llvm::is_contained(generic.getInputs(), operand) &&
           llvm::all_of(generic.getDpsInitsMutable(), [&](OpOperand &init) {
             return init.get() != operand || (generic.getMatchingBlockArgument(&init).use_empty() &&
                                              llvm::is_contained(boundary.results, generic.getTiedOpResult(&init)));
           });
  }

  func::FuncOp buildFunction(StringRef name) {
    SmallVector<Type> types(ValueRange(boundary.inputs).getTypes()), resultTypes;
    for (OpResult result : boundary.results)
      resultTypes.push_back(result.getType());
    types.append(resultTypes);
    OpBuilder builder(host);
    builder.setInsertionPointAfter(host);
    auto kernel =
        func::FuncOp::create(builder, group.back()->getLoc(), name, builder.getFunctionType(types, resultTypes));
    kernel.setPrivate();
    kernel->setAttr(rt::RtDialect::kKernelAttrName, builder.getUnitAttr());
    Block *body = kernel.addEntryBlock();
    builder.setInsertionPointToEnd(body);
    values.map(boundary.inputs, body->getArguments().take_front(boundary.inputs.size()));
    outputs = body->getArguments().drop_front(boundary.inputs.size());
    for (Operation *op : group)
      cloneInto(builder, op);
    SmallVector<Value> returned;
    for (OpResult result : boundary.results)
      returned.push_back(values.lookup(result));
    func::ReturnOp::create(builder, kernel.getLoc(), returned);
    return kernel;
  }

  /// The extents of a buffer that became an output are not needed inside.
  void dropUnusedInputs(func::FuncOp kernel) {
    llvm::BitVector unused(kernel.getNumArguments());
    for (size_t i = 0; i < boundary.inputs.size(); ++i)
      if (kernel.getArgument(i).use_empty())
        unused.set(i);
    for (int i = unused.find_last(); i >= 0; i = i > 0 ? unused.find_prev(i) : -1)
      boundary.inputs.erase(boundary.inputs.begin() + i);
    (void)kernel.eraseArguments(unused);
  }

  /// Clones the operation with what belongs inside; a result that leaves is computed in its output argument.
  void cloneInto(OpBuilder &builder, Operation *op) {
    llvm::SetVector<Value> reads(op->operand_begin(), op->operand_end());
    getUsedValuesDefinedAbove(op->getRegions(), reads);
    for (Value operand : reads)
      if (!values.contains(operand) && belongsInside(operand.getDefiningOp()) && !isInit(op, operand))
        cloneInto(builder, operand.getDefiningOp());
    SmallVector<std::pair<unsigned, Value>> inits;
    if (auto destinationStyle = dyn_cast<DestinationStyleOpInterface>(op); destinationStyle && members.contains(op))
      for (OpResult result : op->getResults()) {
        OpOperand *init = destinationStyle.getTiedOpOperand(result);
        inits.emplace_back(init->getOperandNumber(), cloneInit(builder, init->get(), result));
      }
    IRMapping local = values; // the original inits may be unknown here; they are set afterwards
    Operation *copy = builder.clone(*op, local);
    for (auto [index, value] : inits)
      copy->setOperand(index, value);
    values.map(op->getResults(), copy->getResults());
  }

  static bool isInit(Operation *op, Value operand) {
    auto destinationStyle = dyn_cast<DestinationStyleOpInterface>(op);
    return destinationStyle && llvm::is_contained(destinationStyle.getDpsInits(), operand) &&
           !llvm::is_contained(destinationStyle.getDpsInputs(), operand);
  }

  /// The init of a result inside: its output argument or an empty of its own, filled if the original was.
  Value cloneInit(OpBuilder &builder, Value init, OpResult result) {
    if (isa<rt::ScatterOp>(result.getOwner())) // alone in its kernel, and its result leaves
      return outputs[llvm::find(boundary.results, result) - boundary.results.begin()];
    if (auto fill = init.getDefiningOp<linalg::FillOp>(); fill && !members.contains(fill)) {
      Value start = fill.getInputs().front();
      if (belongsInside(start.getDefiningOp()) && !values.contains(start))
        cloneInto(builder, start.getDefiningOp());
      Value target = cloneInit(builder, fill.getOutputs().front(), result);
      return linalg::FillOp::create(builder, fill.getLoc(), values.lookup(start), target).getResult(0);
    }
    auto leaving = llvm::find(boundary.results, result);
    if (leaving != boundary.results.end() && (init.getDefiningOp<tensor::EmptyOp>() || !values.contains(init)))
      return outputs[leaving - boundary.results.begin()];
    if (!values.contains(init))
      cloneInto(builder, init.getDefiningOp());
    return values.lookup(init);
  }

  func::FuncOp host;
  ArrayRef<Operation *> group;
  llvm::SmallPtrSet<Operation *, 8> members;
  Boundary boundary;
  IRMapping values;
  ValueRange outputs;
};

struct FormKernels : impl::FormKernelsBase<FormKernels> {
  using FormKernelsBase::FormKernelsBase;

  void runOnOperation() override {
    SymbolTable symbols(getOperation());
    for (auto function : llvm::make_early_inc_range(getOperation().getOps<func::FuncOp>()))
      if (!function->hasAttr(rt::RtDialect::kKernelAttrName) && !function.isDeclaration())
        if (failed(cut(function, symbols)))
          return signalPassFailure();
  }

  LogicalResult cut(func::FuncOp host, SymbolTable &symbols) {
    packRowOperands(host);
    computeSplats(host);
    SmallVector<Block *> blocks;
    host.walk<WalkOrder::PreOrder>([&](Block *block) { // names follow the program
      if (!isa<linalg::LinalgOp, rt::ScatterOp>(block->getParentOp()))
        blocks.push_back(block);
    });
    SmallVector<func::FuncOp> kernels;
    func::FuncOp last = host;
    for (Block *block : blocks) {
      CheckOrder order(*block);
      for (SmallVector<Operation *> &group : kernelGroups(*block, order)) {
        std::string name = (host.getName() + "_k" + llvm::Twine(kernels.size())).str();
        auto [kernel, launch] = KernelBuilder(host, group).build(name, order);
        ++numLaunches;
        if (func::FuncOp twin = findEqual(kernels, kernel)) {
          launch.setKernel(twin.getName());
          kernel.erase();
          continue;
        }
        kernel->moveAfter(last);
        last = kernel;
        kernels.push_back(kernel);
        ++numKernels;
      }
      if (failed(order.sort())) // a reader of an early member may stand before the launch
        return failure();
    }
    dropUnused(host);
    return success();
  }

  /// What kernels make for themselves now: fills, and the tensors that were filled.
  static void dropUnused(func::FuncOp host) {
    host.walk<WalkOrder::PostOrder, ReverseIterator>([](Operation *op) {
      if (isOpTriviallyDead(op))
        op->erase();
    });
  }

  static func::FuncOp findEqual(ArrayRef<func::FuncOp> kernels, func::FuncOp kernel) {
    for (func::FuncOp other : kernels)
      if (other.getFunctionType() == kernel.getFunctionType() &&
          OperationEquivalence::isRegionEquivalentTo(&other.getBody(), &kernel.getBody(),
                                                     OperationEquivalence::IgnoreLocations))
        return other;
    return {};
  }
};

} // namespace
} // namespace tnp::transforms
