#include "lib/Transforms/LowerKernels/SplitReduction.h"
#include "dialects/rt/IR/RtDialect.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/Transforms/RegionUtils.h"

using namespace mlir;

namespace tnp::transforms {
namespace {

/// Elements of a chunk: enough to be worth an item, little enough for the combination to be cheap.
constexpr int64_t kElementsPerChunk = 32 * 1024;
/// Where several loops are reduced which cannot be walked as one, so many steps of the outermost.
constexpr int64_t kRowsPerChunk = 16;

/// Copies computations of a kernel into another one as they are asked for.
class Cloner {
public:
  Cloner(OpBuilder &builder, IRMapping &mapping) : builder(builder), mapping(mapping) {}

  Value clone(Value value) {
    if (Value known = mapping.lookupOrNull(value))
      return known;
    Operation *op = value.getDefiningOp();
    llvm::SetVector<Value> needed(op->operand_begin(), op->operand_end());
    getUsedValuesDefinedAbove(op->getRegions(), needed);
    for (Value operand : needed)
      clone(operand);
    builder.clone(*op, mapping);
    return mapping.lookup(value);
  }

private:
  OpBuilder &builder;
  IRMapping &mapping;
};

func::FuncOp createTensorKernel(func::FuncOp like, const Twine &suffix, ArrayRef<Type> arguments, TypeRange results,
                                SymbolTable &symbols) {
  OpBuilder builder(like);
  std::string name = (like.getName() + suffix).str();
  auto kernel = func::FuncOp::create(builder, like.getLoc(), name, builder.getFunctionType(arguments, results));
  kernel.setPrivate();
  kernel->setAttr(rt::RtDialect::kKernelAttrName, builder.getUnitAttr());
  kernel.addEntryBlock();
  symbols.insert(kernel);
  return kernel;
}

class Splitter {
public:
  Splitter(Program &program, SymbolTable &symbols)
      : kernel(program.kernel), stage(program.stages[0]), symbols(symbols),
        numOutputs(cast<func::ReturnOp>(kernel.getBody().front().getTerminator()).getNumOperands()) {
    unsigned numInputs = kernel.getNumArguments() - numOutputs;
    inputs = kernel.getArguments().take_front(numInputs);
    for (Value result : stage.generic.getResults())
      elementTypes.push_back(cast<RankedTensorType>(result.getType()).getElementType());
  }

  SplitKernels split(int64_t steps) { return {createChunks(steps), createCombine(), steps, elementTypes}; }

private:
  func::FuncOp kernel;
  Stage &stage;
  SymbolTable &symbols;
  unsigned numOutputs;
  ValueRange inputs;
  SmallVector<Type> elementTypes;

  const Combiner &combinerOf(unsigned output) {
    return *llvm::find_if(stage.combiners,
                          [&](const Combiner &combiner) { return llvm::is_contained(combiner.results, output); });
  }

  /// The kernel with the reduction alone, each result one element.
  func::FuncOp createChunks(int64_t steps) {
    SmallVector<Type> arguments(inputs.getTypes()), results;
    for (Type element : elementTypes)
      results.push_back(RankedTensorType::get({}, element));
    llvm::append_range(arguments, results);
    func::FuncOp chunks = createTensorKernel(kernel, "_chunks", arguments, results, symbols);
    chunks->setAttr(kSplitAttrName, Builder(kernel).getI64IntegerAttr(steps));
    OpBuilder builder = OpBuilder::atBlockEnd(&chunks.getBody().front());
    IRMapping mapping;
    mapping.map(inputs, chunks.getArguments().take_front(inputs.size()));
    Cloner cloner(builder, mapping);
    SmallVector<Value> starts;
    for (unsigned output = 0; output < elementTypes.size(); ++output) {
      Location loc = kernel.getLoc();
      TypedAttr neutral = combinerOf(output).neutral(output);
      Value start =
          neutral ? Value(arith::ConstantOp::create(builder, loc, neutral)) : cloner.clone(stage.starts[output].scalar);
      Value place = chunks.getArgument(inputs.size() + output);
      starts.push_back(linalg::FillOp::create(builder, loc, start, place).getResult(0));
    }
    for (auto [init, start] : llvm::zip(stage.generic.getDpsInits(), starts))
      mapping.map(init, start); // where two outputs begin with the same fill, corrected below
    cloner.clone(stage.generic.getResult(0));
    auto generic = mapping.lookup(stage.generic.getResult(0)).getDefiningOp<linalg::GenericOp>();
    generic.getOutputsMutable().assign(starts);
    func::ReturnOp::create(builder, kernel.getLoc(), generic.getResults());
    return chunks;
  }

