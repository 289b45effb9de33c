#include "lib/Trace/Regions.h"

#include "dialects/tnp/IR/Inference.h"
#include "lib/Trace/Builder.h"
#include "lib/Trace/Scopes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace tnp::traces {

namespace {

llvm::SmallVector<mlir::Type> typesOf(mlir::MLIRContext *context, const std::vector<Traced> &values) {
  return llvm::map_to_vector(values, [&](const Traced &v) -> mlir::Type { return ir::fromSemantics(context, v.type); });
}

llvm::SmallVector<mlir::Value> unwrapAll(const std::vector<Value> &values) {
  return llvm::map_to_vector(values, unwrap);
}

llvm::SmallVector<mlir::Value> unwrapAll(const std::vector<Traced> &values) {
  return llvm::map_to_vector(values, [](const Traced &v) { return unwrap(v.value); });
}

/// Values of the innermost scope with the types of `like`: carried values keep their dtype and extents.
std::vector<Traced> wrapLike(Tracer::Impl &state, mlir::ValueRange values, const std::vector<Traced> &like) {
  std::vector<Traced> wrapped;
  for (auto [value, model] : llvm::zip(values, like))
    wrapped.push_back(state.wrap(value, model.type));
  return wrapped;
}

/// The number in a 0-d tensor.
mlir::Value scalarOf(mlir::OpBuilder &builder, mlir::Location at, const Value &tensor) {
  return mlir::tensor::ExtractOp::create(builder, at, unwrap(tensor), mlir::ValueRange{});
}

} // namespace

RegionScope::RegionScope(Tracer &tracer, std::string what, mlir::TypeRange arguments, mlir::Location at)
    : state(tracer.impl()), region(std::make_unique<mlir::Region>()), before(state.builder.saveInsertionPoint()),
      depth(state.scopes.size()) {
  mlir::Block &block = region->emplaceBlock();
  for (mlir::Type type : arguments)
    block.addArgument(type, at);
  state.builder.setInsertionPointToStart(&block);
  std::string name = what + " in " + state.scopes.front().name;
  state.scopes.push_back({openScope(name), name});
}

void RegionScope::close() {
  if (!open)
    return;
  open = false;
  state.scopes.resize(depth);
  state.builder.restoreInsertionPoint(before);
}

//===-- while ------------------------------------------------------------===//

struct While::State {
  Tracer &tracer;
  std::vector<Traced> initial;
  mlir::Location at;
  llvm::SmallVector<mlir::Type> types;
  std::optional<RegionScope> condition, body;
};

While::While(Tracer &tracer, std::vector<Traced> initial, location where)
    : state(new State{tracer, std::move(initial), toLocation(tracer.impl().context, where), {}, {}, {}}) {
  state->types = typesOf(tracer.impl().context, state->initial);
}
While::~While() = default;

std::vector<Traced> While::beginCondition() {
  state->condition.emplace(state->tracer, "the condition of while_loop", state->types, state->at);
  return wrapLike(state->tracer.impl(), state->condition->block().getArguments(), state->initial);
}

void While::endCondition(const Value &predicate) {
  mlir::OpBuilder &builder = state->tracer.impl().builder;
  mlir::Value bit = scalarOf(builder, state->at, predicate);
  mlir::scf::ConditionOp::create(builder, state->at, bit, state->condition->block().getArguments());
  state->condition->close();
}

std::vector<Traced> While::beginBody() {
  state->body.emplace(state->tracer, "the body of while_loop", state->types, state->at);
  return wrapLike(state->tracer.impl(), state->body->block().getArguments(), state->initial);
}

void While::endBody(const std::vector<Value> &next) {
  mlir::scf::YieldOp::create(state->tracer.impl().builder, state->at, unwrapAll(next));
  state->body->close();
}

