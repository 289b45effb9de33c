// Which dtypes an operation accepts: named groups of element types, after NumPy's type hierarchy.
#ifndef TNP_TYPES
#define TNP_TYPES

include "mlir/IR/CommonTypeConstraints.td"

defvar Tnp_Bools = [I1];
defvar Tnp_SignedInts = [I8, I16, I32, I64];
defvar Tnp_UnsignedInts = [UI<8>, UI<16>, UI<32>, UI<64>];
defvar Tnp_Floats = [F16, BF16, F32, F64];
defvar Tnp_Complexes = [Complex<F32>, Complex<F64>];

defvar Tnp_Ints = !listconcat(Tnp_SignedInts, Tnp_UnsignedInts);
defvar Tnp_Reals = !listconcat(Tnp_Ints, Tnp_Floats);
defvar Tnp_Inexacts = !listconcat(Tnp_Floats, Tnp_Complexes);
defvar Tnp_Numbers = !listconcat(Tnp_Ints, Tnp_Inexacts);
defvar Tnp_Dtypes = !listconcat(Tnp_Bools, Tnp_Numbers);

class Tnp_TensorOf<list<Type> dtypes, string words>
    : Type<RankedTensorOf<dtypes>.predicate, words, "::mlir::RankedTensorType"> {
  bit takesBool = !not(!empty(!filter(dtype, dtypes, !eq(dtype, I1))));
  bit takesFloat = !not(!empty(!filter(dtype, dtypes, !eq(dtype, F32))));
  bit takesComplex = !not(!empty(!filter(dtype, dtypes, !isa<Complex>(dtype))));
}
class Tnp_TensorOfRank<int rank, list<Type> dtypes, string words>
    : Type<TensorRankOf<dtypes, [rank]>.predicate, words, "::mlir::RankedTensorType">;

def Tnp_AnyTensor : Tnp_TensorOf<Tnp_Dtypes, "tensor of a NumPy dtype">;
def Tnp_BoolTensor : Tnp_TensorOf<Tnp_Bools, "tensor of bool">;
def Tnp_NumberTensor : Tnp_TensorOf<Tnp_Numbers, "tensor of numbers">;
def Tnp_RealTensor : Tnp_TensorOf<Tnp_Reals, "tensor of real numbers">;
def Tnp_RealOrBoolTensor : Tnp_TensorOf<!listconcat(Tnp_Bools, Tnp_Reals), "tensor of bool or real numbers">;
def Tnp_IntTensor : Tnp_TensorOf<Tnp_Ints, "tensor of integers">;
def Tnp_IntOrBoolTensor : Tnp_TensorOf<!listconcat(Tnp_Bools, Tnp_Ints), "tensor of bool or integers">;
def Tnp_FloatTensor : Tnp_TensorOf<Tnp_Floats, "tensor of floats">;
def Tnp_InexactTensor : Tnp_TensorOf<Tnp_Inexacts, "tensor of floats or complex numbers">;
def Tnp_PartTensor : Tnp_TensorOf<[F32, F64], "tensor of float32 or float64">;
def Tnp_ComplexTensor : Tnp_TensorOf<Tnp_Complexes, "tensor of complex numbers">;
def Tnp_IntegerTensor : Tnp_TensorOf<Tnp_Ints, "tensor of integers">;
def Tnp_ByteTensor : Tnp_TensorOf<[UI8], "tensor of uint8">;
def Tnp_IndexTensor : Tnp_TensorOf<[I32, I64], "tensor of int32 or int64">;
def Tnp_BitsTensor : Tnp_TensorOf<[I32, I64], "tensor of int32 or int64">;

def Tnp_Scalar : Tnp_TensorOfRank<0, Tnp_Dtypes, "0-d tensor of a NumPy dtype">;
def Tnp_IndexScalar : Tnp_TensorOfRank<0, [I64], "0-d tensor of int64">;
def Tnp_IndexBound : Tnp_TensorOfRank<0, [I64, UI64], "0-d tensor of int64 or uint64">;

#endif // TNP_TYPES