  /// The kernel with the reduction of the partial results in place of the reduction.
  func::FuncOp createCombine() {
    SmallVector<Type> arguments;
    for (Type element : elementTypes)
      arguments.push_back(RankedTensorType::get({ShapedType::kDynamic}, element));
    llvm::append_range(arguments, kernel.getArgumentTypes());
    func::FuncOp combine = createTensorKernel(kernel, "_combine", arguments, kernel.getResultTypes(), symbols);
    OpBuilder builder = OpBuilder::atBlockEnd(&combine.getBody().front());
    IRMapping mapping;
    mapping.map(kernel.getArguments(), combine.getArguments().drop_front(elementTypes.size()));
    Cloner cloner(builder, mapping);
    SmallVector<Value> starts;
    for (Value init : stage.generic.getDpsInits())
      starts.push_back(cloner.clone(init));
    auto reduced = createReduction(builder, combine.getArguments().take_front(elementTypes.size()), starts);
    mapping.map(stage.generic.getResults(), reduced.getResults());
    SmallVector<Value> returned;
    for (Value value : kernel.getBody().front().getTerminator()->getOperands())
      returned.push_back(cloner.clone(value));
    func::ReturnOp::create(builder, kernel.getLoc(), returned);
    combine->setAttr(kSplitAttrName, builder.getI64IntegerAttr(0));
    return combine;
  }

  linalg::GenericOp createReduction(OpBuilder &builder, ValueRange partial, ValueRange starts) {
    MLIRContext *context = builder.getContext();
    SmallVector<AffineMap> maps(partial.size(), AffineMap::getMultiDimIdentityMap(1, context));
    maps.append(starts.size(), AffineMap::get(1, 0, context));
    auto body = [&](OpBuilder &nested, Location loc, ValueRange arguments) {
      SmallVector<Value> yielded(starts.size());
      for (const Combiner &combiner : stage.combiners) {
        SmallVector<Value> elements, accumulated;
        for (unsigned output : combiner.results) {
          elements.push_back(arguments[output]);
          accumulated.push_back(arguments[starts.size() + output]);
        }
        for (auto [output, value] : llvm::zip(combiner.results, combiner.step(nested, elements, accumulated)))
          yielded[output] = value;
      }
      linalg::YieldOp::create(nested, loc, yielded);
    };
    return linalg::GenericOp::create(builder, kernel.getLoc(), starts.getTypes(), partial, starts, maps,
                                     {utils::IteratorType::reduction}, body);
  }
};

} // namespace

int64_t stepsPerChunk(Program &program) {
  Stage &stage = program.stages[0];
  auto isReduction = [](const Loop &loop) { return loop.isReduction; };
  if (program.kernel->hasAttr(kSplitAttrName) || stage.loops.empty() || !llvm::all_of(stage.loops, isReduction))
    return 0;
  for (auto [isAccumulated, start] : llvm::zip(stage.isAccumulated, stage.starts))
    if (!isAccumulated || !start.scalar)
      return 0;
  for (size_t i = 1; i < program.stages.size(); ++i)
    if (!program.stages[i].loops.empty())
      return 0;
  if (stage.combiners.empty())
    return 0;
  int64_t steps = stage.loops.size() == 1 ? kElementsPerChunk : kRowsPerChunk;
  int64_t extent = stage.loops[0].extent;
  return ShapedType::isDynamic(extent) || extent > steps ? steps : 0;
}

SplitKernels splitReduction(Program &program, int64_t steps, SymbolTable &symbols) {
  return Splitter(program, symbols).split(steps);
}

} // namespace tnp::transforms
