include "lib/API/functions/Function.td"

let family = "sorting" in {

def : Function<"sort", "sorting", "sort(a[0], axisOf(with))"> {
  let oracle = "lambda x, axis=None: np.sort(x, axis)";
  let tolerance = "FREE_ZERO"; // which zero comes first is open
}
def : Function<"argsort", "sorting", "argsort(a[0], axisOf(with), {.stable = true})"> {
  let oracle = "lambda x, axis=None: np.argsort(x, axis, stable=True)";
}
def : Function<"searchsorted", "searching",
               "searchsorted(a[0], a[1], {.side = with.has(\"right\") ? side::right : side::left})"> {
  let oracle = "lambda a, v, right=False: np.searchsorted(a, v, \"right\" if right else \"left\")";
}
def : Function<"unique", "uniting",
               "partsOf(unique(a[0], {with.has(\"index\"), with.has(\"inverse\"), with.has(\"counts\")}))"> {
  let oracle = "lambda x, index=False, inverse=False, counts=False: np.unique(x, index, inverse, counts)";
  let tolerance = "FREE_ZERO";
}
let tolerance = "FREE_ZERO" in {
  foreach name = ["unique_all", "unique_counts"] in
    def : Function<name, "united", "partsOf(" # name # "(a[0]))"> { let oracle = "lambda x: tuple(np." # name # "(x))"; }
  def : Function<"unique_inverse", "united", "partsOf(unique_inverse(a[0]))"> {
    let oracle = "lambda x: tuple(np.unique_all(x))[::2]"; // alone NumPy's sort is not stable: any NaN is any of them
  }
  def : Function<"unique_values", "united", "unique_values(a[0])"> {
    let oracle = "lambda x: np.sort(np.unique_values(x))"; // its order is open
  }
}

}
