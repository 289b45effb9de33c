#include "lib/Codegen/CheckCalls.h"

#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace tnp::codegen {
namespace {

/// Math that machines have no instruction for: LLVM would call libm, once per lane.
bool becomesLibraryCall(const Instruction &instruction) {
  if (instruction.getOpcode() == Instruction::FRem)
    return instruction.getType()->isVectorTy();
  auto *intrinsic = dyn_cast<IntrinsicInst>(&instruction);
  if (!intrinsic)
    return false;
  switch (intrinsic->getIntrinsicID()) {
  case Intrinsic::acos:
  case Intrinsic::asin:
  case Intrinsic::atan:
  case Intrinsic::atan2:
  case Intrinsic::cos:
  case Intrinsic::cosh:
  case Intrinsic::exp:
  case Intrinsic::exp10:
  case Intrinsic::exp2:
  case Intrinsic::frexp:
  case Intrinsic::ldexp:
  case Intrinsic::log:
  case Intrinsic::log10:
  case Intrinsic::log2:
  case Intrinsic::modf:
  case Intrinsic::pow:
  case Intrinsic::powi:
  case Intrinsic::sin:
  case Intrinsic::sincos:
  case Intrinsic::sinh:
  case Intrinsic::tan:
  case Intrinsic::tanh:
    return true;
  default:
    return false;
  }
}

} // namespace

Error checkCalls(const Module &module, function_ref<bool(StringRef)> isOffered) {
  for (const Function &function : module) {
    if (function.isDeclaration()) {
      if (!function.isIntrinsic() && !isOffered(function.getName()) && !function.use_empty())
        return createStringError("compiled code calls '" + function.getName() + "', which the runtime does not offer");
      continue;
    }
    for (const Instruction &instruction : instructions(function)) {
      if (!becomesLibraryCall(instruction))
        continue;
      std::string text;
      raw_string_ostream(text) << instruction;
      return createStringError("math left for libm in '" + function.getName() + "' (see tnp-expand-math):" + text);
    }
  }
  return Error::success();
}

} // namespace tnp::codegen
