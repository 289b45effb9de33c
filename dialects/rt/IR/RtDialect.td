// What compiled code asks of the runtime: the dialect, its effects and its enum.
#ifndef TNP_DIALECTS_RT_IR_RTDIALECT_TD
#define TNP_DIALECTS_RT_IR_RTDIALECT_TD

include "mlir/IR/EnumAttr.td"
include "mlir/IR/OpBase.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

def Rt_Dialect : Dialect {
  let name = "rt";
  let cppNamespace = "::tnp::rt";
  let summary = "what the runtime does for a compiled program";
  let description = [{
    A compiled program is a thin *host* function (`rt.entry`) that owns control flow, sizes and memory, and *kernel*
    functions (`rt.kernel`) that compute. The host reaches the runtime through these operations only: it launches
    kernels, checks conditions, allocates outputs and takes scratch memory. `convert-rt-to-llvm` turns each into one
    call of a symbol in `lib/Runtime/Symbols.h`.
  }];
  let dependentDialects = ["::mlir::bufferization::BufferizationDialect", "::mlir::memref::MemRefDialect"];
  let extraClassDeclaration = [{
    /// Unit attribute of the function that the runtime calls.
    static constexpr ::llvm::StringLiteral kEntryAttrName = "rt.entry";
    /// Unit attribute of a function that `rt.launch` may name.
    static constexpr ::llvm::StringLiteral kKernelAttrName = "rt.kernel";
    /// Of a kernel for the threads of a GPU: how many a block of it has.
    static constexpr ::llvm::StringLiteral kThreadsAttrName = "rt.threads";
  }];
}

class Rt_Op<string mnemonic, list<Trait> traits = []> : Op<Rt_Dialect, mnemonic, traits>;

/// The status of the call: what `rt.check` writes. No other operation touches it.
def Rt_StatusResource : Resource<"::tnp::rt::StatusResource">;
/// The caller's table of outputs: what `rt.output` writes.
def Rt_OutputResource : Resource<"::tnp::rt::OutputResource">;

def Rt_FailureKind : I32EnumAttr<"FailureKind", "the exception class that a failed check becomes", [
    I32EnumAttrCase<"index_error", 0>,
    I32EnumAttrCase<"shape_error", 1>,
    I32EnumAttrCase<"value_error", 2>]> {
  let cppNamespace = "::tnp::rt";
}

def Rt_ScanKind : I32EnumAttr<"ScanKind", "what an element is combined with those before it by", [
    I32EnumAttrCase<"add", 0>,
    I32EnumAttrCase<"multiply", 1>]> {
  let cppNamespace = "::tnp::rt";
}

def Rt_ElementOrder : I32EnumAttr<"ElementOrder", "how elements are compared", [
    I32EnumAttrCase<"unsigned_integer", 0>,
    I32EnumAttrCase<"signed_integer", 1>,
    I32EnumAttrCase<"floating", 2>,
    // The bits of 16-bit floats, which are integers below tnp.
    I32EnumAttrCase<"float16", 3>,
    I32EnumAttrCase<"bfloat16", 4>,
    I32EnumAttrCase<"complex", 5>]> {
  let cppNamespace = "::tnp::rt";
}

#endif
