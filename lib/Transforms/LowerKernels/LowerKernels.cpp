// Kernels on tensors become kernels on buffers: loops, vectors and nothing else.
#include "lib/Transforms/BufferSizes.h"
#include "lib/Transforms/LowerKernels/EmitKernel.h"
#include "lib/Transforms/LowerKernels/EmitThreads.h"
#include "lib/Transforms/LowerKernels/SplitReduction.h"
#include "lib/Transforms/Passes.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

#include "llvm/ADT/TypeSwitch.h"

#include <deque>

using namespace mlir;

namespace tnp::transforms {

#define GEN_PASS_DEF_LOWERKERNELS
#include "lib/Transforms/Passes.h.inc"

namespace {

/// The kernels of a module, lowered launch by launch.
class ModuleLowering {
public:
  ModuleLowering(ModuleOp module, unsigned vectorBits, bool forThreads)
      : module(module), symbols(module), vectorBits(vectorBits), forThreads(forThreads) {}

  LogicalResult lower() {
    if (forThreads && failed(checkCalls()))
      return failure();
    module.walk([&](rt::LaunchOp launch) { pending.push_back(launch); });
    while (!pending.empty()) {
      rt::LaunchOp launch = pending.front();
      pending.pop_front();
      if (failed(lowerLaunch(launch)))
        return failure();
    }
    for (func::FuncOp kernel : tensorKernels)
      symbols.erase(kernel);
    for (auto [kernel, name] : renamed)
      (void)symbols.rename(kernel, name);
    return success();
  }

  unsigned numScalarStages = 0, numStages = 0;

private:
  /// A lowered kernel and what its launches must be told.
  struct Lowered {
    func::FuncOp kernel;
    std::optional<Program> program; // none for what is lowered to loops that no generic has
    rt::ScanOp scan;
    std::optional<SplitKernels> split; // instead of all that: two kernels, to be lowered in their turn
  };

  ModuleOp module;
  SymbolTable symbols;
  unsigned vectorBits;
  bool forThreads; // of a GPU
  std::deque<rt::LaunchOp> pending;
  llvm::SetVector<func::FuncOp> tensorKernels;
  llvm::SmallVector<std::pair<func::FuncOp, StringAttr>> renamed;
  llvm::DenseMap<std::pair<func::FuncOp, Type>, Lowered> lowered; // by tensor kernel and the operands' types

  /// The runtime works on the host, in whose memory a GPU's results are not.
  LogicalResult checkCalls() {
    WalkResult result = module.walk([](rt::RuntimeCallOpInterface call) {
      emitUnsupportedOnGpu(call, "work of the runtime between kernels");
      return WalkResult::interrupt();
    });
    return failure(result.wasInterrupted());
  }

  LogicalResult lowerLaunch(rt::LaunchOp launch) {
    func::FuncOp kernel = launch.lookupKernel();
    if (kernel.isExternal())
      return launch.emitOpError("expected a kernel with a body, but '") << launch.getKernel() << "' is only declared";
    if (rt::isLoweredKernel(kernel))
      return success();
    if (launch.getNumResults() != 0)
      return launch.emitOpError("expected the host to be on memrefs before its kernels are lowered");
    auto key = std::pair(kernel, Type(FunctionType::get(module.getContext(), launch.getOperandTypes(), {})));
    if (auto known = lowered.find(key); known != lowered.end())
      return replaceLaunch(launch, known->second), success();
    Lowered result;
    if (failed(lowerKernel(kernel, launch, result)))
      return failure();
    if (result.split)
      return replaceBySplit(launch, result), success();
    replaceLaunch(launch, result);
    lowered[key] = std::move(result);
    return success();
  }

