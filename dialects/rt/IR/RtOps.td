// The operations of the rt dialect.
#ifndef TNP_DIALECTS_RT_IR_RTOPS_TD
#define TNP_DIALECTS_RT_IR_RTOPS_TD

include "dialects/rt/IR/RtDialect.td"
include "dialects/rt/IR/RtInterfaces.td"
include "mlir/Dialect/Bufferization/IR/BufferizableOpInterface.td"
include "mlir/IR/SymbolInterfaces.td"
include "mlir/Interfaces/ControlFlowInterfaces.td"
include "mlir/Interfaces/DestinationStyleOpInterface.td"
include "mlir/Interfaces/InferTypeOpInterface.td"

def Rt_Buffer : AnyTypeOf<[AnyRankedTensor, AnyStridedMemRef]>;

def Rt_LaunchOp : Rt_Op<"launch", [
    AttrSizedOperandSegments,
    DestinationStyleOpInterface,
    DeclareOpInterfaceMethods<MemoryEffectsOpInterface>,
    DeclareOpInterfaceMethods<ReifyRankedShapedTypeOpInterface, ["reifyResultShapes"]>,
    DeclareOpInterfaceMethods<SymbolUserOpInterface>]> {
  let summary = "runs a kernel over its range of items";
  let description = [{
    Calls the kernel function `$kernel` with the inputs and the outputs, in this order. The work is a range of `items`
    independent items which the runtime may split anywhere and run on several threads; `cost` is the estimated time per
    item in picoseconds, `scratch` the bytes of scratch memory for each thread that takes part. The three are absent
    until the kernel has been lowered to loops.

    On tensors it is in destination style: result i is output operand i after the launch, and the kernel is a function
    on tensors `(inputs..., outputs...) -> outputs`. On memrefs there are no results, and the lowered kernel takes
    `(inputs..., outputs..., scratch: memref<?xi8>, lo: index, hi: index)`.

    Inputs may be scalars. An input and an output may be the same buffer when the kernel reads each element before it
    writes that element and nothing else there.

    Example:
    ```mlir
    %y = rt.launch @softmax_k0 ins(%x : tensor<?x?xf32>) outs(%empty : tensor<?x?xf32>) -> tensor<?x?xf32>
    rt.launch @softmax_k0 items(%rows) cost(%ps) scratch(%bytes) ins(%a : memref<?x?xf32>) outs(%b : memref<?x?xf32>)
    ```
  }];
  let arguments = (ins
    FlatSymbolRefAttr:$kernel,
    Optional<Index>:$items,
    Optional<Index>:$cost,
    Optional<Index>:$scratch,
    Variadic<AnyType>:$inputs,
    Variadic<Rt_Buffer>:$outputs);
  let results = (outs Variadic<AnyRankedTensor>:$results);
  let assemblyFormat = [{
    $kernel (`items` `(` $items^ `)`)? (`cost` `(` $cost^ `)`)? (`scratch` `(` $scratch^ `)`)?
    (`ins` `(` $inputs^ `:` type($inputs) `)`)? (`outs` `(` $outputs^ `:` type($outputs) `)`)?
    attr-dict (`->` type($results)^)?
  }];
  let builders = [
    // Tensor form: the results are those of the outputs' types. Memref form: no results.
    OpBuilder<(ins "::llvm::StringRef":$kernel, "::mlir::ValueRange":$inputs, "::mlir::ValueRange":$outputs)>];
  let extraClassDeclaration = [{
    ::mlir::MutableOperandRange getDpsInitsMutable() { return getOutputsMutable(); }
    /// The kernel function, or null where the symbol is unknown.
    ::mlir::func::FuncOp lookupKernel();
  }];
  let hasVerifier = 1;
}

