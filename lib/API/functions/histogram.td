include "lib/API/functions/Function.td"

let family = "histogram" in {

def : Function<"bincount", "counting", "bincount(a[0], {.weights = a.size() > 1 ? std::optional(a[1]) : std::nullopt, .minlength = with.has(\"minlength\") ? with.integer(\"minlength\") : 0})"> {
  let oracle = "lambda x, weights=None, minlength=0: np.bincount(x, weights, minlength)";
}
def : Function<"digitize", "binning", "digitize(a[0], a[1], with.has(\"right\"))">;
def : Function<"histogram_bin_edges", "edges", "histogram_bin_edges(a[0], with.integer(\"bins\"), rangeOf(with))"> {
  let oracle = "histogram_bin_edges";
}
def : Function<"histogram", "histogram", [{with.has("bins") ? histogram(a[0], with.integer("bins"), histogramOptionsOf(a, with))
                                                            : histogram(a[0], a[1], histogramOptionsOf(a, with))}]> {
  let oracle = "histogram";
  let tolerance = "Weights(64)";
}

}
