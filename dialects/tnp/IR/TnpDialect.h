// The tnp dialect and what its operations have in common.
#pragma once

#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/IR/BuiltinAttributeInterfaces.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

namespace tnp::ir {

/// What an operation that may fail at run time writes: keeps it alive when its result is not used.
struct FailureResource : mlir::SideEffects::Resource::Base<FailureResource> {
  llvm::StringRef getName() final { return "tnp.failure"; }
};

/// Whether arrays of the operands' and results' types can exist (limits_c1, limits_c2).
llvm::LogicalResult verifyLimits(mlir::Operation *op);

/// What every operation of the dialect verifies.
template <typename ConcreteOp> struct WithinLimits : mlir::OpTrait::TraitBase<ConcreteOp, WithinLimits> {
  static llvm::LogicalResult verifyTrait(mlir::Operation *op) { return verifyLimits(op); }
};

/// Operations that apply one scalar function to every element of their broadcast operands.
template <typename ConcreteOp> class Elementwise : public mlir::OpTrait::TraitBase<ConcreteOp, Elementwise> {};

} // namespace tnp::ir

#include "dialects/tnp/IR/TnpDialect.h.inc"
