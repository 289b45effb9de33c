include "lib/API/functions/Function.td"

let family = "indexing" in {

// Not names of NumPy: x(...), x.at(...).set(...), x.at(...).add(...).
def : Function<"getitem", "getitem", "Indices(a, with).select(a[0])"> {
  let header = "ndarray";
  let declaration = "ndarray::operator()";
  let oracle = "lambda x, *arrays, index: x[index_of(arrays, index)]";
}
def : Function<"setitem", "update", "updated(a, with, &index_update::set)"> {
  let declaration = "index_update::set";
  let oracle = "setitem";
}
class Updated<string function, string ufunc> : Function<function # "item", "update", "updated(a, with, &index_update::" # function # ")"> {
  let declaration = "index_update::" # function;
  let oracle = "lambda *a, index: setitem(*a, index=index, combine=np." # ufunc # ")";
}
def : Updated<"add", "add">;
def : Updated<"subtract", "subtract">;
def : Updated<"multiply", "multiply">;
def : Updated<"divide", "divide">;
def : Updated<"min", "minimum">;
def : Updated<"max", "maximum">;

def : Function<"take", "take", "with.has(\"axis\") ? take(a[0], a[1], with.integer(\"axis\"), modeOf(with)) : take(a[0], a[1], modeOf(with))"> {
  let oracle = "take";
}
def : Function<"take_along_axis", "along_axis", "take_along_axis(a[0], a[1], with.integer(\"axis\"))">;
def : Function<"put_along_axis", "along_axis", "put_along_axis(a[0], a[1], a[2], with.integer(\"axis\"))"> {
  let oracle = "put_along_axis";
}
def : Function<"nonzero", "sparse", "nonzero(a[0])"> { let oracle = "lambda x: np.nonzero(x)"; }
def : Function<"flatnonzero", "sparse", "flatnonzero(a[0])">;
def : Function<"argwhere", "sparse", "argwhere(a[0])">;
def : Function<"compress", "packing", "with.has(\"axis\") ? compress(a[0], a[1], with.integer(\"axis\")) : compress(a[0], a[1])"> {
  let oracle = "compress";
}
def : Function<"extract", "packing", "extract(a[0], a[1])">;
def : Function<"select", "selecting", "select({a[0], a[1]}, {a[2], a[3]}, a[4])"> {
  let oracle = "lambda c, d, x, y, default: np.select([c, d], [x, y], default)";
}
def : Function<"ix_", "open_grid", "ix_(a)"> { let oracle = "lambda *arrays: np.ix_(*arrays)"; }
def : Function<"diag_indices", "diagonal_places", "diag_indices(with.integer(\"n\"), static_cast<int>(with.integer(\"ndim\")))">;

}
