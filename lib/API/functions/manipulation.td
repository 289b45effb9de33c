include "lib/API/functions/Function.td"

let family = "manipulation" in {

def : Function<"reshape", "reshape", "reshape(a[0], with.shape(\"shape\"))">;
def : Function<"ravel", "shaped", "ravel(a[0])">;
def : Function<"transpose", "shaped", "transpose(a[0], axesOf(with))"> {
  let oracle = "lambda x, axis=None: np.transpose(x, axis)";
}
def : Function<"permute_dims", "shaped", "permute_dims(a[0], axesOf(with))"> {
  let oracle = "lambda x, axis=None: np.transpose(x, axis)";
}
def : Function<"matrix_transpose", "shaped", "matrix_transpose(a[0])">;
def : Function<"expand_dims", "shaped", "expand_dims(a[0], axesOf(with))">;
def : Function<"squeeze", "shaped", "squeeze(a[0], axesOf(with))">;
def : Function<"broadcast_to", "shaped", "broadcast_to(a[0], with.shape(\"shape\"))">;
def : Function<"atleast_1d", "shaped", "atleast_1d(a[0])">;
def : Function<"atleast_2d", "shaped", "atleast_2d(a[0])">;
def : Function<"atleast_3d", "shaped", "atleast_3d(a[0])">;
def : Function<"flatten", "shaped", "a[0].flatten()"> {
  let header = "ndarray";
  let declaration = "ndarray::flatten";
  let oracle = "lambda x: x.flatten()";
}
def : Function<"broadcast_arrays", "broadcasting", "broadcast_arrays(a)">;
def : Function<"ndim", "shaped", "ndim(a[0])"> { let oracle = "lambda x: np.int64(np.ndim(x))"; }

// Axes in another order.
def : Function<"swapaxes", "rearranged", "swapaxes(a[0], with.integer(\"first\"), with.integer(\"second\"))"> {
  let oracle = "lambda x, first, second: np.swapaxes(x, first, second)";
}
def : Function<"moveaxis", "rearranged",
    "moveaxis(a[0], axes(with.integers(\"source\")), axes(with.integers(\"destination\")))">;
def : Function<"flip", "rearranged", "flip(a[0], axesOf(with))">;
def : Function<"fliplr", "rearranged", "fliplr(a[0])">;
def : Function<"flipud", "rearranged", "flipud(a[0])">;
def : Function<"rot90", "rearranged", "rot90(a[0], with.integer(\"turns\"), axes(with.integers(\"plane\")))"> {
  let oracle = "lambda x, turns, plane: np.rot90(x, turns, plane)";
}
def : Function<"roll", "rolled", "roll(a[0], integers(with.integers(\"shift\")), axesOf(with))">;

// More elements.
def : Function<"tile", "repeated", "tile(a[0], integers(with.integers(\"times\")))"> {
  let oracle = "lambda x, times: np.tile(x, times)";
}
def : Function<"repeat", "repeated", "repeat(a[0], countsOf(with), axisOf(with))"> {
  let oracle = "lambda x, counts, axis=None, one=False: np.repeat(x, counts, axis)";
}
def : Function<"pad", "padded", "pad(a[0], widthsOf(with), padOptionsOf(a, with))"> { let oracle = "pad"; }

// Several arrays of one, and one of several.
let header = "joining" in {
def : Function<"stack", "joined", "stack(a, with.integer(\"axis\"))"> {
  let oracle = "lambda *arrays, axis: np.stack(arrays, axis)";
}
foreach name = ["vstack", "hstack", "dstack", "column_stack"] in
  def : Function<name, "joined", name # "(a)"> { let oracle = "lambda *arrays: np." # name # "(arrays)"; }
def : Function<"append", "joined", "append(a[0], a[1], axisOf(with))">;
def : Function<"split", "divided", "split(a[0], cutsOf(with), with.integer(\"axis\"))"> { let oracle = "divided(np.split)"; }
def : Function<"array_split", "divided", "array_split(a[0], cutsOf(with), with.integer(\"axis\"))"> {
  let oracle = "divided(np.array_split)";
}
foreach name = ["hsplit", "vsplit", "dsplit"] in
  def : Function<name, "divided", name # "(a[0], cutsOf(with))"> { let oracle = "divided(np." # name # ")"; }
def : Function<"unstack", "divided", "unstack(a[0], with.integer(\"axis\"))"> {
  let oracle = "lambda x, axis: np.unstack(x, axis=axis)";
}
def : Function<"concat", "concatenate", "concat(a, with.integer(\"axis\"))"> {
  let oracle = "lambda *arrays, axis: np.concat(arrays, axis)";
}
def : Function<"concatenate", "concatenate", "concatenate(a, with.integer(\"axis\"))"> {
  let oracle = "lambda *arrays, axis: np.concatenate(arrays, axis)";
}
}
def : Function<"size", "sized", "size(a[0], axisOf(with))"> { let oracle = "lambda x, axis=None: np.int64(np.size(x, axis))"; }

}
