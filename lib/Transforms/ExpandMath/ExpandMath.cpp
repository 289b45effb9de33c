// tnp-expand-math: replaces the functions that LLVM would call libm for, lane by lane, by vector code of our own.
#include "lib/Transforms/ExpandMath/Bfloat16.h"
#include "lib/Transforms/ExpandMath/Functions.h"
#include "lib/Transforms/ExpandMath/Gcd.h"
#include "lib/Transforms/Passes.h"

#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;

namespace tnp::transforms {

#define GEN_PASS_DEF_EXPANDMATH
#include "lib/Transforms/Passes.h.inc"

namespace {

using Unary = Float (*)(Float);
using Binary = Float (*)(Float, Float);

Unary findUnary(Operation *op) {
  return TypeSwitch<Operation *, Unary>(op)
      .Case<math::AcosOp>([](auto) { return emitAcos; })
      .Case<math::AcoshOp>([](auto) { return emitAcosh; })
      .Case<math::AsinOp>([](auto) { return emitAsin; })
      .Case<math::AsinhOp>([](auto) { return emitAsinh; })
      .Case<math::AtanOp>([](auto) { return emitAtan; })
      .Case<math::AtanhOp>([](auto) { return emitAtanh; })
      .Case<math::CbrtOp>([](auto) { return emitCbrt; })
      .Case<math::CosOp>([](auto) { return emitCos; })
      .Case<math::CoshOp>([](auto) { return emitCosh; })
      .Case<math::ExpOp>([](auto) { return emitExp; })
      .Case<math::Exp2Op>([](auto) { return emitExp2; })
      .Case<math::ExpM1Op>([](auto) { return emitExpm1; })
      .Case<math::LogOp>([](auto) { return emitLog; })
      .Case<math::Log10Op>([](auto) { return emitLog10; })
      .Case<math::Log1pOp>([](auto) { return emitLog1p; })
      .Case<math::Log2Op>([](auto) { return emitLog2; })
      .Case<math::SinOp>([](auto) { return emitSin; })
      .Case<math::SinhOp>([](auto) { return emitSinh; })
      .Case<math::TanOp>([](auto) { return emitTan; })
      .Case<math::TanhOp>([](auto) { return emitTanh; })
      .Default([](auto) { return nullptr; });
}

Binary findBinary(Operation *op) {
  return TypeSwitch<Operation *, Binary>(op)
      .Case<math::Atan2Op>([](auto) { return emitAtan2; })
      .Case<math::PowFOp>([](auto) { return emitPow; })
      .Case<arith::RemFOp>([](auto) { return emitRemainder; })
      .Default([](auto) { return nullptr; });
}

/// Whether every target we know has an instruction for it.
bool isInstruction(Operation *op) {
  return isa<math::AbsFOp, math::AbsIOp, math::CeilOp, math::CopySignOp, math::CountLeadingZerosOp, math::CtPopOp,
             math::FloorOp, math::FmaOp, math::IsFiniteOp, math::IsInfOp, math::IsNaNOp, math::IsNormalOp,
             math::RoundEvenOp, math::SqrtOp, math::TruncOp>(op);
}

bool needsExpansion(Operation *op) {
  if (isa<arith::RemFOp, rt::GcdOp>(op) || roundsToBfloat16(op))
    return true;
  return isa_and_nonnull<math::MathDialect>(op->getDialect()) && !isInstruction(op);
}

struct ExpandMath : impl::ExpandMathBase<ExpandMath> {
  using ExpandMathBase::ExpandMathBase;

  void runOnOperation() override {
    func::FuncOp function = getOperation();
    if (function.isExternal())
      return;
    SmallVector<Operation *> found;
    function.walk([&](Operation *op) {
      if (needsExpansion(op))
        found.push_back(op);
    });
    ConstantPool constants(function.getBody().front());
    for (Operation *op : found)
      if (failed(expand(op, constants)))
        return signalPassFailure();
  }

  LogicalResult expand(Operation *op, ConstantPool &constants) {
    if (auto gcd = dyn_cast<rt::GcdOp>(op)) {
      OpBuilder builder(op);
      return replace(op, expandGcd(builder, gcd));
    }
    if (roundsToBfloat16(op)) {
      OpBuilder builder(op);
      if (Value rounded = expandRounding(builder, constants, op))
        return replace(op, rounded);
      return op->emitOpError("expected to round a float32, or an integer that float32 has");
    }
    Type type = op->getResult(0).getType();
    Type element = getElementTypeOrSelf(type);
    Unary unary = findUnary(op);
    Binary binary = findBinary(op);
    if ((!unary && !binary) || !(element.isF32() || element.isF64()))
      return op->emitOpError("expected a function with vector code of its own, but there is none for ")
             << type << "; LLVM would call libm for each lane";
    OpBuilder builder(op);
    MathEmitter emit(builder, op->getLoc(), constants, type);
    Float first = emit.lanes(op->getOperand(0));
    Float result = unary ? unary(first) : binary(first, emit.lanes(op->getOperand(1)));
    return replace(op, result.value);
  }

  LogicalResult replace(Operation *op, Value result) {
    op->getResult(0).replaceAllUsesWith(result);
    op->erase();
    ++numExpanded;
    return success();
  }
};

} // namespace
} // namespace tnp::transforms
