// Sorting: elements in ascending order, and places in that order.
#ifndef TNP_SORTING_OPS
#define TNP_SORTING_OPS

include "dialects/tnp/IR/TnpOpBase.td"

def Tnp_SortingGroup : OpDocGroup {
  let summary = "Sorting";
  let description = "Ascending order with NaN last, complex numbers by their real parts, then by their imaginary ones. `axis` is not negative. The runtime sorts (`rt.sort`, `rt.argsort`, `rt.searchsorted`).";
}

class Tnp_SortingOp<string mnemonic, Type resultType> : Tnp_PureOp<mnemonic, Tnp_Infers> {
  let extraClassDefinition = Tnp_CompatibleResults;
  let constraints = "sort_c1: the axis is inside of the rank. sort_c2: the dtype of the result.";
  let arguments = (ins Tnp_AnyTensor:$x, I64Attr:$axis);
  let results = (outs resultType:$result);
  let assemblyFormat = "$x `axis` `=` $axis attr-dict `:` functional-type($x, $result)";
}

let opDocGroup = Tnp_SortingGroup in {

def Tnp_SortOp : Tnp_SortingOp<"sort", Tnp_AnyTensor> {
  let summary = "the elements in ascending order";
  let meaning = "Sorts each row along the axis.";
  let numpy = "np.sort(x, axis)";
  let dtypes = "any.";
  let differences = "-0.0 comes before 0.0; NumPy leaves open which of equal elements comes first.";
  let example = "%0 = tnp.sort %x axis = 1 : (tensor<?x4xf32>) -> tensor<?x4xf32>";
}

def Tnp_ArgsortOp : Tnp_SortingOp<"argsort", Tnp_IndexTensor> {
  let summary = "where the elements stand in ascending order";
  let meaning = "The places along the axis of each row's elements in ascending order; of equal ones the first comes first.";
  let numpy = "np.argsort(x, axis, stable=True)";
  let dtypes = "any; the result is int64.";
  let example = "%0 = tnp.argsort %x axis = 1 : (tensor<?x4xf32>) -> tensor<?x4xi64>";
}

def Tnp_SearchsortedOp : Tnp_PureOp<"searchsorted", Tnp_Infers> {
  let extraClassDefinition = Tnp_CompatibleResults;
  let summary = "places of values in a sorted array";
  let meaning = "How many elements of the sorted array are less than each value, or with `right` not greater.";
  let numpy = "np.searchsorted(sorted, values, side)";
  let dtypes = "any, equal; the result is int64.";
  let constraints = "searchsorted_c1: the sorted array is 1-D. searchsorted_c2: the dtypes are equal. searchsorted_c3: the result is int64 in the shape of the values.";
  let example = "%0 = tnp.searchsorted %a, %v right = true : (tensor<?xf32>, tensor<4xf32>) -> tensor<4xi64>";
  let arguments = (ins Tnp_AnyTensor:$sorted, Tnp_AnyTensor:$values,
                       DefaultValuedAttr<BoolAttr, "false">:$right);
  let results = (outs Tnp_IndexTensor:$result);
  let assemblyFormat = "$sorted `,` $values (`right` `=` $right^)? attr-dict `:` functional-type(operands, $result)";
}

} // opDocGroup

#endif // TNP_SORTING_OPS
