// The passes of lib/Transforms in the order in which the pipelines run them; one file per pass, of the same name.
#ifndef TNP_LIB_TRANSFORMS_PASSES_TD
#define TNP_LIB_TRANSFORMS_PASSES_TD

include "mlir/Pass/PassBase.td"

def InlineCalls : Pass<"tnp-inline-calls", "::mlir::ModuleOp"> {
  let summary = "makes a program of several functions one function";
  let description = [{
    Calls become the bodies that they call, and private functions that nobody needs go. A call that is left, of a function
    that calls itself or has no body, is an error: the compiled program has one entry and nobody else to call.
  }];
}

def CanonicalizeDims : Pass<"tnp-canonicalize-dims", "::mlir::func::FuncOp"> {
  let summary = "gives equal extents one value, and checks that they are equal";
  let description = [{
    All `tensor.dim` of a class of equal extents (`DimensionClasses`) become one value: a constant, or the `tensor.dim` of
    the first argument that has it. Each further argument with an extent of the class is checked at entry, and what is
    known only in mid-run where it becomes known: a call with extents that do not fit together fails before it writes.

    ```mlir
    %n = tensor.dim %x, %c0 : tensor<?xf32>
    %m = tensor.dim %y, %c0 : tensor<?xf32>
    %ok = arith.cmpi eq, %n, %m : index
    rt.check %ok, shape_error, "[add] expected equal extents, but got {0} and {1}", %n, %m : i1, index, index
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::tensor::TensorDialect", "::tnp::rt::RtDialect"];
  let statistics = [
    Statistic<"numReplaced", "dims-replaced", "tensor.dim operations replaced by the value of their class">,
    Statistic<"numChecks", "checks", "Pairs of extents that are checked to be equal">];
}

def ScalarizeSmallState : Pass<"tnp-scalarize-small-state", "::mlir::func::FuncOp"> {
  let summary = "turns 0-d tensors into scalars";
  let description = [{
    Computations on 0-d tensors become scalar operations, and 0-d tensors carried by loops and branches become scalar
    carries, so that counters and predicates live in registers and never in memory.
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::tensor::TensorDialect"];
  let statistics = [
    Statistic<"numInlined", "generics-inlined", "Generics on 0-d tensors that became scalar operations">,
    Statistic<"numCarries", "carries-scalarized", "0-d tensors carried by loops and branches that became scalars">];
}

def FuseElementwise : Pass<"tnp-fuse-elementwise", "::mlir::func::FuncOp"> {
  let summary = "moves elementwise producers into the loops that read them";
  let description = [{
    A producer that is read once moves into its consumer, elementwise or reduction. One that is read more often moves into
    its first consumer, which hands its result to the others, unless computing it again is cheaper than memory. Loops
    over one tensor that do not need each other, such as its mean and its maximum, become one. Nothing dear is computed
    twice; matrix products are left alone. `lib/Transforms/FusionCost` decides.
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect", "::mlir::tensor::TensorDialect"];
  let options = [Option<"explain", "explain", "bool", "false", "Say of each producer that was not fused why not">];
  let statistics = [
    Statistic<"numMoved", "moved", "Producers moved into their only reader">,
    Statistic<"numKept", "kept", "Producers moved into their first reader, which writes them for the others">,
    Statistic<"numRepeated", "repeated", "Cheap producers computed by each reader for itself">,
    Statistic<"numSiblings", "siblings", "Generics merged into another one that reads the same tensor">];
}

def FormKernels : Pass<"tnp-form-kernels", "::mlir::ModuleOp"> {
  let summary = "cuts loops out of the host into kernel functions";
  let description = [{
    Each generic becomes a function on tensors with the attribute `rt.kernel`, and an `rt.launch` in the host. Generics
    that work on the same rows one after the other, as those of a softmax, become one kernel. Equal kernels are shared.
    Slices whose rows `rt.compress` or `rt.scatter` moves get memory of their own.
    A constant of one number that is a part of another tensor, or a result, is written by a kernel as well.
  }];
  let dependentDialects = ["::tnp::rt::RtDialect", "::mlir::bufferization::BufferizationDialect",
                           "::mlir::tensor::TensorDialect", "::mlir::linalg::LinalgDialect"];
  let statistics = [
    Statistic<"numKernels", "kernels", "Kernel functions">,
    Statistic<"numLaunches", "launches", "Launches of them">];
}

def NormalizeCarries : Pass<"tnp-normalize-carries", "::mlir::func::FuncOp"> {
  let summary = "binds what loops and branches yield to one buffer";
  let description = [{
    A tensor carried through `scf.while` or `scf.for` keeps one buffer: its initial value is owned by the loop, and each
    new value is materialized in the carry, in an order that makes the assignment parallel. The branches of an `scf.if`
    write into one buffer made before it. Without this, bufferization allocates and copies in every iteration.
  }];
  let dependentDialects = ["::mlir::bufferization::BufferizationDialect", "::mlir::tensor::TensorDialect"];
  let statistics = [
    Statistic<"numBound", "carries-bound", "Carried tensors materialized in their block argument">,
    Statistic<"numTemporaries", "temporaries", "Temporaries that break cycles of carries">];
}

def BufferizeHost : Pass<"tnp-bufferize-host", "::mlir::ModuleOp"> {
  let summary = "moves the host function from tensors to memrefs";
  let description = [{
    The entry takes memrefs and returns nothing: its results are written into `rt.output` buffers. Kernels stay
    functions on tensors. Copies that remain become launches of a copy kernel, or a load and a store for one element.
    Nothing but order says what a check guards: the pass fails if a launch came before a check that it stood behind.
  }];
  let dependentDialects = ["::mlir::bufferization::BufferizationDialect", "::mlir::linalg::LinalgDialect",
                           "::mlir::memref::MemRefDialect", "::mlir::tensor::TensorDialect", "::tnp::rt::RtDialect"];
  let statistics = [
    Statistic<"numCopies", "copies", "Copies that became launches of a copy kernel">];
}

def ExpandMath : Pass<"tnp-expand-math", "::mlir::func::FuncOp"> {
  let summary = "replaces math functions, remainders, gcd and rounding to bfloat16 by vector code of our own";
  let description = [{
    Scalars and vectors get the same code, so that their bits agree. A function of `math` that is neither an instruction
    nor known here is an error: LLVM would call libm for each lane of a vector.
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::math::MathDialect", "::mlir::scf::SCFDialect",
                           "::mlir::vector::VectorDialect"];
  let statistics = [Statistic<"numExpanded", "expanded", "Calls replaced by code">];
}

def SplitComplex : Pass<"tnp-split-complex", "::mlir::ModuleOp"> {
  let summary = "lets kernels compute with the parts of complex numbers";
  let description = [{
    Vectors hold no complex numbers. In a kernel each tensor of them becomes two, of the real and of the imaginary parts:
    `rt.parts` takes an argument apart, `rt.join` puts a result together, and what lives between the generics of a kernel
    stays apart. Bodies may take numbers apart, put them together and select among them, nothing else: whoever makes a
    body writes its arithmetic on real numbers. A number that a launch hands over becomes two.
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::complex::ComplexDialect", "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect", "::tnp::rt::RtDialect"];
  let statistics = [Statistic<"numKernels", "kernels", "Kernels with complex numbers">];
}

def LowerKernels : Pass<"tnp-lower-kernels", "::mlir::ModuleOp"> {
  let summary = "turns kernels on tensors into loops over vectors";
  let description = [{
    Every kernel becomes a function `(operands..., scratch, lo, hi)` on the memrefs of its launches which runs the items
    lo to hi, and the launches are told the number of items, the cost of one and the scratch memory. What an item is, how
    reductions are cut and in which order they are summed depends on shapes only, never on threads. Kernels allocate
    nothing. A generic that cannot be lowered is an error.

    With `threads` kernels are for a GPU, and loops are scalar. Any number of blocks of 256 threads runs the range.
    Elementwise kernels and reductions along a strided loop give each thread an item of its own, neighbours to
    neighbours. Reductions along contiguous rows, and several generics on the same rows, give a row to a block, whose
    threads are what lanes are on a CPU; partial results are combined by shuffles and through shared memory, in an order
    that is always the same. `scratch` is then what each block needs. What there is no such mapping for is an error.
  }];
  let options = [
    Option<"vectorBits", "vector-bits", "unsigned", /*default=*/"512",
           "Width of the target's vector registers, a power of two from 64 to 2048">,
    Option<"threads", "threads", "bool", /*default=*/"false", "Lower for the threads of a GPU instead">];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::gpu::GPUDialect", "::mlir::LLVM::LLVMDialect", "::mlir::math::MathDialect",
                           "::mlir::memref::MemRefDialect", "::mlir::scf::SCFDialect", "::mlir::vector::VectorDialect",
                           "::tnp::rt::RtDialect"];
  let statistics = [
    Statistic<"numStages", "stages", "Generics that were lowered">,
    Statistic<"numScalar", "scalar-stages", "Generics whose loops stayed scalar">];
}

def PlanMemory : Pass<"tnp-plan-memory", "::mlir::func::FuncOp"> {
  let summary = "gives every buffer of the host a place in one arena";
  let description = [{
    Each `memref.alloc` of the entry becomes a view of one `rt.workspace`. Buffers whose lives do not overlap share
    their place. Buffers in loops are made once, before the loop. Afterwards no `memref.alloc` is left.
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::memref::MemRefDialect", "::tnp::rt::RtDialect"];
  let statistics = [
    Statistic<"numBuffers", "buffers", "Buffers that got a place in the arena">,
    Statistic<"numShared", "shared", "Buffers that reuse the place of an earlier one">];
}

#endif
