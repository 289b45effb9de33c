// Random: counter-based numbers, the same on every device, in eager and compiled code, for every number of threads.
#ifndef TNP_RANDOM_OPS
#define TNP_RANDOM_OPS

include "dialects/tnp/IR/TnpOpBase.td"

def Tnp_RandomGroup : OpDocGroup {
  let summary = "Random";
  let description = [{
    Numbers that are a function of a 64-bit key and their place. Block b of the stream is Philox4x32-10 of the counter
    (low b, high b, 0, 0) under the key (low, high): four 32-bit words, or two 64-bit ones with the low word first.
  }];
}

class Tnp_RandomOp<string mnemonic, Type resultType> : Tnp_PureOp<mnemonic> {
  let arguments = (ins Tnp_IndexScalar:$key, Variadic<Index>:$dims);
  let results = (outs resultType:$result);
  let assemblyFormat = "$key (`[` $dims^ `]`)? attr-dict `:` functional-type($key, $result)";
  let constraints = "random_c1: the key is one int64. random_c2: bits are int32 or int64, the others floats. "
                    "dims_c1: one `dims` operand for each `?` of the result.";
  let numpy = "none: NumPy's generators have hidden state";
  let hasVerifier = 1;
}

let opDocGroup = Tnp_RandomGroup in {

def Tnp_RandomBitsOp : Tnp_RandomOp<"random_bits", Tnp_BitsTensor> {
  let summary = "uniformly random bits";
  let meaning = "Element i (row-major) is word i of the stream of the key.";
  let dtypes = "the key is 0-d int64; the result int32 (four words a block) or int64 (two).";
  let example = "%0 = tnp.random_bits %key[%n] : (tensor<i64>) -> tensor<?x4xi32>";
}

def Tnp_RandomUniformOp : Tnp_RandomOp<"random_uniform", Tnp_FloatTensor> {
  let summary = "uniform floats in [0, 1)";
  let meaning = "The top bits of a word, as many as the dtype holds, times a power of two: 24 (float32), 11 (float16) or 8 (bfloat16) of 32 bits, or 53 of 64.";
  let dtypes = "the key is 0-d int64; the result a float.";
  let example = "%0 = tnp.random_uniform %key : (tensor<i64>) -> tensor<8xf64>";
}

def Tnp_RandomNormalOp : Tnp_RandomOp<"random_normal", Tnp_FloatTensor> {
  let summary = "floats of the standard normal distribution";
  let meaning = "The inverse of the normal distribution function (Wichura's AS 241) at the middle of a uniform number's cell; in float32 for the 16-bit floats.";
  let dtypes = "the key is 0-d int64; the result a float.";
  let example = "%0 = tnp.random_normal %key[%n] : (tensor<i64>) -> tensor<?xf32>";
}

def Tnp_RandomIntegersOp : Tnp_PureOp<"random_integers"> {
  let summary = "uniform integers between bounds";
  let meaning = "The top word of a random number times how many integers there are, plus `low`: for up to 32 bits the "
                "number is a 64-bit word of the stream, for 64 bits a whole block. The probability of one of n integers "
                "is off by at most 2^-64, or 2^-128. With `endpoint` the last of them is `high`, else the one below.";
  let numpy = "none: NumPy's generators have hidden state";
  let dtypes = "the key is 0-d int64; the bounds are 0-d int64, or uint64 for a result of uint64; the result an integer.";
  let constraints = "random_c1: the key is one int64. random_c3: the result is of an integer dtype. random_c4: each bound is "
                    "one int64, or one uint64 where the result is uint64. random_c5, run time: there is an integer between the "
                    "bounds, and the dtype holds them. dims_c1: one `dims` operand for each `?` of the result.";
  let example = "%0 = tnp.random_integers %key, %low, %high[%n] {endpoint = false} : (tensor<i64>, tensor<i64>, tensor<i64>) -> tensor<?xi32>";
  let arguments = (ins Tnp_IndexScalar:$key, Tnp_IndexBound:$low, Tnp_IndexBound:$high, Variadic<Index>:$dims,
                       DefaultValuedAttr<BoolAttr, "false">:$endpoint);
  let results = (outs Tnp_IntegerTensor:$result);
  let assemblyFormat = [{
    $key `,` $low `,` $high (`[` $dims^ `]`)? attr-dict `:` `(` type($key) `,` type($low) `,` type($high) `)` `->` type($result)
  }];
  let hasVerifier = 1;
}

} // opDocGroup

#endif // TNP_RANDOM_OPS