  /// Memory and vectors hold numbers of whole bytes: no indices or bits, and complex numbers only in parts.
  static LogicalResult checkElements(func::FuncOp kernel) {
    auto isHeld = [](Type type) {
      auto tensor = dyn_cast<RankedTensorType>(type);
      if (!tensor)
        return !isa<ShapedType>(type);
      unsigned width = tensor.getElementType().isIntOrFloat() ? tensor.getElementTypeBitWidth() : 0;
      return width == 8 || width == 16 || width == 32 || width == 64;
    };
    SmallVector<Type> types;
    for (BlockArgument argument : kernel.getArguments())
      if (!llvm::all_of(argument.getUsers(),
                        [](Operation *user) { return isa<rt::PartsOp>(user) || user->hasTrait<rt::OwnKernel>(); }))
        types.push_back(argument.getType());
    for (Operation &op : kernel.getBody().front())
      if (!isa<rt::JoinOp>(op) && !op.hasTrait<rt::OwnKernel>())
        llvm::append_range(types, op.getResultTypes());
    auto odd = llvm::find_if_not(types, isHeld);
    if (odd != types.end())
      return kernel.emitError("expected integers and floats of 8 to 64 bits in a kernel, but got ") << *odd;
    return success();
  }

  LogicalResult lowerKernel(func::FuncOp kernel, rt::LaunchOp launch, Lowered &result) {
    if (failed(checkElements(kernel)))
      return failure();
    OpBuilder builder(kernel);
    bool isFirst = tensorKernels.insert(kernel);
    FailureOr<Program> program = failure();
    Operation *own = ownOperation(kernel);
    if (!own) {
      program = analyze(kernel, launch.getOperandTypes());
      if (failed(program) || failed(schedule(*program, vectorBits)) || failed(program->checkScratch()))
        return failure();
      if (int64_t steps = stepsPerChunk(*program)) {
        result.split = splitReduction(*program, steps, symbols);
        result.program = std::move(*program);
        return success();
      }
      if (forThreads && failed(scheduleThreads(*program)))
        return failure();
    }
    func::FuncOp target = createKernel(builder, kernel.getLoc(), kernel.getName(), launch.getOperandTypes());
    symbols.insert(target);
    if (isFirst)
      renamed.push_back({target, kernel.getNameAttr()});
    result.kernel = target;
    if (own) {
      result.scan = dyn_cast<rt::ScanOp>(own);
      return emitOwn(kernel, target, own);
    }
    if (forThreads) {
      emitThreads(target, *program);
    } else {
      emitKernel(target, *program);
      countStages(*program, target);
    }
    result.program = std::move(*program);
    return success();
  }

  /// What is lowered to loops that no generic has, where the kernel holds such an operation.
  static Operation *ownOperation(func::FuncOp kernel) {
    Block &body = kernel.getBody().front();
    auto found = llvm::find_if(body, [](Operation &op) { return op.hasTrait<rt::OwnKernel>(); });
    return found == body.end() ? nullptr : &*found;
  }

  LogicalResult emitOwn(func::FuncOp kernel, func::FuncOp target, Operation *own) {
    StringRef what = isa<rt::ScanOp>(own)      ? "running sums and products"
                     : isa<rt::ScatterOp>(own) ? "scattering of rows"
                                               : "packing of rows under a mask";
    if (forThreads)
      return emitUnsupportedOnGpu(own, what);
    if (llvm::any_of(kernel.getBody().front(), [&](Operation &op) { return isa<linalg::LinalgOp>(op); }))
      return kernel.emitError("expected a kernel of its own for ") << what;
    return llvm::TypeSwitch<Operation *, LogicalResult>(own)
        .Case([&](rt::ScanOp scan) { return emitScan(target, scan, vectorBits); })
        .Case([&](rt::ScatterOp scatter) { return emitScatter(target, scatter, vectorBits); })
        .Case([&](rt::CompressOp compress) { return emitCompress(target, compress, vectorBits); });
  }