// On tensors there is a result, on memrefs there is none.
class Rt_OverwritingOp<string mnemonic, list<Trait> traits = [], code definitions = ""> : Rt_Op<mnemonic, [
    Rt_OverwritesOutput,
    DestinationStyleOpInterface,
    DeclareOpInterfaceMethods<BufferizableOpInterface,
      ["bufferize", "bufferizesToMemoryRead", "bufferizesToMemoryWrite", "getAliasingValues"]>,
    DeclareOpInterfaceMethods<MemoryEffectsOpInterface>,
    DeclareOpInterfaceMethods<ReifyRankedShapedTypeOpInterface, ["reifyResultShapes"]>] # traits> {
  let results = (outs Optional<AnyRankedTensor>:$result);
  let hasVerifier = 1;
  let extraClassDeclaration = [{
    ::mlir::MutableOperandRange getDpsInitsMutable() { return getOutputMutable(); }
  }];
  let extraClassDefinition = [{
    bool $cppClass::bufferizesToMemoryRead(::mlir::OpOperand &operand, const ::mlir::bufferization::AnalysisState &) {
      return !isDpsInit(&operand);
    }
    bool $cppClass::bufferizesToMemoryWrite(::mlir::OpOperand &operand, const ::mlir::bufferization::AnalysisState &) {
      return isDpsInit(&operand);
    }
    ::mlir::bufferization::AliasingValueList $cppClass::getAliasingValues(
        ::mlir::OpOperand &operand, const ::mlir::bufferization::AnalysisState &) {
      return aliasesOfOverwriting(*this, operand);
    }
    ::llvm::LogicalResult $cppClass::bufferize(
        ::mlir::RewriterBase &rewriter, const ::mlir::bufferization::BufferizationOptions &options,
        ::mlir::bufferization::BufferizationState &state) {
      return bufferizeOverwriting(*this, rewriter, options, state);
    }
    void $cppClass::getEffects(
        ::llvm::SmallVectorImpl<::mlir::SideEffects::EffectInstance<::mlir::MemoryEffects::Effect>> &effects) {
      addOverwritingEffects(*this, effects);
    }
    ::llvm::LogicalResult $cppClass::reifyResultShapes(
        ::mlir::OpBuilder &builder, ::mlir::ReifiedRankedShapedTypeDims &shapes) {
      return reifyOverwritingShapes(builder, *this, shapes);
    }
  }] # definitions;
}

// The work of the runtime; `numbers` are the expressions of what it is told apart from the operands.
class Rt_RuntimeCallOp<string mnemonic, list<string> numbers> : Rt_OverwritingOp<
    mnemonic, [DeclareOpInterfaceMethods<Rt_RuntimeCallOpInterface>],
    "::llvm::SmallVector<int64_t> $cppClass::getNumbers() { return {" # !interleave(numbers, ", ") # "}; }\n">;

def Rt_CompressOp : Rt_OverwritingOp<"compress", [Rt_OwnKernel, Rt_MovesRows]> {
  let summary = "packs the rows whose mask is not zero";
  let description = [{
    Writes the rows `x[i]` with `mask[i] != 0` one after the other into the output, whose leading extent is their number.

    Example:
    ```mlir
    %y = rt.compress ins(%x, %mask : tensor<?x4xf32>, tensor<?xi8>) outs(%e : tensor<?x4xf32>) -> tensor<?x4xf32>
    ```
  }];
  let arguments = (ins Rt_Buffer:$source, Rt_Buffer:$mask, Rt_Buffer:$output);
  let assemblyFormat = [{
    `ins` `(` $source `,` $mask `:` type($source) `,` type($mask) `)` `outs` `(` $output `:` type($output) `)`
    attr-dict (`->` type($result)^)?
  }];
  let builders = [
    OpBuilder<(ins "::mlir::Value":$source, "::mlir::Value":$mask, "::mlir::Value":$output)>];
}

