// The tnp dialect itself.
#ifndef TNP_DIALECT
#define TNP_DIALECT

include "mlir/IR/DialectBase.td"

def Tnp_Dialect : Dialect {
  let name = "tnp";
  let cppNamespace = "::tnp::ir";
  let summary = "NumPy's array operations with NumPy's semantics";
  let description = [{
    One operation per NumPy function, on ranked tensors whose extents may be unknown (`?`). Operations broadcast
    implicitly as NumPy does but never promote: operands that NumPy would promote are converted by `tnp.astype` first.

    Two unknown extents that meet are equal; a static 1 is repeated; an unknown extent that meets a static n > 1 is n.
    What the types cannot settle is checked at run time, once, by the lowered program. Loops and branches are those of
    the `scf` dialect, with tensors as carried values.

    Operations are pure unless they can fail at run time (an index out of range, the maximum of nothing, a negative
    integer power, a reshape to another number of elements); those have a write effect on the failure resource, so that
    an unused one still raises its error. Broadcasting is no such failure: that unknown extents which meet are equal is
    what a computation relies on, and one that is dropped relies on nothing.
  }];
  let hasConstantMaterializer = 1;
}

#endif // TNP_DIALECT
