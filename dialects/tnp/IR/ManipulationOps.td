// Manipulation: the same elements in another shape or order.
#ifndef TNP_MANIPULATION_OPS
#define TNP_MANIPULATION_OPS

include "dialects/tnp/IR/TnpOpBase.td"

def Tnp_ManipulationGroup : OpDocGroup {
  let summary = "Manipulation";
  let description = "The same elements in another shape or order.";
}

let opDocGroup = Tnp_ManipulationGroup in {

def Tnp_ReshapeOp : Tnp_FallibleOp<"reshape"> {
  let summary = "the same elements in row-major order, in another shape";
  let meaning = "Gives the elements another shape. The caller proves that the counts agree, or they are checked at run time.";
  let numpy = "np.reshape(x, shape)";
  let dtypes = "any.";
  let constraints = "result_c1: the dtypes are equal. reshape_c3: element counts are equal (checked at run time where one is unknown). "
                    "dims_c1: one `dims` operand for each `?` of the result.";
  let example = "%0 = tnp.reshape %x[%n] : (tensor<?x4xf32>) -> tensor<?xf32>";
  let arguments = (ins Tnp_AnyTensor:$x, Variadic<Index>:$dims);
  let results = (outs Tnp_AnyTensor:$result);
  let assemblyFormat = "$x (`[` $dims^ `]`)? attr-dict `:` functional-type($x, $result)";
  let hasVerifier = 1;
  let hasFolder = 1;
  let hasCanonicalizer = 1;
}

def Tnp_TransposeOp : Tnp_PureOp<"transpose", Tnp_Infers> {
  let extraClassDefinition = Tnp_CompatibleResults;
  let summary = "dimensions in another order";
  let meaning = "Dimension i of the result is dimension `permutation[i]` of the operand.";
  let numpy = "np.transpose(x, permutation)";
  let dtypes = "any.";
  let constraints = "transpose_c1: the permutation holds every dimension of the operand once.";
  let example = "%0 = tnp.transpose %x permutation = [1, 0] : (tensor<?x4xf32>) -> tensor<4x?xf32>";
  let arguments = (ins Tnp_AnyTensor:$x, DenseI64ArrayAttr:$permutation);
  let results = (outs Tnp_AnyTensor:$result);
  let assemblyFormat = "$x `permutation` `=` $permutation attr-dict `:` functional-type($x, $result)";
  let hasFolder = 1;
}

def Tnp_ExpandDimsOp : Tnp_PureOp<"expand_dims", Tnp_Infers> {
  let extraClassDefinition = Tnp_CompatibleResults;
  let summary = "new dimensions of extent 1";
  let meaning = "Inserts dimensions of extent 1, such that they stand at `axes` of the result.";
  let numpy = "np.expand_dims(x, axes)";
  let dtypes = "any.";
  let constraints = "expand_dims_c1: the axes are sorted, distinct and inside of the result's rank.";
  let example = "%0 = tnp.expand_dims %x axes = [0, 2] : (tensor<?xf32>) -> tensor<1x?x1xf32>";
  let arguments = (ins Tnp_AnyTensor:$x, DenseI64ArrayAttr:$axes);
  let results = (outs Tnp_AnyTensor:$result);
  let assemblyFormat = "$x `axes` `=` $axes attr-dict `:` functional-type($x, $result)";
  let hasFolder = 1;
}

def Tnp_SqueezeOp : Tnp_PureOp<"squeeze", Tnp_Infers> {
  let extraClassDefinition = Tnp_CompatibleResults;
  let summary = "without some dimensions of extent 1";
  let meaning = "Removes the dimensions `axes`.";
  let numpy = "np.squeeze(x, axes)";
  let dtypes = "any.";
  let constraints = "reduction_c1: the axes are sorted, distinct and inside of the rank. squeeze_c1: their extents are 1, known statically.";
  let example = "%0 = tnp.squeeze %x axes = [1] : (tensor<?x1xf32>) -> tensor<?xf32>";
  let arguments = (ins Tnp_AnyTensor:$x, DenseI64ArrayAttr:$axes);
  let results = (outs Tnp_AnyTensor:$result);
  let assemblyFormat = "$x `axes` `=` $axes attr-dict `:` functional-type($x, $result)";
  let hasFolder = 1;
}

def Tnp_BroadcastToOp : Tnp_PureOp<"broadcast_to"> {
  let summary = "repeated to a given shape";
  let meaning = "Repeats the operand along new leading dimensions and along those of extent 1.";
  let numpy = "np.broadcast_to(x, shape)";
  let dtypes = "any.";
  let constraints = "result_c1: the dtypes are equal. broadcast_to_c1, broadcast_to_c2: the operand's shape broadcasts to the result's. "
                    "dims_c1: one `dims` operand for each `?` of the result.";
  let example = "%0 = tnp.broadcast_to %x[%n] : (tensor<4xf32>) -> tensor<?x4xf32>";
  let arguments = (ins Tnp_AnyTensor:$x, Variadic<Index>:$dims);
  let results = (outs Tnp_AnyTensor:$result);
  let assemblyFormat = "$x (`[` $dims^ `]`)? attr-dict `:` functional-type($x, $result)";
  let hasVerifier = 1;
  let hasFolder = 1;
}

def Tnp_ConcatenateOp : Tnp_FallibleOp<"concatenate", Tnp_Infers> {
  let extraClassDefinition = Tnp_CompatibleResults;
  let summary = "arrays joined along an axis";
  let meaning = "Joins the operands, in order, along `axis`.";
  let numpy = "np.concatenate(operands, axis)";
  let dtypes = "any, equal.";
  let constraints = "concatenate_c1: there is an operand. concatenate_c2: no operand is 0-d. concatenate_c3: dtypes are equal. axis_c1: the axis is "
                    "inside of the rank. concatenate_c4: ranks, and all extents but those of the axis, are equal. concatenate_c5: the extents "
                    "of the axis add up.";
  let example = "%0 = tnp.concatenate %x, %y axis = 0 : (tensor<?x4xf32>, tensor<2x4xf32>) -> tensor<?x4xf32>";
  let arguments = (ins Variadic<Tnp_AnyTensor>:$operands, I64Attr:$axis);
  let results = (outs Tnp_AnyTensor:$result);
  let assemblyFormat = "$operands `axis` `=` $axis attr-dict `:` functional-type($operands, $result)";
  let hasFolder = 1;
}

} // opDocGroup

#endif // TNP_MANIPULATION_OPS
