include "lib/API/functions/Function.td"

let family = "creation" in {

def : Shown<"array", "unit/API/arrays.cpp">;
def : Shown<"asarray", "unit/API/arrays.cpp">;
def : Function<"asanyarray", "converted", "asanyarray(a[0], with.optionalDtype(\"dtype\"))">;
def : Function<"ascontiguousarray", "converted", "ascontiguousarray(a[0], with.optionalDtype(\"dtype\"))">;
def : Shown<"copy", "unit/API/arrays.cpp">;

def : Function<"zeros", "filled", "zeros(with.shape(\"shape\"), with.optionalDtype(\"dtype\"))"> {
  let oracle = "lambda shape, dtype=None: np.zeros(shape, dtype)";
}
def : Function<"ones", "filled", "ones(with.shape(\"shape\"), with.optionalDtype(\"dtype\"))"> {
  let oracle = "lambda shape, dtype=None: np.ones(shape, dtype)";
}
def : Function<"empty", "filled", "empty(with.shape(\"shape\"), with.optionalDtype(\"dtype\"))"> {
  let oracle = "lambda shape, dtype=None: np.zeros(shape, dtype)";
}
def : Function<"full", "filled", "full(with.shape(\"shape\"), a[0], with.optionalDtype(\"dtype\"))"> {
  let oracle = "lambda value, shape, dtype=None: np.full(shape, value, dtype)";
}
def : Function<"zeros_like", "filled", "zeros_like(a[0], with.optionalDtype(\"dtype\"))">;
def : Function<"ones_like", "filled", "ones_like(a[0], with.optionalDtype(\"dtype\"))">;
def : Function<"empty_like", "filled", "empty_like(a[0], with.optionalDtype(\"dtype\"))"> { let oracle = "np.zeros_like"; }
def : Function<"full_like", "filled", "full_like(a[0], a[1], with.optionalDtype(\"dtype\"))">;

def : Function<"arange", "range",
    "arange(with.scalar(\"start\"), with.scalar(\"stop\"), with.scalar(\"step\"), with.optionalDtype(\"dtype\"))">;
def : Function<"linspace", "range", [{linspace(with.scalar("start"), with.scalar("stop"), with.integer("count"),
    {.endpoint = !with.has("open"), .dtype = with.optionalDtype("dtype")})}]> {
  let oracle = "linspace";
  let tolerance = "Ulps(2, complex=4, scale=largest_size)"; // NumPy divides by a complex number, ours each part
}

def : Function<"logspace", "ratios", [{logspace(with.scalar("start"), with.scalar("stop"), with.integer("count"),
    {.endpoint = !with.has("open"), .base = with.number("base"), .dtype = with.optionalDtype("dtype")})}]> {
  let oracle = "logspace";
  let tolerance = "Ulps(32)"; // the power of a number that is off by one is off by more
}
def : Function<"geomspace", "ratios", [{geomspace(with.scalar("start"), with.scalar("stop"), with.integer("count"),
    {.endpoint = !with.has("open"), .dtype = with.optionalDtype("dtype")})}]> {
  let oracle = "geomspace";
  let tolerance = "Ulps(32)";
}

// Matrices that follow from their indices.
class Square<string name, string arguments> : Function<name, "square", name # "(" # arguments # ")">;
def : Square<"eye", "with.integer(\"rows\"), columnsOf(with), with.integer(\"k\"), with.optionalDtype(\"dtype\")"> {
  let oracle = "lambda rows, columns=None, k=0, dtype=float: np.eye(rows, columns, k, dtype)";
}
def : Square<"identity", "with.integer(\"rows\"), with.optionalDtype(\"dtype\")"> {
  let oracle = "lambda rows, dtype=float: np.identity(rows, dtype)";
}
def : Square<"tri", "with.integer(\"rows\"), columnsOf(with), with.integer(\"k\"), with.optionalDtype(\"dtype\")"> {
  let oracle = "lambda rows, columns=None, k=0, dtype=float: np.tri(rows, columns, k, dtype)";
}
foreach name = ["tril", "triu", "diag", "diagflat"] in
  def : Function<name, "diagonals", name # "(a[0], with.integer(\"k\"))">;
def : Function<"diagonal", "diagonals", "diagonal(a[0], with.integer(\"k\"), with.integer(\"axis1\"), with.integer(\"axis2\"))"> {
  let oracle = "lambda x, k, axis1, axis2: np.diagonal(x, k, axis1, axis2)";
}
def : Function<"trace", "traced",
    "tnp::trace(a[0], with.integer(\"k\"), with.integer(\"axis1\"), with.integer(\"axis2\"), with.optionalDtype(\"dtype\"))"> {
  let oracle = "lambda x, k, axis1, axis2, dtype=None: np.trace(x, k, axis1, axis2, dtype)";
  let tolerance = "Sums(32)";
}
def : Function<"vander", "vander", "vander(a[0], columnsOf(with), with.has(\"increasing\"))"> {
  let oracle = "lambda x, columns=None, increasing=False: np.vander(x, columns, increasing)";
  let tolerance = "Ulps(4)";
}
def : Function<"meshgrid", "grids", [{meshgrid(a, {.indexing = with.has("ij") ? grid_indexing::ij : grid_indexing::xy,
    .sparse = with.has("sparse")})}]> {
  let oracle = "lambda *arrays, ij=False, sparse=False: np.meshgrid(*arrays, indexing='ij' if ij else 'xy', sparse=sparse)";
}
def : Function<"indices", "filled", "indices(with.shape(\"shape\"), with.optionalDtype(\"dtype\"))"> {
  let oracle = "lambda shape, dtype=int: np.indices(shape, dtype)";
}
def : Shown<"fromfunction", "unit/API/shapes.cpp">;

}
