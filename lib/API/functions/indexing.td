include "lib/API/functions/Function.td"

let family = "indexing" in {

def : Function<"take", "take", "with.has(\"axis\") ? take(a[0], a[1], with.integer(\"axis\")) : take(a[0], a[1])"> {
  let oracle = "lambda x, i, axis=None: np.take(x, i, axis)";
}

// Not names of NumPy: x(...), x.at(...).set(...), x.at(...).add(...).
def : Function<"getitem", "getitem", "Indices(a, with).select(a[0])"> {
  let oracle = "lambda x, *arrays, index: x[index_of(arrays, index)]";
}
def : Function<"setitem", "update", "updated(a, with, &index_update::set)"> { let oracle = "setitem"; }
def : Function<"additem", "update", "updated(a, with, &index_update::add)"> {
  let oracle = "lambda *a, index: setitem(*a, index=index, combine=np.add)";
}

}
