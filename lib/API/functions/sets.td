include "lib/API/functions/Function.td"

let family = "sets" in {

def : Function<"isin", "sets", "isin(a[0], a[1], {.invert = with.has(\"invert\")})"> {
  let oracle = "lambda x, among, invert=False: np.isin(x, among, invert=invert)";
}
let tolerance = "FREE_ZERO" in
  foreach name = ["union1d", "intersect1d", "setdiff1d", "setxor1d"] in
    def : Function<name, "sets", name # "(a[0], a[1])">;

}
