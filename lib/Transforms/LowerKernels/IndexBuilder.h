// Arithmetic on indices that folds as it is built, so that what is known never becomes an operation.
#pragma once

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "llvm/ADT/DenseMap.h"

#include <optional>

namespace tnp::transforms {

class IndexBuilder : public mlir::ImplicitLocOpBuilder {
public:
  using Value = mlir::Value;

  /// Builds at `builder`'s place. Where `constants` is given, constants are made once, at its beginning.
  IndexBuilder(mlir::Location loc, mlir::OpBuilder &builder, mlir::Block *constants = nullptr)
      : ImplicitLocOpBuilder(loc, builder), constantsBlock(constants) {}

  /// The constant, shared by everything that is built for this function.
  Value constant(mlir::TypedAttr value);
  Value constant(int64_t value) { return constant(getIndexAttr(value)); }

  Value add(Value a, Value b);
  Value sub(Value a, Value b);
  Value mul(Value a, Value b);
  Value div(Value a, Value b);
  Value rem(Value a, Value b);
  Value ceilDiv(Value a, int64_t b) { return div(add(a, constant(b - 1)), constant(b)); }
  Value min(Value a, Value b);
  /// The largest multiple of `b` that is not above `a`.
  Value roundDown(Value a, int64_t b) { return mul(div(a, constant(b)), constant(b)); }

private:
  mlir::Block *constantsBlock;
  llvm::DenseMap<mlir::Attribute, Value> made;
};

/// The value, where it is a constant index.
std::optional<int64_t> knownIndex(mlir::Value value);
inline bool isIndex(mlir::Value value, int64_t expected) { return knownIndex(value) == expected; }

} // namespace tnp::transforms