  /// Loops left scalar are never wanted: they are counted, and the kernel says so.
  void countStages(Program &program, func::FuncOp target) {
    unsigned numScalar = 0;
    for (auto [stage, schedule] : llvm::zip(program.stages, program.schedules)) {
      ArrayRef<Loop> loops = stage.loops;
      numScalar += schedule.vectorLoop < 0 &&
                   llvm::any_of(loops.drop_front(program.numShared), [](const Loop &loop) { return loop.extent != 1; });
    }
    numStages += program.stages.size();
    numScalarStages += numScalar;
    if (numScalar == 0)
      return;
    target->setAttr("rt.scalar_stages", Builder(target).getI64IntegerAttr(numScalar));
    target.emitRemark("kernel with loops that stayed scalar");
  }

  /// Partial results into a buffer of the host, then the rest of the kernel on them.
  void replaceBySplit(rt::LaunchOp launch, Lowered &kernel) {
    OpBuilder at(launch);
    IndexBuilder builder(launch.getLoc(), at, launch->getBlock());
    Extents extents(builder, launch.getOperands());
    Program &program = *kernel.program;
    Value steps = program.stages[0].extent(builder, extents, 0);
    Value chunks = builder.ceilDiv(steps, kernel.split->stepsPerChunk);
    SmallVector<Value> partial;
    for (Type element : kernel.split->elementTypes)
      partial.push_back(memref::AllocOp::create(builder, MemRefType::get({ShapedType::kDynamic}, element), chunks,
                                                builder.getI64IntegerAttr(64)));
    auto first = rt::LaunchOp::create(builder, kernel.split->chunks.getName(), launch.getInputs(), partial);
    SmallVector<Value> inputs(partial);
    llvm::append_range(inputs, launch.getInputs());
    auto second = rt::LaunchOp::create(builder, kernel.split->combine.getName(), inputs, launch.getOutputs());
    pending.push_front(second);
    pending.push_front(first);
    launch.erase();
  }

  void replaceLaunch(rt::LaunchOp launch, Lowered &kernel) {
    OpBuilder at(launch);
    IndexBuilder builder(launch.getLoc(), at, launch->getBlock());
    Extents extents(builder, launch.getOperands());
    Value items, cost, scratch;
    if (kernel.program) {
      items = kernel.program->itemCount(builder, extents);
      cost = itemCost(builder, extents, *kernel.program);
      scratch = kernel.program->scratchBytes(builder, extents);
      if (Value fits = kernel.program->scratchFits(builder, extents)) {
        // Nothing is asked for where there is nothing to do.
        Value isIdle = arith::CmpIOp::create(builder, arith::CmpIPredicate::eq, items, builder.constant(0));
        checkFits(builder, launch.getLoc(), arith::OrIOp::create(builder, fits, isIdle));
      }
    } else if (kernel.scan) {
      ScanWork work = scanWork(builder, kernel.scan, launch.getOutputs().front());
      items = work.items;
      cost = work.cost;
      scratch = builder.constant(0);
    } else {
      items = builder.constant(1);
      cost = builder.constant(0);
      scratch = builder.constant(0);
    }
    rt::LaunchOp::create(builder, TypeRange(), FlatSymbolRefAttr::get(kernel.kernel), items, cost, scratch,
                         launch.getInputs(), launch.getOutputs());
    launch.erase();
  }
};

struct LowerKernels : impl::LowerKernelsBase<LowerKernels> {
  using LowerKernelsBase::LowerKernelsBase;

  void runOnOperation() override {
    if (!llvm::isPowerOf2_32(vectorBits) || vectorBits < 64 || vectorBits > 2048) {
      getOperation().emitError("expected a power of two from 64 to 2048 as vector-bits, but got ")
          << vectorBits.getValue();
      return signalPassFailure();
    }
    ModuleLowering lowering(getOperation(), vectorBits, threads);
    if (failed(lowering.lower()))
      return signalPassFailure();
    numStages += lowering.numStages;
    numScalar += lowering.numScalarStages;
  }
};

} // namespace
} // namespace tnp::transforms
