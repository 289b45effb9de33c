// What the rows of ElementwiseOps.td are made of.
#ifndef TNP_UFUNC_BASE
#define TNP_UFUNC_BASE

include "dialects/tnp/IR/TnpOpBase.td"

def Tnp_ElementwiseGroup : OpDocGroup {
  let summary = "Elementwise";
  let description = "One scalar function on every element. Operands broadcast as NumPy's do and have equal dtypes.";
}

// Marks what canonicalisation may move reshapes through and what the one elementwise lowering takes.
def Tnp_Elementwise : NativeOpTrait<"Elementwise"> {
  let cppNamespace = "::tnp::ir";
}

// The row of a ufunc beyond the operation itself. tnp-tblgen writes from it: the rules of lib/Semantics, the table of
// scalar bodies, include/tnp/ufuncs.h with its definitions, and both sides of the differential tests.
class Tnp_Ufunc<string mnemonic, Tnp_TensorOf type> {
  string first = "Same";    // what the promoted dtype is converted to: tnp::semantics::Operands
  string outcome = "Same";  // what comes out: tnp::semantics::Outcome
  string errors = "";       // beyond shapes and dtypes, for the public documentation
  bit takesBool = type.takesBool;
  bit takesFloat = type.takesFloat;
  bit takesComplex = type.takesComplex;
  // What is done to one element: functions of lib/Conversion/TnpToLinalg/{ScalarBodies,...Bodies}.cpp, `none` where there is none.
  string onBool = "none";
  string onSigned = "none";
  string onUnsigned = onSigned;
  string onFloat = "none";
  string onComplex = "none";
  // The tests' oracle and how far from it results may be: Python, words of test/conformance/oracles.py and tolerances.py.
  string oracle = "np." # mnemonic;
  string tolerance = "EXACT";
}

defvar Tnp_ElementwiseInference = Tnp_CompatibleResults # [{
  ::llvm::LogicalResult $cppClass::inferReturnTypes(::mlir::MLIRContext *context,
      std::optional<::mlir::Location> location, Adaptor adaptor, ::llvm::SmallVectorImpl<::mlir::Type> &results) {
    return inferElementwiseType(getOperationName(), context, location, adaptor.getOperands(), results);
  }
}];

class Tnp_ElementwiseOp<string mnemonic, list<Trait> traits>
    : Tnp_PureOp<mnemonic, [Tnp_Elementwise] # Tnp_Infers # traits> {
  let extraClassDefinition = Tnp_ElementwiseInference;
}

class Tnp_UnaryOp<string mnemonic, Tnp_TensorOf type, Tnp_TensorOf resultType = type, list<Trait> traits = []>
    : Tnp_ElementwiseOp<mnemonic, traits>, Tnp_Ufunc<mnemonic, type> {
  let arguments = (ins type:$x);
  let results = (outs resultType:$result);
  let assemblyFormat = "$x attr-dict `:` custom<SharedType>(type($x), type($result))";
  let numpy = "np." # mnemonic # "(x)";
  let constraints = "elementwise_c2: a dtype that the operation takes. result_c1: the result has the operand's shape.";
  let example = "%0 = tnp." # mnemonic # " %x : tensor<?x3xf32>";
}

class Tnp_BinaryArguments<string mnemonic, Type type, Type resultType> {
  dag arguments = (ins type:$lhs, type:$rhs);
  dag results = (outs resultType:$result);
  string assemblyFormat = [{
    $lhs `,` $rhs attr-dict `:` custom<SharedType>(type($lhs), type($rhs), type($result))
  }];
  string numpy = "np." # mnemonic # "(lhs, rhs)";
  string constraints = "elementwise_c2: a dtype that the operation takes. elementwise_c6: the dtypes of the operands are equal. "
                       "broadcast_c1 to broadcast_c4: the shapes broadcast; the result has the broadcast shape.";
}

class Tnp_BinaryOp<string mnemonic, Tnp_TensorOf type, Tnp_TensorOf resultType = type, list<Trait> traits = []>
    : Tnp_ElementwiseOp<mnemonic, traits>, Tnp_Ufunc<mnemonic, type> {
  defvar shared = Tnp_BinaryArguments<mnemonic, type, resultType>;
  let arguments = shared.arguments;
  let results = shared.results;
  let assemblyFormat = shared.assemblyFormat;
  let numpy = shared.numpy;
  let constraints = shared.constraints;
  let example = "%0 = tnp." # mnemonic # " %lhs, %rhs : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>";
}

class Tnp_ComparisonOp<string mnemonic, string signed, string unsigned, string float, string complex, list<Trait> traits = []>
    : Tnp_BinaryOp<mnemonic, Tnp_AnyTensor, Tnp_BoolTensor, traits> {
  let outcome = "Bool";
  let onBool = "compareInts<CmpIPredicate::" # unsigned # ">";
  let onSigned = "compareInts<CmpIPredicate::" # signed # ">";
  let onUnsigned = "compareInts<CmpIPredicate::" # unsigned # ">";
  let onFloat = "compareFloats<CmpFPredicate::" # float # ">";
  let onComplex = complex # "Complex";
  let dtypes = "any, equal; the result is bool.";
  let example = "%0 = tnp." # mnemonic # " %lhs, %rhs : (tensor<?xf32>, tensor<f32>) -> tensor<?xi1>";
}

class Tnp_LogicalOp<string mnemonic, string body> : Tnp_BinaryOp<mnemonic, Tnp_BoolTensor, Tnp_BoolTensor, [Commutative]> {
  let first = "Bool";
  let outcome = "Bool";
  let onBool = "apply<arith::" # body # ">";
  let dtypes = "bool; other dtypes are converted by `tnp.astype` first.";
  let example = "%0 = tnp." # mnemonic # " %lhs, %rhs : tensor<?xi1>";
}

// A function of math with a polynomial of its own, and how far from the exact value that is at most.
class Tnp_BoundedFunctionOp<string mnemonic, Tnp_TensorOf type, string body, int ulps> : Tnp_UnaryOp<mnemonic, type> {
  let differences = "At most " # ulps # " ULP from the exact value.";
  let first = "Floating";
  let onFloat = "apply<math::" # body # ">";
  let tolerance = "Ulps(" # ulps # ")";
}

// Of complex numbers both parts are within some units of the larger one, as tools/dev/complex-errors.py measures.
class Tnp_FunctionOp<string mnemonic, string body, int ulps, int units>
    : Tnp_BoundedFunctionOp<mnemonic, Tnp_InexactTensor, body, ulps> {
  let dtypes = "floats and complex.";
  let differences = "At most " # ulps # " ULP from the exact value; the parts of a complex number " # units # " of the larger one.";
  let onComplex = mnemonic # "Complex";
  let tolerance = "Ulps(" # ulps # ", complex=" # units # ")";
}

class Tnp_RealFunctionOp<string mnemonic, string body, int ulps>
    : Tnp_BoundedFunctionOp<mnemonic, Tnp_FloatTensor, body, ulps> {
  let dtypes = "floats.";
}

#endif // TNP_UFUNC_BASE
