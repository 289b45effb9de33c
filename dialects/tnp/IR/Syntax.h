// The parts of the assembly format that TableGen's own directives cannot say. Included by TnpDialect.cpp only.
#pragma once

#include "mlir/IR/OpImplementation.h"

namespace tnp::ir {

/// `: T` where operands and result have one type, else `: (A, B) -> R`.
inline mlir::ParseResult parseSharedType(mlir::OpAsmParser &parser, llvm::ArrayRef<mlir::Type *> operands,
                                         mlir::Type &result) {
  if (failed(parser.parseOptionalLParen())) {
    if (parser.parseType(result))
      return mlir::failure();
    for (mlir::Type *operand : operands)
      *operand = result;
    return mlir::success();
  }
  for (auto [i, operand] : llvm::enumerate(operands))
    if ((i > 0 && parser.parseComma()) || parser.parseType(*operand))
      return mlir::failure();
  return mlir::failure(parser.parseRParen() || parser.parseArrow() || parser.parseType(result));
}

inline void printSharedType(mlir::OpAsmPrinter &printer, llvm::ArrayRef<mlir::Type> operands, mlir::Type result) {
  if (llvm::all_of(operands, [&](mlir::Type operand) { return operand == result; }))
    return printer.printType(result);
  printer << '(';
  llvm::interleaveComma(operands, printer);
  printer << ") -> " << result;
}

inline mlir::ParseResult parseSharedType(mlir::OpAsmParser &parser, mlir::Type &x, mlir::Type &result) {
  return parseSharedType(parser, llvm::ArrayRef<mlir::Type *>{&x}, result);
}
inline void printSharedType(mlir::OpAsmPrinter &printer, mlir::Operation *, mlir::Type x, mlir::Type result) {
  printSharedType(printer, llvm::ArrayRef(x), result);
}

inline mlir::ParseResult parseSharedType(mlir::OpAsmParser &parser, mlir::Type &lhs, mlir::Type &rhs,
                                         mlir::Type &result) {
  return parseSharedType(parser, llvm::ArrayRef<mlir::Type *>{&lhs, &rhs}, result);
}
inline void printSharedType(mlir::OpAsmPrinter &printer, mlir::Operation *, mlir::Type lhs, mlir::Type rhs,
                            mlir::Type result) {
  printSharedType(printer, {lhs, rhs}, result);
}

/// `[2, ?]`: numbers, with a question mark for an unknown one.
inline mlir::ParseResult parseExtents(mlir::OpAsmParser &parser, mlir::DenseI64ArrayAttr &extents) {
  llvm::SmallVector<int64_t> values;
  auto parseOne = [&]() -> mlir::ParseResult {
    if (succeeded(parser.parseOptionalQuestion())) {
      values.push_back(mlir::ShapedType::kDynamic);
      return mlir::success();
    }
    return parser.parseInteger(values.emplace_back());
  };
  if (parser.parseCommaSeparatedList(mlir::OpAsmParser::Delimiter::Square, parseOne))
    return mlir::failure();
  extents = parser.getBuilder().getDenseI64ArrayAttr(values);
  return mlir::success();
}

inline void printExtents(mlir::OpAsmPrinter &printer, mlir::Operation *, mlir::DenseI64ArrayAttr extents) {
  printer << '[';
  llvm::interleaveComma(extents.asArrayRef(), printer, [&](int64_t extent) {
    if (mlir::ShapedType::isDynamic(extent))
      printer << '?';
    else
      printer << extent;
  });
  printer << ']';
}

/// `[%i, 0]`: numbers, with a 0-d int64 operand for an unknown one.
inline mlir::ParseResult parseStarts(mlir::OpAsmParser &parser,
                                     llvm::SmallVectorImpl<mlir::OpAsmParser::UnresolvedOperand> &operands,
                                     llvm::SmallVectorImpl<mlir::Type> &types, mlir::DenseI64ArrayAttr &starts) {
  llvm::SmallVector<int64_t> values;
  auto parseOne = [&]() -> mlir::ParseResult {
    mlir::OpAsmParser::UnresolvedOperand operand;
    mlir::OptionalParseResult isOperand = parser.parseOptionalOperand(operand);
    if (!isOperand.has_value())
      return parser.parseInteger(values.emplace_back());
    values.push_back(mlir::ShapedType::kDynamic);
    operands.push_back(operand);
    return *isOperand;
  };
  if (parser.parseCommaSeparatedList(mlir::OpAsmParser::Delimiter::Square, parseOne))
    return mlir::failure();
  types.assign(operands.size(), mlir::RankedTensorType::get({}, parser.getBuilder().getI64Type()));
  starts = parser.getBuilder().getDenseI64ArrayAttr(values);
  return mlir::success();
}

inline void printStarts(mlir::OpAsmPrinter &printer, mlir::Operation *, mlir::OperandRange operands, mlir::TypeRange,
                        mlir::DenseI64ArrayAttr starts) {
  // An invalid operation is printed too: do not run past its operands.
  auto next = operands.begin();
  printer << '[';
  llvm::interleaveComma(starts.asArrayRef(), printer, [&](int64_t start) {
    if (!mlir::ShapedType::isDynamic(start))
      printer << start;
    else if (next != operands.end())
      printer.printOperand(*next++);
    else
      printer << '?';
  });
  printer << ']';
}

} // namespace tnp::ir
