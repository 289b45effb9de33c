// Functions with the signatures of lib/Runtime/Abi.h.
#pragma once

#include "dialects/rt/IR/RtDialect.h"
#include "mlir/Conversion/LLVMCommon/MemRefBuilder.h"
#include "mlir/Conversion/LLVMCommon/TypeConverter.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/BuiltinOps.h"

namespace tnp::conversion {

/// What patterns need to know of the entry that they work in.
struct EntryFrame {
  mlir::Value context; ///< the CallContext
  mlir::Value words;   ///< stack memory for the words of one launch or the extents of one output
};

/// Declares the runtime's functions in the module, those of calls of the runtime as far as there are any.
void declareRuntime(mlir::ModuleOp module);

/// Replaces the entry by an llvm.func that reads its memrefs from pointers and extents. The body keeps its operations;
/// casts stand where its arguments were.
mlir::FailureOr<EntryFrame> lowerEntrySignature(mlir::func::FuncOp entry, const mlir::LLVMTypeConverter &converter);

/// Replaces a lowered kernel by an llvm.func that unpacks its arguments from words.
mlir::LogicalResult lowerKernelSignature(mlir::func::FuncOp kernel, const mlir::LLVMTypeConverter &converter);

/// A descriptor of the type from its pieces. Sizes and strides that the type knows become constants; the others are
/// taken from `sizes` and `strides`, which hold one value per dimension (null where the type knows it).
mlir::Value buildDescriptor(mlir::OpBuilder &builder, mlir::Location loc, const mlir::LLVMTypeConverter &converter,
                            mlir::MemRefType type, mlir::Value pointer, mlir::ArrayRef<mlir::Value> sizes,
                            mlir::ArrayRef<mlir::Value> strides);

/// A descriptor of contiguous memory of these sizes.
mlir::Value buildContiguousDescriptor(mlir::OpBuilder &builder, mlir::Location loc,
                                      const mlir::LLVMTypeConverter &converter, mlir::MemRefType type,
                                      mlir::Value pointer, mlir::ArrayRef<mlir::Value> sizes);

mlir::Value createI64(mlir::OpBuilder &builder, mlir::Location loc, int64_t value);
mlir::Value createI32(mlir::OpBuilder &builder, mlir::Location loc, int32_t value);

/// The address of word `index` of an array of 8-byte words.
mlir::Value wordAddress(mlir::OpBuilder &builder, mlir::Location loc, mlir::Value words, int64_t index);

} // namespace tnp::conversion
