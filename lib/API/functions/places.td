include "lib/API/functions/Function.td"

let family = "places" in {

def : Function<"unravel_index", "numbered_places", "unravel_index(a[0], with.shape(\"shape\"))"> {
  let oracle = "lambda i, shape: np.unravel_index(i, shape)";
}
def : Function<"ravel_multi_index", "indexed_places", "ravel_multi_index(a, with.shape(\"shape\"))"> {
  let oracle = "lambda *i, shape: np.ravel_multi_index(i, shape)";
}
foreach half = ["tril_indices", "triu_indices"] in
  def : Function<half, "half_places", half # "(with.integer(\"n\"), with.integer(\"k\"), columnsOf(with))"> {
    let oracle = "lambda n, k, columns=None: np." # half # "(n, k, columns)";
  }
def : Function<"fill_diagonal", "filled_diagonal", "fill_diagonal(a[0], a[1])"> { let oracle = "fill_diagonal"; }

}