def Rt_ScatterOp : Rt_Op<"scatter", [
    Rt_OwnKernel, Rt_MovesRows,
    DestinationStyleOpInterface, IsolatedFromAbove, NoMemoryEffect,
    AllTypesMatch<["output", "result"]>,
    SingleBlock,
    DeclareOpInterfaceMethods<ReifyRankedShapedTypeOpInterface, ["reifyResultShapes"]>]> {
  let summary = "combines rows with those of an array, at places that may repeat";
  let description = [{
    For each i in order, each element of row `places[i]` of the output becomes what the body yields for the element of
    `values[i]` and the one that is there. A negative place counts from the end. Places are inside of the output: whoever
    made them checked that.

    Example:
    ```mlir
    %y = rt.scatter ins(%places, %v : tensor<?xi64>, tensor<?x4xf32>) outs(%x : tensor<?x4xf32>) {
    ^bb0(%new: f32, %old: f32):
      %sum = arith.addf %old, %new : f32
      rt.yield %sum : f32
    }
    ```
  }];
  let arguments = (ins AnyRankedTensor:$places, AnyRankedTensor:$values, AnyRankedTensor:$output);
  let results = (outs AnyRankedTensor:$result);
  let regions = (region SizedRegion<1>:$body);
  let assemblyFormat = [{
    `ins` `(` $places `,` $values `:` type($places) `,` type($values) `)` `outs` `(` $output `:` type($output) `)`
    $body attr-dict
  }];
  let builders = [
    // The function builds the body: it is given the new element and the old one, and returns what is to be there.
    OpBuilder<(ins "::mlir::Value":$places, "::mlir::Value":$values, "::mlir::Value":$output,
                   "::llvm::function_ref<::mlir::Value(::mlir::OpBuilder &, ::mlir::Value, ::mlir::Value)>":$combine)>];
  let extraClassDeclaration = [{
    ::mlir::MutableOperandRange getDpsInitsMutable() { return getOutputMutable(); }
  }];
  let hasVerifier = 1;
}

def Rt_YieldOp : Rt_Op<"yield", [Pure, ReturnLike, Terminator, HasParent<"::tnp::rt::ScatterOp">]> {
  let summary = "what a body computes";
  let description = [{
    Ends the body of `rt.scatter`.

    Example:
    ```mlir
    rt.yield %sum : f32
    ```
  }];
  let arguments = (ins AnyType:$value);
  let assemblyFormat = "$value attr-dict `:` type($value)";
}

def Rt_ScanOp : Rt_OverwritingOp<"scan", [Rt_OwnKernel]> {
  let summary = "running sums or products";
  let description = [{
    Writes, for each element, the sum or product of the elements along the axis up to it into the output. Products, sums along
    another axis than the last, and all of complex numbers are made in order, one element after the other; other sums along
    the last axis add up vectors of neighbours first.

    Example:
    ```mlir
    %y = rt.scan add axis = 1 ins(%x : tensor<4x?xf32>) outs(%e : tensor<4x?xf32>) -> tensor<4x?xf32>
    ```
  }];
  let arguments = (ins Rt_ScanKind:$kind, I64Attr:$axis, Rt_Buffer:$source, Rt_Buffer:$output);
  let assemblyFormat = [{
    $kind `axis` `=` $axis `ins` `(` $source `:` type($source) `)` `outs` `(` $output `:` type($output) `)`
    attr-dict (`->` type($result)^)?
  }];
}

def Rt_SortOp : Rt_RuntimeCallOp<"sort", ["numberOf(getOrder())", "bytesPerElement(getSource())", "rankOf(getSource())"]> {
  let summary = "sorts rows";
  let description = [{
    Writes the elements along the last dimension, in ascending order, into the output. Floats: NaN last, -0 before 0.
    Complex numbers: by the real parts, then by the imaginary ones, where -0 equals 0.

    Example:
    ```mlir
    %y = rt.sort floating ins(%x : tensor<4x?xf32>) outs(%e : tensor<4x?xf32>) -> tensor<4x?xf32>
    ```
  }];
  let arguments = (ins Rt_ElementOrder:$order, Rt_Buffer:$source, Rt_Buffer:$output);
  let assemblyFormat = [{
    $order `ins` `(` $source `:` type($source) `)` `outs` `(` $output `:` type($output) `)` attr-dict (`->` type($result)^)?
  }];
}

