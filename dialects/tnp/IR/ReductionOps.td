// Reduction: one value from all elements along some axes.
#ifndef TNP_REDUCTION_OPS
#define TNP_REDUCTION_OPS

include "dialects/tnp/IR/TnpOpBase.td"

def Tnp_ReductionGroup : OpDocGroup {
  let summary = "Reduction";
  let description = "`axes` are sorted, distinct and not negative; `keepdims` leaves them with extent 1.";
}

defvar Tnp_ReductionInference = Tnp_CompatibleResults # [{
  ::llvm::LogicalResult $cppClass::inferReturnTypes(::mlir::MLIRContext *context,
      std::optional<::mlir::Location> location, Adaptor adaptor, ::llvm::SmallVectorImpl<::mlir::Type> &results) {
    return inferReductionType(getOperationName(), context, location, adaptor.getX(), adaptor.getAxes(),
                              adaptor.getKeepdims(), results);
  }
}];

class Tnp_ReductionArguments<string mnemonic, Type type, Type resultType> {
  dag arguments = (ins type:$x, DenseI64ArrayAttr:$axes, DefaultValuedAttr<BoolAttr, "false">:$keepdims);
  dag results = (outs resultType:$result);
  string assemblyFormat = [{
    $x `axes` `=` $axes (`keepdims` `=` $keepdims^)? attr-dict `:` functional-type($x, $result)
  }];
  string numpy = "np." # mnemonic # "(x, axis=axes, keepdims=keepdims)";
  string constraints = "reduction_c1: the axes are sorted, distinct and inside of the rank. reduction_c3: the dtype of the result. "
                       "reduction_c5: the result has the remaining extents, or 1 for the reduced ones with `keepdims`.";
}

class Tnp_ReductionOp<string mnemonic, Type type, Type resultType = type>
    : Tnp_PureOp<mnemonic, Tnp_Infers> {
  let extraClassDefinition = Tnp_ReductionInference;
  defvar shared = Tnp_ReductionArguments<mnemonic, type, resultType>;
  let arguments = shared.arguments;
  let results = shared.results;
  let assemblyFormat = shared.assemblyFormat;
  let numpy = shared.numpy;
  let constraints = shared.constraints;
  let example = "%0 = tnp." # mnemonic # " %x axes = [1] : (tensor<?x4xf32>) -> tensor<?xf32>";
}

// Reductions without a value for "nothing": a reduced extent of 0 is an error, found at run time when it is `?`.
class Tnp_NonEmptyReductionOp<string mnemonic, Type type, Type resultType = type>
    : Tnp_FallibleOp<mnemonic, Tnp_Infers> {
  defvar shared = Tnp_ReductionArguments<mnemonic, type, resultType>;
  let arguments = shared.arguments;
  let results = shared.results;
  let assemblyFormat = shared.assemblyFormat;
  let numpy = shared.numpy;
  let constraints = shared.constraints # " reduction_c4: no reduced extent is 0 (checked at run time where it is `?`).";
  let extraClassDefinition = Tnp_ReductionInference # [{
    void $cppClass::getEffects(
        ::llvm::SmallVectorImpl<::mlir::MemoryEffects::EffectInstance> &effects) {
      addFailureEffectIfMaybeEmpty(getX(), getAxes(), effects);
    }
  }];
  let example = "%0 = tnp." # mnemonic # " %x axes = [0] keepdims = true : (tensor<4x?xf32>) -> tensor<1x?xf32>";
}

class Tnp_ArgReductionOp<string mnemonic> : Tnp_NonEmptyReductionOp<mnemonic, Tnp_AnyTensor, Tnp_IndexTensor> {
  let dtypes = "any; complex numbers are ordered by their real parts, then by their imaginary ones; the result is int64.";
  let constraints = Tnp_ReductionArguments<mnemonic, Tnp_AnyTensor, Tnp_IndexTensor>.constraints #
                    " reduction_c4: no reduced extent is 0 (checked at run time where it is `?`). argmax_c1: one axis, or all of them for the index into the flattened array.";
  let example = "%0 = tnp." # mnemonic # " %x axes = [1] : (tensor<?x4xf32>) -> tensor<?xi64>";
}

