// What the operations of the rt dialect have in common.
#ifndef TNP_DIALECTS_RT_IR_RTINTERFACES_TD
#define TNP_DIALECTS_RT_IR_RTINTERFACES_TD

include "mlir/IR/OpBase.td"

/// The output, the last operand and in destination style, is overwritten whatever it held; all other operands are read.
def Rt_OverwritesOutput : NativeOpTrait<"OverwritesOutput"> {
  let cppNamespace = "::tnp::rt";
}

/// The kernel that holds this operation computes nothing else: it is lowered to loops that no generic has, which take complex
/// numbers whole.
def Rt_OwnKernel : NativeOpTrait<"OwnKernel"> {
  let cppNamespace = "::tnp::rt";
}

/// Rows of memory, which must be contiguous, go to other places.
def Rt_MovesRows : NativeOpTrait<"MovesRows"> {
  let cppNamespace = "::tnp::rt";
}

def Rt_RuntimeCallOpInterface : OpInterface<"RuntimeCallOpInterface"> {
  let description = [{
    An operation of the host that is one call of the runtime: `tnp_rt_NAME(context, numbers..., words)`, where NAME is that
    of the operation. The words are, for each memref among the operands, its pointer, its extents and its strides. The
    call returns 0, or another status, with which the entry returns at once.
  }];
  let cppNamespace = "::tnp::rt";
  let methods = [
    InterfaceMethod<"The numbers that are passed, each as an i64.", "::llvm::SmallVector<int64_t>", "getNumbers">,
    InterfaceMethod<"The function that is called.", "::std::string", "getSymbol", (ins), "", [{
      return ("tnp_rt_" + $_op->getName().stripDialect()).str();
    }]>];
}

#endif