std::vector<Traced> While::finish() {
  mlir::OperationState op(state->at, mlir::scf::WhileOp::getOperationName());
  op.addOperands(unwrapAll(state->initial));
  op.addTypes(state->types);
  op.addRegion(state->condition->take());
  op.addRegion(state->body->take());
  mlir::Operation *loop = state->tracer.impl().builder.create(op);
  return wrapLike(state->tracer.impl(), loop->getResults(), state->initial);
}

//===-- if ---------------------------------------------------------------===//

struct If::State {
  Tracer &tracer;
  mlir::Value predicate;
  mlir::Location at;
  std::int64_t symbolsBefore;
  std::optional<RegionScope> branches[2];
  std::vector<Traced> results[2];

  void begin(int branch) {
    const char *what = branch == 0 ? "the first branch of cond" : "the second branch of cond";
    branches[branch].emplace(tracer, what, mlir::TypeRange{}, at);
  }
  void end(int branch, const std::vector<Traced> &values) {
    mlir::scf::YieldOp::create(tracer.impl().builder, at, unwrapAll(values));
    results[branch] = values;
    branches[branch]->close();
  }
  /// An extent is known after the branch only if both agree on a number, or on a name from before.
  semantics::TensorType merged(std::size_t i) const {
    semantics::TensorType type = results[0][i].type;
    for (auto [dim, other] : llvm::zip(type.dims, results[1][i].type.dims))
      if (!dim.isKnown() && (dim != other || dim.id() > symbolsBefore))
        dim = semantics::Dim::anonymous();
    return type;
  }
};

If::If(Tracer &tracer, const Value &predicate, location where) {
  Tracer::Impl &impl = tracer.impl();
  mlir::Location at = toLocation(impl.context, where);
  state.reset(new State{tracer, scalarOf(impl.builder, at, predicate), at, impl.symbols, {}, {}});
}
If::~If() = default;

void If::beginThen() { state->begin(0); }
void If::endThen(const std::vector<Traced> &results) { state->end(0, results); }
void If::beginElse() { state->begin(1); }
void If::endElse(const std::vector<Traced> &results) { state->end(1, results); }

std::vector<Traced> If::finish() {
  Tracer::Impl &impl = state->tracer.impl();
  mlir::OperationState op(state->at, mlir::scf::IfOp::getOperationName());
  op.addOperands(state->predicate);
  op.addTypes(typesOf(impl.context, state->results[0]));
  op.addRegion(state->branches[0]->take());
  op.addRegion(state->branches[1]->take());
  mlir::Operation *branch = impl.builder.create(op);
  std::vector<Traced> results;
  for (auto [i, value] : llvm::enumerate(branch->getResults()))
    results.push_back(impl.wrap(value, state->tracer.named(state->merged(i))));
  return results;
}

//===-- for --------------------------------------------------------------===//

struct For::State {
  Tracer &tracer;
  std::string name;
  mlir::Location at;
  mlir::Value lower, upper, step;
  std::vector<Traced> carried; ///< Then the stacked ones.
  std::optional<RegionScope> body;
  mlir::Value index; ///< In the body, as a 0-d int64 tensor.

  Traced stackBuffer(const semantics::TensorType &element, semantics::Dim length);
  mlir::Value store(mlir::Value buffer, const Traced &element);
};

For::For(Tracer &tracer, std::string name, const Value &lower, const Value &upper, std::vector<Traced> initial,
         location where) {
  Tracer::Impl &impl = tracer.impl();
  mlir::Location at = toLocation(impl.context, where);
  auto index = [&](const Value &bound) -> mlir::Value {
    mlir::Value number = scalarOf(impl.builder, at, bound);
    return mlir::arith::IndexCastOp::create(impl.builder, at, impl.builder.getIndexType(), number);
  };
  mlir::Value first = index(lower), last = index(upper);
  mlir::Value one = mlir::arith::ConstantIndexOp::create(impl.builder, at, 1);
  state.reset(new State{tracer, std::move(name), at, first, last, one, std::move(initial), {}, {}});
}
For::~For() = default;

