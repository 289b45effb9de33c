// Indexing: parts of an array, read or replaced.
#ifndef TNP_INDEXING_OPS
#define TNP_INDEXING_OPS

include "dialects/tnp/IR/TnpOpBase.td"

def Tnp_IndexingGroup : OpDocGroup {
  let summary = "Indexing";
  let description = [{
    Parts of an array. Slices keep the rank: an integer index is a slice of size 1 followed by `tnp.squeeze`. A start
    written `?` in `static_starts` is the next operand of `starts`: it may be negative and is checked at run time.
  }];
}

defvar Tnp_SliceConstraints =
    "slice_c1: starts, sizes and strides have one entry for each dimension. slice_c2: strides are not 0. slice_c3: the size "
    "of an unknown start is 1. slice_c4: a size may be unknown, meaning \"to the end\", only for a positive stride and a known "
    "start. slice_c5: static slices are inside of the extents (checked at run time where one is `?`). slice_c6: one `starts` "
    "operand for each unknown start. slice_c7: unknown starts are inside of the extent (checked at run time; negative ones "
    "count from the end).";

let opDocGroup = Tnp_IndexingGroup in {

def Tnp_SliceOp : Tnp_FallibleOp<"slice", Tnp_Infers> {
  let extraClassDefinition = Tnp_CompatibleResults;
  let summary = "a rectangular part of an array";
  let meaning = "Takes `size` elements from `start` on, `stride` apart, in each dimension.";
  let numpy = "x[start:stop:stride, ...]";
  let dtypes = "any; starts are 0-d int64.";
  let constraints = Tnp_SliceConstraints;
  let example = "%0 = tnp.slice %x [0, %i] [2, 1] [1, 1] : (tensor<4x?xf32>) -> tensor<2x1xf32>";
  let arguments = (ins Tnp_AnyTensor:$x, Variadic<Tnp_IndexScalar>:$starts, DenseI64ArrayAttr:$static_starts,
                       DenseI64ArrayAttr:$sizes, DenseI64ArrayAttr:$strides);
  let results = (outs Tnp_AnyTensor:$result);
  let assemblyFormat = [{
    $x custom<Starts>($starts, type($starts), $static_starts) custom<Extents>($sizes) custom<Extents>($strides)
    attr-dict `:` functional-type($x, $result)
  }];
  let hasFolder = 1;
  let hasCanonicalizer = 1;
}

def Tnp_UpdateSliceOp : Tnp_FallibleOp<"update_slice", Tnp_Infers> {
  let extraClassDefinition = Tnp_CompatibleResults;
  let summary = "an array with a rectangular part replaced";
  let meaning = "A copy of `x` whose part `[start:stop:stride, ...]` is `value`; done in place where `x` has no other use.";
  let numpy = "x[start:stop:stride, ...] = value";
  let dtypes = "any, equal; starts are 0-d int64.";
  let constraints = Tnp_SliceConstraints # " update_slice_c1: the dtypes are equal. update_slice_c2: the value broadcasts to the slice.";
  let example = "%0 = tnp.update_slice %x, %v [%i, 0] [1, 4] [1, 1] : (tensor<?x4xf32>, tensor<4xf32>) -> tensor<?x4xf32>";
  let arguments = (ins Tnp_AnyTensor:$x, Tnp_AnyTensor:$value, Variadic<Tnp_IndexScalar>:$starts,
                       DenseI64ArrayAttr:$static_starts, DenseI64ArrayAttr:$sizes, DenseI64ArrayAttr:$strides);
  let results = (outs Tnp_AnyTensor:$result);
  let assemblyFormat = [{
    $x `,` $value custom<Starts>($starts, type($starts), $static_starts) custom<Extents>($sizes)
    custom<Extents>($strides) attr-dict `:` `(` type($x) `,` type($value) `)` `->` type($result)
  }];
}

def Tnp_TakeOp : Tnp_FallibleOp<"take", Tnp_Infers> {
  let extraClassDefinition = Tnp_CompatibleResults;
  let summary = "slices of an array by an array of indices";
  let meaning = "Result `[a..., i..., b...]` is `x[a..., indices[i...], b...]`; negative indices count from the end.";
  let numpy = "np.take(x, indices, axis, mode='raise')";
  let dtypes = "x any; indices integers; those of uint64 are read as int64.";
  let constraints = "take_c1: integer indices. take_c2: the axis is inside of the rank. take_c3: the axis is not empty unless the indices are. "
                    "take_c4: the extents of the indices replace the axis. take_c5: indices are inside of the extent (checked at run time).";
  let example = "%0 = tnp.take %x, %i axis = 0 : (tensor<?x4xf32>, tensor<?xi64>) -> tensor<?x4xf32>";
  let arguments = (ins Tnp_AnyTensor:$x, Tnp_IntegerTensor:$indices, I64Attr:$axis);
  let results = (outs Tnp_AnyTensor:$result);
  let assemblyFormat = "$x `,` $indices `axis` `=` $axis attr-dict `:` functional-type(operands, $result)";
}

defvar Tnp_GatherConstraints =
    "gather_c1: an axis of x for each of the indices, ascending. gather_c2: integer indices. gather_c3: the indices broadcast "
    "together and have an axis. gather_c4: no axis of them is empty unless they are. gather_c5: their extents come in place of "
    "the first axis or, with `to_front`, first of all. gather_c6: indices are inside of the extents (checked at run time, "
    "unless they broadcast to nothing; negative ones count from the end).";

def Tnp_GatherOp : Tnp_FallibleOp<"gather", Tnp_Infers> {
  let extraClassDefinition = Tnp_CompatibleResults;
  let summary = "elements of an array by several arrays of indices";
  let meaning = "The indices broadcast together. Where x has axes a, i, b, j, c and i and j are indexed, result `[a..., k..., b..., c...]` is "
                "`x[a..., i[k...], b..., j[k...], c...]`; with `to_front` the axes k come first.";
  let numpy = "x[..., i, ..., j, ...]";
  let dtypes = "x any; indices integers; those of uint64 are read as int64.";
  let constraints = Tnp_GatherConstraints;
  let example = "%0 = tnp.gather %x[%i, %j] axes = [0, 2] to_front = true : (tensor<?x4x?xf32>, tensor<?xi64>, tensor<?xi64>) -> tensor<?x4xf32>";
  let arguments = (ins Tnp_AnyTensor:$x, Variadic<Tnp_IntegerTensor>:$indices, DenseI64ArrayAttr:$axes,
                       DefaultValuedAttr<BoolAttr, "false">:$to_front);
  let results = (outs Tnp_AnyTensor:$result);
  let assemblyFormat = [{
    $x `[` $indices `]` `axes` `=` $axes (`to_front` `=` $to_front^)? attr-dict `:` functional-type(operands, $result)
  }];
}

def Tnp_ScatterOp : Tnp_FallibleOp<"scatter", Tnp_Infers> {
  let extraClassDefinition = Tnp_CompatibleResults;
  let summary = "an array whose elements at arrays of indices are combined with others";
  let meaning = "A copy of `x` whose elements that `tnp.gather` would give are replaced: by those of `value` where `combine` is \"set\", else by "
                "that elementwise function of the old and the new one. Elements that the indices name several times are combined as "
                "often, in C order; done in place where `x` has no other use.";
  let numpy = "x[..., i, ..., j, ...] = value; np.add.at(x, (..., i, ..., j, ...), value)";
  let dtypes = "x any, value equal; indices integers.";
  let constraints = Tnp_GatherConstraints # " scatter_c1: the dtypes are equal. scatter_c2: the value broadcasts to what gather gives. "
                    "scatter_c3: the function keeps the dtype.";
  let example = "%0 = tnp.scatter %x, %v[%i] axes = [0] combine = \"add\" : (tensor<?x4xf32>, tensor<?x4xf32>, tensor<?xi64>) -> tensor<?x4xf32>";
  let arguments = (ins Tnp_AnyTensor:$x, Tnp_AnyTensor:$value, Variadic<Tnp_IntegerTensor>:$indices, DenseI64ArrayAttr:$axes,
                       DefaultValuedAttr<BoolAttr, "false">:$to_front, StrAttr:$combine);
  let results = (outs Tnp_AnyTensor:$result);
  let assemblyFormat = [{
    $x `,` $value `[` $indices `]` `axes` `=` $axes (`to_front` `=` $to_front^)? `combine` `=` $combine attr-dict `:`
    functional-type(operands, $result)
  }];
}

def Tnp_CompressOp : Tnp_FallibleOp<"compress", Tnp_Infers> {
  let extraClassDefinition = Tnp_CompatibleResults;
  let summary = "the rows of an array where a mask is true";
  let meaning = "Packs `x[i]` for every true `mask[i]`, in order, where i counts along all axes of the mask. The result's first extent is "
                "known after the mask.";
  let numpy = "x[mask]";
  let dtypes = "x any; the mask is bool.";
  let constraints = "compress_c1: a mask of bool, not 0-d. compress_c2: the mask has the extents of x's first axes (checked at run time "
                    "where one is unknown). "
                    "compress_c3: the first extent of the result is unknown.";
  let example = "%0 = tnp.compress %x, %mask : (tensor<?x4xf32>, tensor<?xi1>) -> tensor<?x4xf32>";
  let arguments = (ins Tnp_AnyTensor:$x, Tnp_BoolTensor:$mask);
  let results = (outs Tnp_AnyTensor:$result);
  let assemblyFormat = "$x `,` $mask attr-dict `:` functional-type(operands, $result)";
}

} // opDocGroup

#endif // TNP_INDEXING_OPS
