#include "lib/Trace/Tracer.h"

#include "dialects/Context.h"
#include "dialects/tnp/IR/Inference.h"
#include "lib/Trace/Builder.h"
#include "lib/Trace/Scopes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/Verifier.h"

#include <thread>

namespace tnp::traces {

namespace {

thread_local Tracer *innermost = nullptr;

/// A name that is readable in IR and in object files: the user's, with what no symbol should contain replaced.
std::string symbolName(llvm::StringRef name) {
  std::string symbol;
  for (char c : name)
    symbol += llvm::isAlnum(c) || c == '_' ? c : '_';
  return symbol.empty() || llvm::isDigit(symbol[0]) ? "f" + symbol : symbol;
}

} // namespace

Tracer::Impl::Impl(mlir::MLIRContext *context, std::string given)
    : context(context), name(std::move(given)), builder(context) {
  auto at = mlir::UnknownLoc::get(context);
  module = mlir::ModuleOp::create(at);
  builder.setInsertionPointToEnd(module->getBody());
  function = mlir::func::FuncOp::create(builder, at, symbolName(name), builder.getFunctionType({}, {}));
  builder.setInsertionPointToStart(function.addEntryBlock());
  std::string quoted = "'" + name + "'";
  scopes.push_back({openScope(quoted), quoted});
}

Traced Tracer::Impl::wrap(mlir::Value value, semantics::TensorType type) {
  return {{scopes.back().id, value.getAsOpaquePointer()}, std::move(type)};
}

Traced Tracer::Impl::addArgument(const semantics::TensorType &type) {
  mlir::Value argument =
      function.getBody().front().addArgument(ir::fromSemantics(context, type), mlir::UnknownLoc::get(context));
  return {{scopes.front().id, argument.getAsOpaquePointer()}, type};
}

mlir::Value Tracer::Impl::extent(const ExtentRule &rule, mlir::Location at) {
  mlir::Value product;
  for (const ExtentRule::Factor &factor : rule.factors) {
    mlir::Value next = unwrap(factor.value);
    if (factor.axis == ExtentRule::scalar) {
      next = mlir::tensor::ExtractOp::create(builder, at, next, mlir::ValueRange{});
      next = mlir::arith::IndexCastOp::create(builder, at, builder.getIndexType(), next);
    } else {
      next = builder.createOrFold<mlir::tensor::DimOp>(at, next, factor.axis);
    }
    product = product ? builder.createOrFold<mlir::arith::MulIOp>(at, product, next) : next;
  }
  auto number = [&](std::int64_t n) { return mlir::arith::ConstantIndexOp::create(builder, at, n); };
  if (!product)
    return number(1);
  return rule.divisor == 1 ? product : builder.createOrFold<mlir::arith::DivUIOp>(at, product, number(rule.divisor));
}

Tracer::Tracer(std::string name) : state(std::make_unique<Impl>(&ir::context(), std::move(name))) {
  state->outer = innermost;
  innermost = this;
}

Tracer::~Tracer() { innermost = state->outer; }

Tracer *Tracer::current() noexcept { return innermost; }

const std::string &Tracer::name() const { return state->name; }
const std::string &Tracer::scopeName() const { return state->scopes.back().name; }

semantics::TensorType Tracer::named(semantics::TensorType type) {
  for (semantics::Dim &dim : type.dims)
    if (!dim.isKnown() && !dim.isNamed())
      dim = semantics::Dim::symbol(++state->symbols);
  return type;
}

Traced Tracer::argument(const semantics::TensorType &type) {
  assert(state->captureKeys.empty() && "captures follow the arguments");
  return state->addArgument(named(type));
}

Traced Tracer::capture(const void *key, const semantics::TensorType &type) {
  for (auto [i, known] : llvm::enumerate(state->captureKeys))
    if (known == key && state->captureValues[i].type == type)
      return state->captureValues[i];
  state->captureKeys.push_back(key);
  return state->captureValues.emplace_back(state->addArgument(type));
}

const std::vector<const void *> &Tracer::captures() const { return state->captureKeys; }

Traced Tracer::constant(const semantics::TensorType &type, const std::byte *bytes, location where) {
  auto tensor = ir::fromSemantics(state->context, type);
  std::int64_t count = tensor.getNumElements();
  mlir::DenseElementsAttr elements;
  if (type.type.is_bool()) { // MLIR packs i1, buffers do not
    llvm::SmallVector<bool> bits;
    for (std::int64_t i = 0; i < count; ++i)
      bits.push_back(bytes[i] != std::byte{0});
    elements = mlir::DenseElementsAttr::get(tensor, llvm::ArrayRef<bool>(bits));
  } else {
    llvm::ArrayRef raw(reinterpret_cast<const char *>(bytes), count * type.type.itemsize());
    elements = mlir::DenseElementsAttr::getFromRawBuffer(tensor, raw);
  }
  mlir::OperationState op(toLocation(state->context, where), "tnp.constant");
  op.addAttribute("value", elements);
  op.addTypes(tensor);
  return state->wrap(state->builder.create(op)->getResult(0), type);
}

Traced Tracer::extent(const ExtentRule &rule, location where) {
  mlir::Location at = toLocation(state->context, where);
  mlir::OpBuilder &builder = state->builder;
  mlir::Value number = mlir::arith::IndexCastOp::create(builder, at, builder.getI64Type(), state->extent(rule, at));
  auto type = mlir::RankedTensorType::get({}, number.getType());
  return state->wrap(mlir::tensor::FromElementsOp::create(builder, at, type, number), {int64, {}});
}

std::vector<Traced> Tracer::record(const OpCall &call) {
  mlir::Location at = toLocation(state->context, call.where);
  mlir::OperationState op(at, call.op);
  for (const Value &operand : call.operands)
    op.operands.push_back(unwrap(operand));
  for (const ExtentRule &rule : call.extents)
    op.operands.push_back(state->extent(rule, at));
  for (const Attribute &attribute : call.attributes)
    op.addAttribute(attribute.name, toAttribute(state->context, attribute.value));
  for (const semantics::TensorType &type : call.results)
    op.addTypes(ir::fromSemantics(state->context, type));
  mlir::Operation *made = state->builder.create(op);
  std::vector<Traced> results;
  for (auto [value, type] : llvm::zip(made->getResults(), call.results))
    results.push_back(state->wrap(value, named(type)));
  return results;
}

bool Tracer::sees(const Value &value) const {
  return llvm::any_of(state->scopes, [&](const Impl::OpenScope &scope) { return scope.id == value.scope; });
}

location Tracer::whereMade(const Value &value) const {
  mlir::Operation *op = unwrap(value).getDefiningOp();
  auto place = op ? op->getLoc()->findInstanceOf<mlir::FileLineColLoc>() : mlir::FileLineColLoc();
  if (!place)
    return {};
  return {place.getFilename().data(), place.getLine()}; // the context keeps the name, with a 0 behind it
}

std::optional<int> Tracer::argumentIndex(const Value &value) const {
  auto argument = llvm::dyn_cast<mlir::BlockArgument>(unwrap(value));
  if (!argument || argument.getOwner() != &state->function.getBody().front())
    return std::nullopt;
  return argument.getArgNumber();
}

struct Program::State {
  mlir::OwningOpRef<mlir::ModuleOp> module;
  std::string name;
};

std::optional<std::string> Tracer::finish(const std::vector<Value> &results, Program &program) {
  llvm::SmallVector<mlir::Value> values;
  for (const Value &value : results)
    values.push_back(unwrap(value));
  mlir::func::ReturnOp::create(state->builder, state->function.getLoc(), values);
  mlir::Block &entry = state->function.getBody().front();
  state->function.setFunctionType(
      state->builder.getFunctionType(entry.getArgumentTypes(), mlir::ValueRange(values).getTypes()));

  std::string message;
  auto owner = std::this_thread::get_id();
  mlir::ScopedDiagnosticHandler handler(state->context, [&](mlir::Diagnostic &diagnostic) {
    if (std::this_thread::get_id() != owner) // the context is everybody's
      return mlir::failure();
    llvm::raw_string_ostream(message) << diagnostic.getLocation() << ": " << diagnostic << "\n";
    return mlir::success();
  });
  if (mlir::failed(mlir::verify(*state->module)))
    return message;
  program.state = std::make_unique<Program::State>();
  program.state->module = std::move(state->module);
  program.state->name = state->function.getName().str();
  return std::nullopt;
}

Program::Program() = default;
Program::Program(Program &&) noexcept = default;
Program &Program::operator=(Program &&) noexcept = default;
Program::~Program() = default;

mlir::Operation *Program::module() const { return state ? state->module->getOperation() : nullptr; }
const std::string &Program::name() const { return state->name; }

std::string Program::print() const {
  std::string text;
  llvm::raw_string_ostream stream(text);
  module()->print(stream);
  return text;
}

} // namespace tnp::traces
