// A function of another signature in place of one that is lowered.
#pragma once

#include "lib/Conversion/RtToLLVM/FunctionAbi.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"

#include <functional>

namespace tnp::conversion {

/// Starts an llvm.func in place of a func.func: with its own entry block, in which the prologue goes, ahead of the old
/// blocks, which it takes over.
class FunctionBuilder {
public:
  FunctionBuilder(mlir::func::FuncOp old, mlir::Type result, llvm::ArrayRef<mlir::Type> operands,
                  mlir::LLVM::Linkage linkage);

  mlir::Value load(mlir::Type type, mlir::Value words, int64_t index);
  /// Replaces argument `index` of the old function by a cast of its converted value.
  void bind(unsigned index, mlir::Value converted);
  /// Binds the launch's operands of a lowered kernel to words, which `next` gives one by one as what they are asked
  /// for: of a memref its pointer, its dynamic sizes and its dynamic strides, a scalar by value.
  void bindOperands(const mlir::LLVMTypeConverter &converter, llvm::function_ref<mlir::Value(mlir::Type)> next);
  /// Binds what follows the operands.
  void bindOwn(const mlir::LLVMTypeConverter &converter, mlir::Value scratch, mlir::Value lo, mlir::Value hi);
  /// Joins prologue and body, and replaces the returns.
  void finish(std::function<mlir::Value(mlir::OpBuilder &, mlir::Location)> result);

  mlir::func::FuncOp old;
  mlir::OpBuilder builder;
  mlir::Location loc;
  mlir::LLVM::LLVMFuncOp function;
  mlir::Block *body, *prologue;
};

} // namespace tnp::conversion
