// Contraction: products summed over shared dimensions.
#ifndef TNP_CONTRACTION_OPS
#define TNP_CONTRACTION_OPS

include "dialects/tnp/IR/TnpOpBase.td"

def Tnp_ContractionGroup : OpDocGroup {
  let summary = "Contraction";
  let description = "Products summed over shared dimensions.";
}

let opDocGroup = Tnp_ContractionGroup in {

def Tnp_MatmulOp : Tnp_PureOp<"matmul", Tnp_Infers> {
  let extraClassDefinition = Tnp_CompatibleResults;
  let summary = "matrix product";
  let meaning = "Multiplies the matrices of the last two dimensions; a 1-d operand is a row on the left, a column on the "
                "right, and its dimension is dropped from the result. Leading dimensions broadcast.";
  let numpy = "np.matmul(lhs, rhs)";
  let dtypes = "numbers, equal.";
  let constraints = "matmul_c1: the dtypes are equal. matmul_c2: no operand is 0-d. matmul_c3: a 1-d operand is a row on the left, a column on the right. "
                    "matmul_c4: the inner extents are equal. matmul_c5: the leading dimensions broadcast.";
  let differences = "The order of float additions is ours.";
  let example = "%0 = tnp.matmul %lhs, %rhs : (tensor<?x8xf32>, tensor<8x4xf32>) -> tensor<?x4xf32>";
  let arguments = (ins Tnp_NumberTensor:$lhs, Tnp_NumberTensor:$rhs);
  let results = (outs Tnp_NumberTensor:$result);
  let assemblyFormat = "$lhs `,` $rhs attr-dict `:` functional-type(operands, $result)";
}

def Tnp_EinsumOp : Tnp_PureOp<"einsum", Tnp_Infers> {
  let extraClassDefinition = Tnp_CompatibleResults;
  let summary = "sum of products over named dimensions";
  let meaning = "Letters name the dimensions of one or two operands, and those of the result. Elements of the operands "
                "that agree in their letters are multiplied; letters that the result has not are summed over.";
  let numpy = "np.einsum(subscripts, *operands)";
  let dtypes = "numbers, equal.";
  let constraints = "einsum_c1: the dtypes are equal. einsum_c2: a letter for each dimension, none twice in an operand. einsum_c3: dimensions "
                    "of one letter have equal extents. einsum_c4: the letters of the result differ, and operands have them.";
  let differences = "No ellipsis, no implicit result, no diagonals: the API writes them out.";
  let example = "%0 = tnp.einsum %a, %b subscripts = \"ik,jk->ij\" : (tensor<?x8xf32>, tensor<4x8xf32>) -> tensor<?x4xf32>";
  let arguments = (ins Variadic<Tnp_NumberTensor>:$operands, StrAttr:$subscripts);
  let results = (outs Tnp_NumberTensor:$result);
  let assemblyFormat = "$operands `subscripts` `=` $subscripts attr-dict `:` functional-type($operands, $result)";
}

} // opDocGroup

#endif // TNP_CONTRACTION_OPS
