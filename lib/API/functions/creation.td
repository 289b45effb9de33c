include "lib/API/functions/Function.td"

let family = "creation" in {

def : Shown<"array", "unit/API/arrays.cpp">;
def : Shown<"asarray", "unit/API/arrays.cpp">;
def : Shown<"copy", "unit/API/arrays.cpp">;

def : Function<"zeros", "filled", "zeros(with.shape(\"shape\"), with.optionalDtype(\"dtype\"))"> {
  let oracle = "lambda shape, dtype=None: np.zeros(shape, dtype)";
}
def : Function<"ones", "filled", "ones(with.shape(\"shape\"), with.optionalDtype(\"dtype\"))"> {
  let oracle = "lambda shape, dtype=None: np.ones(shape, dtype)";
}
def : Function<"full", "filled", "full(with.shape(\"shape\"), a[0], with.optionalDtype(\"dtype\"))"> {
  let oracle = "lambda value, shape, dtype=None: np.full(shape, value, dtype)";
}
def : Function<"zeros_like", "filled", "zeros_like(a[0], with.optionalDtype(\"dtype\"))">;
def : Function<"ones_like", "filled", "ones_like(a[0], with.optionalDtype(\"dtype\"))">;
def : Function<"full_like", "filled", "full_like(a[0], a[1], with.optionalDtype(\"dtype\"))">;

def : Function<"arange", "range",
    "arange(with.scalar(\"start\"), with.scalar(\"stop\"), with.scalar(\"step\"), with.optionalDtype(\"dtype\"))">;
def : Function<"linspace", "range", [{linspace(with.scalar("start"), with.scalar("stop"), with.integer("count"),
    {.endpoint = !with.has("open"), .dtype = with.optionalDtype("dtype")})}]> {
  let oracle = "linspace";
  let tolerance = "Ulps(2)";
}

}