For::Body For::begin() {
  Tracer::Impl &impl = state->tracer.impl();
  llvm::SmallVector<mlir::Type> types{impl.builder.getIndexType()};
  llvm::append_range(types, typesOf(impl.context, state->carried));
  state->body.emplace(state->tracer, "the body of " + state->name, types, state->at);
  mlir::Block &block = state->body->block();
  mlir::Value number =
      mlir::arith::IndexCastOp::create(impl.builder, state->at, impl.builder.getI64Type(), block.getArgument(0));
  state->index = mlir::tensor::FromElementsOp::create(impl.builder, state->at,
                                                      mlir::RankedTensorType::get({}, number.getType()), number);
  return {impl.wrap(state->index, {int64, {}}), wrapLike(impl, block.getArguments().drop_front(), state->carried)};
}

/// The array in which values of the body are collected: zeros, made in front of the loop.
Traced For::State::stackBuffer(const semantics::TensorType &element, semantics::Dim length) {
  Tracer::Impl &impl = tracer.impl();
  mlir::OpBuilder::InsertionGuard guard(impl.builder);
  impl.builder.restoreInsertionPoint(body->outside());
  semantics::TensorType type{element.type, {length}};
  type.dims.insert(type.dims.end(), element.dims.begin(), element.dims.end());
  std::byte zeros[16] = {};
  mlir::OperationState full(at, "tnp.full");
  full.addOperands(unwrap(tracer.constant({element.type, {}}, zeros, {}).value));
  if (!length.isKnown())
    full.addOperands(upper);
  full.addTypes(ir::fromSemantics(impl.context, type));
  return impl.wrap(impl.builder.create(full)->getResult(0), type);
}

/// buffer[index] = element
mlir::Value For::State::store(mlir::Value buffer, const Traced &element) {
  mlir::OpBuilder &builder = tracer.impl().builder;
  llvm::SmallVector<int64_t> starts{mlir::ShapedType::kDynamic}, sizes{1}, strides{1};
  for (semantics::Dim dim : element.type.dims) {
    starts.push_back(0);
    sizes.push_back(dim.value());
    strides.push_back(1);
  }
  mlir::OperationState update(at, "tnp.update_slice");
  update.addOperands({buffer, unwrap(element.value), index});
  update.addAttribute("static_starts", builder.getDenseI64ArrayAttr(starts));
  update.addAttribute("sizes", builder.getDenseI64ArrayAttr(sizes));
  update.addAttribute("strides", builder.getDenseI64ArrayAttr(strides));
  update.addTypes(buffer.getType());
  return builder.create(update)->getResult(0);
}

void For::end(const std::vector<Value> &next, const std::vector<Traced> &stacked, semantics::Dim length) {
  Tracer::Impl &impl = state->tracer.impl();
  llvm::SmallVector<mlir::Value> yielded = unwrapAll(next);
  for (const Traced &element : stacked) {
    Traced buffer = state->stackBuffer(element.type, length);
    mlir::Type type = ir::fromSemantics(impl.context, buffer.type);
    yielded.push_back(state->store(state->body->block().addArgument(type, state->at), element));
    state->carried.push_back(std::move(buffer));
  }
  mlir::scf::YieldOp::create(impl.builder, state->at, yielded);
  state->body->close();
}

std::vector<Traced> For::finish() {
  Tracer::Impl &impl = state->tracer.impl();
  mlir::OperationState op(state->at, mlir::scf::ForOp::getOperationName());
  op.addOperands({state->lower, state->upper, state->step});
  op.addOperands(unwrapAll(state->carried));
  op.addTypes(typesOf(impl.context, state->carried));
  op.addRegion(state->body->take());
  return wrapLike(impl, impl.builder.create(op)->getResults(), state->carried);
}

} // namespace tnp::traces
