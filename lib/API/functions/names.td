include "lib/API/functions/Function.td"

// What is no function.
let family = "names" in {

def : Shown<"ndarray", "unit/API/arrays.cpp">;
def : Shown<"newaxis", "unit/API/indexing.cpp">;
def : Shown<"shape", "unit/API/shapes.cpp">;
foreach name = ["pi", "e", "euler_gamma", "inf", "nan", "int_", "inexact", "finfo", "iinfo", "promote_types", "result_type", "can_cast",
                "issubdtype", "isscalar", "iscomplexobj", "isrealobj"] in
  def : Shown<name, "unit/API/dtypes.cpp">;
foreach dtype = ["bool_", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float16",
                  "float32", "float64", "complex64", "complex128"] in
  def : Shown<dtype, "conformance/arguments.py">;

}
