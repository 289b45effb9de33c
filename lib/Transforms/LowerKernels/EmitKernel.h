// From a scheduled program to the kernel function.
#pragma once

#include "dialects/rt/IR/RtDialect.h"
#include "lib/Transforms/LowerKernels/Program.h"

namespace tnp::transforms {

/// Creates the kernel `name` for operands of these types: `(operands..., scratch, lo, hi)`.
mlir::func::FuncOp createKernel(mlir::OpBuilder &builder, mlir::Location loc, llvm::StringRef name,
                                mlir::TypeRange operands);

/// Fills the body of a kernel made by createKernel with the program's loops.
void emitKernel(mlir::func::FuncOp kernel, Program &program);

/// What an operation of the tensor kernel works on, as arguments of the kernel: one that comes twice is one argument.
mlir::FailureOr<llvm::SmallVector<mlir::Value>> argumentsFor(mlir::func::FuncOp kernel, mlir::Operation *op);

/// Fills the body with the packing of rows that the rt.compress of the tensor kernel asks for.
mlir::LogicalResult emitCompress(mlir::func::FuncOp kernel, rt::CompressOp compress, unsigned vectorBits);

/// Fills the body with the loop over places that the rt.scatter of the tensor kernel asks for.
mlir::LogicalResult emitScatter(mlir::func::FuncOp kernel, rt::ScatterOp scatter, unsigned vectorBits);

/// Fills the body with the running sums or products that the rt.scan of the tensor kernel asks for.
mlir::LogicalResult emitScan(mlir::func::FuncOp kernel, rt::ScanOp scan, unsigned vectorBits);

/// How the work of an rt.scan falls into items, and the time of one in picoseconds.
struct ScanWork {
  mlir::Value items, cost;
};
ScanWork scanWork(IndexBuilder &builder, rt::ScanOp scan, mlir::Value output);

/// The estimated time of one item in picoseconds.
mlir::Value itemCost(IndexBuilder &builder, Extents &extents, Program &program);

} // namespace tnp::transforms