class Tnp_CumulativeOp<string mnemonic> : Tnp_PureOp<mnemonic, Tnp_Infers> {
  let extraClassDefinition = Tnp_CompatibleResults # [{
    ::llvm::LogicalResult $cppClass::inferReturnTypes(::mlir::MLIRContext *context,
        std::optional<::mlir::Location> location, Adaptor adaptor, ::llvm::SmallVectorImpl<::mlir::Type> &results) {
      return inferCumulativeType(getOperationName(), context, location, adaptor.getX(), adaptor.getAxis(), results);
    }
  }];
  let arguments = (ins Tnp_AnyTensor:$x, I64Attr:$axis);
  let results = (outs Tnp_NumberTensor:$result);
  let assemblyFormat = "$x `axis` `=` $axis attr-dict `:` functional-type($x, $result)";
  let numpy = "np." # mnemonic # "(x, axis)";
  let dtypes = "any; bool and signed integers give int64, unsigned ones uint64.";
  let constraints = "cumulative_c1: the axis is inside of the rank. cumulative_c2: the shape of the "
                    "operand, and the dtype of its sum.";
  let example = "%0 = tnp." # mnemonic # " %x axis = 1 : (tensor<?x4xi32>) -> tensor<?x4xi64>";
}

let opDocGroup = Tnp_ReductionGroup in {

def Tnp_SumOp : Tnp_ReductionOp<"sum", Tnp_AnyTensor> {
  let summary = "sum of the elements";
  let meaning = "Adds the elements; the sum of none is 0.";
  let dtypes = "any; bool and signed integers give int64, unsigned ones uint64.";
  let differences = "The order of float additions is ours (pairwise, fixed by the shape).";
}

def Tnp_ProdOp : Tnp_ReductionOp<"prod", Tnp_AnyTensor> {
  let summary = "product of the elements";
  let meaning = "Multiplies the elements; the product of none is 1.";
  let dtypes = "any; bool and signed integers give int64, unsigned ones uint64.";
  let differences = "The order of float multiplications is ours (pairwise, fixed by the shape).";
}

def Tnp_CumsumOp : Tnp_CumulativeOp<"cumsum"> {
  let summary = "sums of the elements up to each";
  let meaning = "The sum of each element and those before it along the axis, which is not negative.";
  let differences = "Along the last axis, floats are added in an order that depends on their place; 16-bit floats are accumulated in float32.";
}

def Tnp_CumprodOp : Tnp_CumulativeOp<"cumprod"> {
  let summary = "products of the elements up to each";
  let meaning = "The product of each element and those before it along the axis, one after the other.";
  let differences = "16-bit floats are accumulated in float32.";
}

def Tnp_MeanOp : Tnp_ReductionOp<"mean", Tnp_InexactTensor> {
  let summary = "arithmetic mean of the elements";
  let meaning = "The sum divided by the number of elements; NaN for none.";
  let dtypes = "floats and complex; integers are converted to float64 by the caller.";
  let differences = "No warning for the mean of nothing.";
}

def Tnp_AmaxOp : Tnp_NonEmptyReductionOp<"amax", Tnp_AnyTensor> {
  let summary = "the largest element";
  let meaning = "The maximum; NaN if there is one.";
  let dtypes = "any; complex numbers are ordered by their real parts, then by their imaginary ones.";
}

def Tnp_AminOp : Tnp_NonEmptyReductionOp<"amin", Tnp_AnyTensor> {
  let summary = "the smallest element";
  let meaning = "The minimum; NaN if there is one.";
  let dtypes = "any; complex numbers are ordered by their real parts, then by their imaginary ones.";
}

def Tnp_ArgmaxOp : Tnp_ArgReductionOp<"argmax"> {
  let summary = "index of the largest element";
  let meaning = "The first index at which the maximum stands; that of the first NaN if there is one.";
}

def Tnp_ArgminOp : Tnp_ArgReductionOp<"argmin"> {
  let summary = "index of the smallest element";
  let meaning = "The first index at which the minimum stands; that of the first NaN if there is one.";
}

def Tnp_AnyOp : Tnp_ReductionOp<"any", Tnp_AnyTensor, Tnp_BoolTensor> {
  let summary = "whether any element is true";
  let meaning = "True if an element is not zero (NaN is not); false for none.";
  let dtypes = "any; the result is bool.";
  let example = "%0 = tnp.any %x axes = [0] : (tensor<?xi1>) -> tensor<i1>";
}

def Tnp_AllOp : Tnp_ReductionOp<"all", Tnp_AnyTensor, Tnp_BoolTensor> {
  let summary = "whether all elements are true";
  let meaning = "True if no element is zero; true for none.";
  let dtypes = "any; the result is bool.";
  let example = "%0 = tnp.all %x axes = [0] : (tensor<?xi1>) -> tensor<i1>";
}

} // opDocGroup

#endif // TNP_REDUCTION_OPS
