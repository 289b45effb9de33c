// What lib/Trace shares inside: the state of a Tracer and the making of attributes. Not for the API: it includes MLIR.
#pragma once

#include "lib/Trace/Tracer.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"

namespace tnp::traces {

mlir::Attribute toAttribute(mlir::MLIRContext *context, const AttributeValue &value);
mlir::Location toLocation(mlir::MLIRContext *context, location where);

inline mlir::Value unwrap(const Value &value) { return mlir::Value::getFromOpaquePointer(value.handle); }

struct Tracer::Impl {
  struct OpenScope {
    std::uint64_t id;
    std::string name;
  };

  mlir::MLIRContext *context;
  std::string name;
  mlir::OwningOpRef<mlir::ModuleOp> module;
  mlir::func::FuncOp function;
  mlir::OpBuilder builder;
  std::vector<OpenScope> scopes; ///< The innermost last.
  std::vector<const void *> captureKeys;
  std::vector<Traced> captureValues;
  std::int64_t symbols = 0; ///< Names given to unknown extents so far.
  Tracer *outer = nullptr;  ///< What the thread recorded into before.

  Impl(mlir::MLIRContext *context, std::string name);

  Traced wrap(mlir::Value value, semantics::TensorType type);
  Traced addArgument(const semantics::TensorType &type);
  /// The extent as an index value.
  mlir::Value extent(const ExtentRule &rule, mlir::Location at);
};

/// A region under construction: opens a scope and moves the insertion point into a new block; closing goes back.
/// Until it is handed to an operation the region is ours, and is dropped with everything in it.
class RegionScope {
public:
  RegionScope(Tracer &tracer, std::string what, mlir::TypeRange arguments, mlir::Location at);
  RegionScope(const RegionScope &) = delete;
  ~RegionScope() { close(); }

  mlir::Block &block() { return region->front(); }
  /// Where the operation that takes the region will stand.
  mlir::OpBuilder::InsertPoint outside() const { return before; }
  void close();
  std::unique_ptr<mlir::Region> take() { return std::move(region); }

private:
  Tracer::Impl &state;
  std::unique_ptr<mlir::Region> region;
  mlir::OpBuilder::InsertPoint before;
  std::size_t depth;
  bool open = true;
};

} // namespace tnp::traces