def Rt_ArgsortOp : Rt_RuntimeCallOp<"argsort", ["numberOf(getOrder())", "bytesPerElement(getSource())", "rankOf(getSource())"]> {
  let summary = "where the elements of rows stand when they are sorted";
  let description = [{
    Writes, along the last dimension, the places of the elements in ascending order into the output, which is i64. Of equal
    elements (-0 equals 0, NaN equals NaN) the first comes first.

    Example:
    ```mlir
    %y = rt.argsort signed_integer ins(%x : tensor<?xi32>) outs(%e : tensor<?xi64>) -> tensor<?xi64>
    ```
  }];
  let arguments = (ins Rt_ElementOrder:$order, Rt_Buffer:$source, Rt_Buffer:$output);
  let assemblyFormat = [{
    $order `ins` `(` $source `:` type($source) `)` `outs` `(` $output `:` type($output) `)` attr-dict (`->` type($result)^)?
  }];
}

def Rt_SearchsortedOp : Rt_RuntimeCallOp<"searchsorted", [
    "numberOf(getOrder())", "bytesPerElement(getSource())", "getRight()", "rankOf(getSource())"]> {
  let summary = "places of elements in a sorted row";
  let description = [{
    Writes, for each element of `values`, how many elements of the 1-D `sorted` are less than it, or with `right` not greater,
    into the output, which is i64.

    Example:
    ```mlir
    %y = rt.searchsorted floating right ins(%a, %v : tensor<?xf32>, tensor<4xf32>) outs(%e : tensor<4xi64>) -> tensor<4xi64>
    ```
  }];
  let arguments = (ins Rt_ElementOrder:$order, UnitAttr:$right, Rt_Buffer:$sorted, Rt_Buffer:$source, Rt_Buffer:$output);
  let assemblyFormat = [{
    $order (`right` $right^)? `ins` `(` $sorted `,` $source `:` type($sorted) `,` type($source) `)`
    `outs` `(` $output `:` type($output) `)` attr-dict (`->` type($result)^)?
  }];
}

def Rt_GcdOp : Rt_Op<"gcd", [Pure, Commutative, SameOperandsAndResultType] # ElementwiseMappable.traits> {
  let summary = "greatest common divisor of unsigned integers";
  let description = [{
    The greatest common divisor, lane by lane; that of 0 and x is x. The runtime has no part in it: this stands for the
    loop that `tnp-expand-math` makes of it, which no scalar body could hold and still have vectors.

    Example:
    ```mlir
    %d = rt.gcd %a, %b : i64
    ```
  }];
  let arguments = (ins SignlessIntegerLike:$lhs, SignlessIntegerLike:$rhs);
  let results = (outs SignlessIntegerLike:$result);
  let assemblyFormat = "$lhs `,` $rhs attr-dict `:` type($result)";
}

def Rt_ComplexTensor : RankedTensorOf<[Complex<F32>, Complex<F64>]>;

def Rt_PartsOp : Rt_Op<"parts", [Pure,
    TypesMatchWith<"a tensor of the parts", "x", "real", "typeOfParts($_self)">,
    TypesMatchWith<"a tensor of the parts", "x", "imaginary", "typeOfParts($_self)">]> {
  let summary = "the real and the imaginary parts of a kernel's argument";
  let description = [{
    Vectors hold no complex numbers. A kernel therefore computes with two tensors of real numbers, which live in the
    memory of one of complex numbers: every other element each.

    Example:
    ```mlir
    %real, %imaginary = rt.parts %x : tensor<?xcomplex<f32>>
    ```
  }];
  let arguments = (ins Rt_ComplexTensor:$x);
  let results = (outs AnyRankedTensor:$real, AnyRankedTensor:$imaginary);
  let assemblyFormat = "$x attr-dict `:` type($x)";
  let builders = [OpBuilder<(ins "::mlir::Value":$x), [{
    ::mlir::Type part = typeOfParts(x.getType());
    build($_builder, $_state, part, part, x);
  }]>];
}

