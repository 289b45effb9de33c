// The rt dialect: what the runtime does for a compiled program.
#pragma once

#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/Dialect/Bufferization/IR/BufferizableOpInterface.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

namespace tnp::rt {

struct StatusResource : mlir::SideEffects::Resource::Base<StatusResource> {
  llvm::StringRef getName() final { return "rt.status"; }
};

struct OutputResource : mlir::SideEffects::Resource::Base<OutputResource> {
  llvm::StringRef getName() final { return "rt.output"; }
};

namespace detail {
mlir::LogicalResult verifyOverwriting(mlir::Operation *op);
} // namespace detail

/// The last operand is an output, in destination style, whose contents are overwritten; the others are read.
template <class ConcreteOp> struct OverwritesOutput : mlir::OpTrait::TraitBase<ConcreteOp, OverwritesOutput> {
  static mlir::LogicalResult verifyTrait(mlir::Operation *op) { return detail::verifyOverwriting(op); }
};

/// The kernel that holds such an operation computes nothing else, and takes complex numbers whole.
template <class ConcreteOp> struct OwnKernel : mlir::OpTrait::TraitBase<ConcreteOp, OwnKernel> {};
/// Contiguous rows of memory go to other places.
template <class ConcreteOp> struct MovesRows : mlir::OpTrait::TraitBase<ConcreteOp, MovesRows> {};

/// The type of a tensor of complex numbers with the type of their parts as elements.
mlir::Type typeOfParts(mlir::Type type);
/// The type of the real numbers in the memory of a 1-D memref of complex numbers.
mlir::Type typeOfReals(mlir::Type type);

} // namespace tnp::rt

#include "dialects/rt/IR/RtDialect.h.inc"
#include "dialects/rt/IR/RtEnums.h.inc"
#include "dialects/rt/IR/RtInterfaces.h.inc"
#define GET_OP_CLASSES
#include "dialects/rt/IR/RtOps.h.inc"

namespace tnp::rt {

/// Whether the function is the one that the runtime calls.
bool isEntry(mlir::func::FuncOp function);
/// Whether the function is a kernel, on tensors or lowered.
bool isKernel(mlir::func::FuncOp function);
/// Whether the kernel has been lowered to loops on memrefs, that is, takes its scratch memory and its range.
bool isLoweredKernel(mlir::func::FuncOp kernel);

/// The arguments of a lowered kernel, from its entry block.
struct KernelArguments {
  static constexpr unsigned numOwn = 3; ///< after the launch's operands

  explicit KernelArguments(mlir::Block &entry);

  mlir::Block::BlockArgListType operands; ///< of the launch
  mlir::BlockArgument scratch, lo, hi;
};

} // namespace tnp::rt
