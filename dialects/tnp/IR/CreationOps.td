// Creation: arrays from values and ranges.
#ifndef TNP_CREATION_OPS
#define TNP_CREATION_OPS

include "dialects/tnp/IR/TnpOpBase.td"

def Tnp_CreationGroup : OpDocGroup {
  let summary = "Creation";
  let description = "Arrays made from values. An operand `dims` gives the extent of every `?` of the result type.";
}

let opDocGroup = Tnp_CreationGroup in {

def Tnp_ConstantOp : Tnp_PureOp<"constant", [
    ConstantLike, AllTypesMatch<["value", "result"]>, FirstAttrDerivedResultType]> {
  let summary = "an array known when the program is traced";
  let meaning = "Holds a literal. Captured arrays are arguments of the program, never constants.";
  let numpy = "np.array(literal)";
  let dtypes = "any.";
  let constraints = "result_c1: the result has the value's type.";
  let example = "%0 = tnp.constant dense<[1.0, 2.0]> : tensor<2xf32>";
  let arguments = (ins ElementsAttr:$value);
  let results = (outs Tnp_AnyTensor:$result);
  let assemblyFormat = "attr-dict $value";
  let builders = [OpBuilder<(ins "::mlir::ElementsAttr":$value), [{
    build($_builder, $_state, value.getShapedType(), value);
  }]>];
  let hasFolder = 1;
}

def Tnp_FullOp : Tnp_PureOp<"full"> {
  let summary = "an array filled with one value";
  let meaning = "Every element of the result is `value`.";
  let numpy = "np.full(shape, value)";
  let dtypes = "any; the result has the value's dtype.";
  let constraints = "full_c1: the value is 0-d. dims_c1: one `dims` operand for each `?` of the result.";
  let example = "%0 = tnp.full %value[%n] : (tensor<f32>) -> tensor<?x4xf32>";
  let arguments = (ins Tnp_Scalar:$value, Variadic<Index>:$dims);
  let results = (outs Tnp_AnyTensor:$result);
  let assemblyFormat = [{
    $value (`[` $dims^ `]`)? attr-dict `:` functional-type($value, $result)
  }];
  let hasVerifier = 1;
  let hasCanonicalizer = 1;
}

def Tnp_ArangeOp : Tnp_PureOp<"arange"> {
  let summary = "evenly spaced values from a start and a step";
  let meaning = "Element i is `start + i * step`. The length is the caller's: it knows the end.";
  let numpy = "np.arange(start, stop, step)";
  let dtypes = "integers or floats, the same for all.";
  let constraints = "arange_c3: start and step are 0-d and of one numeric dtype, the result has one dimension. dims_c1: one `dims` operand for each `?` of the result.";
  let example = "%0 = tnp.arange %start, %step[%n] : (tensor<i64>, tensor<i64>) -> tensor<?xi64>";
  let arguments = (ins Tnp_Scalar:$start, Tnp_Scalar:$step, Variadic<Index>:$dims);
  let results = (outs Tnp_RealTensor:$result);
  let assemblyFormat = [{
    $start `,` $step (`[` $dims^ `]`)? attr-dict `:` `(` type($start) `,` type($step) `)` `->` type($result)
  }];
  let hasVerifier = 1;
}

def Tnp_LinspaceOp : Tnp_PureOp<"linspace"> {
  let summary = "a given number of evenly spaced values over an interval";
  let meaning = "Element i is `start + i * (stop - start) / d` where d is n - 1 with the end point and n without; the last "
                "one is exactly `stop` when the end point belongs to it.";
  let numpy = "np.linspace(start, stop, n, endpoint)";
  let dtypes = "floats or complex, the same for all.";
  let constraints = "linspace_c1: floats or complex. linspace_c2: start and stop are 0-d and of one dtype, the result has one dimension. dims_c1: one `dims` operand for each `?` of the result.";
  let example = "%0 = tnp.linspace %start, %stop {endpoint = true} : (tensor<f64>, tensor<f64>) -> tensor<50xf64>";
  let arguments = (ins Tnp_Scalar:$start, Tnp_Scalar:$stop, Variadic<Index>:$dims,
                       DefaultValuedAttr<BoolAttr, "true">:$endpoint);
  let results = (outs Tnp_InexactTensor:$result);
  let assemblyFormat = [{
    $start `,` $stop (`[` $dims^ `]`)? attr-dict `:` `(` type($start) `,` type($stop) `)` `->` type($result)
  }];
  let hasVerifier = 1;
}

} // opDocGroup

#endif // TNP_CREATION_OPS