def Rt_JoinOp : Rt_Op<"join", [Pure,
    TypesMatchWith<"a tensor of the parts", "result", "real", "typeOfParts($_self)">,
    TypesMatchWith<"a tensor of the parts", "result", "imaginary", "typeOfParts($_self)">]> {
  let summary = "the complex numbers of which a kernel has computed the parts";
  let description = [{
    The inverse of `rt.parts`, for what a kernel returns: the parts are neighbouring results of one generic.

    Example:
    ```mlir
    %y = rt.join %real, %imaginary : tensor<?xcomplex<f32>>
    ```
  }];
  let arguments = (ins AnyRankedTensor:$real, AnyRankedTensor:$imaginary);
  let results = (outs Rt_ComplexTensor:$result);
  let assemblyFormat = "$real `,` $imaginary attr-dict `:` type($result)";
}

def Rt_RealsOp : Rt_Op<"reals", [Pure,
    TypesMatchWith<"a view of twice as many real numbers", "x", "result", "typeOfReals($_self)">]> {
  let summary = "contiguous complex numbers as the real numbers in memory";
  let description = [{
    A view of the same memory, in which the parts of element i are elements 2i and 2i + 1.

    Example:
    ```mlir
    %r = rt.reals %x : memref<?xcomplex<f32>>
    ```
  }];
  let arguments = (ins Arg<MemRefRankOf<[Complex<F32>, Complex<F64>], [1]>>:$x);
  let results = (outs MemRefRankOf<[F32, F64], [1]>:$result);
  let assemblyFormat = "$x attr-dict `:` type($x)";
  let builders = [OpBuilder<(ins "::mlir::Value":$x), [{
    build($_builder, $_state, typeOfReals(x.getType()), x);
  }]>];
  let hasVerifier = 1;
}

def Rt_CheckOp : Rt_Op<"check", [MemoryEffects<[MemWrite<Rt_StatusResource>]>]> {
  let summary = "fails the call where the condition does not hold";
  let description = [{
    If the condition is false, the entry returns a failed status at once: the exception class `$kind`, this operation's
    location and the message, in which `{0}` and `{1}` stand for the values. Only the host may check.

    Example:
    ```mlir
    rt.check %ok, index_error, "[take] expected an index below {1}, but got {0}", %i, %n : i1, i64, index
    ```
  }];
  let arguments = (ins
    I1:$condition, Rt_FailureKind:$kind, StrAttr:$message, Variadic<AnySignlessIntegerOrIndex>:$values);
  let assemblyFormat = [{
    $condition `,` $kind `,` $message (`,` $values^)? attr-dict `:` type($condition) (`,` type($values)^)?
  }];
  let hasCanonicalizeMethod = 1;
  let hasVerifier = 1;
}

def Rt_OutputOp : Rt_Op<"output", [MemoryEffects<[MemWrite<Rt_OutputResource>]>]> {
  let summary = "allocates an output of the call";
  let description = [{
    Allocates the buffer of output `$index` with the given extents (one operand for each `?` of the type) and hands it
    to the caller's slot. Each output is allocated exactly once, and its contents are undefined until written.

    Example:
    ```mlir
    %y = rt.output 0(%n) : memref<?x4xf32>
    ```
  }];
  let arguments = (ins I64Attr:$index, Variadic<Index>:$dims);
  let results = (outs Res<AnyMemRef, "", [MemAlloc]>:$result);
  let assemblyFormat = "$index `(` $dims `)` attr-dict `:` type($result)";
  let hasCanonicalizer = 1;
  let hasVerifier = 1;
}

def Rt_WorkspaceOp : Rt_Op<"workspace"> {
  let summary = "takes scratch memory that lives until the call returns";
  let description = [{
    Returns `$bytes` bytes of the call's arena, 64-byte aligned, contents undefined. Nothing frees them before the entry
    returns, so this stands outside loops.

    Example:
    ```mlir
    %arena = rt.workspace %bytes : memref<?xi8>
    ```
  }];
  let arguments = (ins Index:$bytes);
  let results = (outs Res<MemRefRankOf<[I8], [1]>, "", [MemAlloc]>:$result);
  let assemblyFormat = "$bytes attr-dict `:` type($result)";
}

#endif
