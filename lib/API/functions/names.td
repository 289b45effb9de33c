include "lib/API/functions/Function.td"

// What is no function.
let family = "names" in {

class Named<string name, string where, string file> : Shown<name, file> { let header = where; }
def : Named<"ndarray", "ndarray", "unit/API/arrays.cpp">;
def : Named<"newaxis", "index", "unit/API/indexing.cpp">;
def : Named<"shape", "shape", "unit/API/shapes.cpp">;
foreach name = ["pi", "e", "euler_gamma", "inf", "nan"] in
  def : Named<name, "constants", "unit/API/dtypes.cpp">;
foreach name = ["finfo", "iinfo"] in
  def : Named<name, "finfo", "unit/API/dtypes.cpp">;
foreach name = ["int_", "inexact", "promote_types", "result_type", "can_cast", "issubdtype", "isscalar", "iscomplexobj", "isrealobj"] in
  def : Named<name, "promotion", "unit/API/dtypes.cpp">;
foreach dtype = ["bool_", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float16",
                  "float32", "float64", "complex64", "complex128"] in
  def : Named<dtype, "dtype", "conformance/arguments.py">;

}
