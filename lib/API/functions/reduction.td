include "lib/API/functions/Function.td"

let family = "reduction" in {

// Those that are of some elements where they are told.
class Part<string name, string options> : Function<name, "part", "tnp::" # name # "(a[0], axesOf(with), {" # options # "})"> {
  let oracle = "of_part(np." # name # ")";
}
class Reduction<string name> : Function<name, "reduction", name # "(a[0], axesOf(with), optionsOf(with))">;
class Sum<string name>
    : Part<name, "with.has(\"keepdims\"), with.optionalDtype(\"dtype\"), initialOf(a, with), whereOf(a, with)">;
class Mean<string name> : Part<name, "with.has(\"keepdims\"), with.optionalDtype(\"dtype\"), whereOf(a, with)">;
class Extremum<string name> : Part<name, "with.has(\"keepdims\"), initialOf(a, with), whereOf(a, with)">;
class Logic<string name> : Part<name, "with.has(\"keepdims\"), whereOf(a, with)">;
class Variance<string name>
    : Part<name, "with.has(\"keepdims\"), with.number(\"ddof\"), with.optionalDtype(\"dtype\"), whereOf(a, with)">;
class ArgReduction<string name> : Function<name, "reduction", name # "(a[0], axisOf(with), optionsOf(with))">;

let tolerance = "Sums(32)" in {
  def : Sum<"sum">;
  def : Mean<"mean">;
  def : Sum<"nansum">;
  def : Mean<"nanmean">;
  def : Function<"average", "average", "a.size() > 1 ? average(a[0], a[1], axesOf(with)) : average(a[0], axesOf(with))"> {
    let oracle = "average";
  }
}
let tolerance = "Products(64)" in {
  def : Sum<"prod">;
  def : Sum<"nanprod">;
}
let tolerance = "Variances(64)" in {
  def : Variance<"var">;
  def : Variance<"std">;
}
def : Function<"median", "middle", "median(a[0], axisOf(with), optionsOf(with))"> {
  let tolerance = "Ulps(1, zero_sign=False)"; // which zero stands in the middle is open
}
let tolerance = "Between(8)" in {
  def : Function<"quantile", "quantile", "quantile(a[0], a[1], axisOf(with), optionsOf(with))">;
  def : Function<"percentile", "quantile", "percentile(a[0], a[1], axisOf(with), optionsOf(with))">;
}
def : Reduction<"count_nonzero">;
let tolerance = "FREE_ZERO" in {
  def : Reduction<"ptp">;
  def : Extremum<"nanmax">;
  def : Extremum<"nanmin">;
  def : Extremum<"amax">;
  def : Extremum<"amin">;
  def : Extremum<"max">;
  def : Extremum<"min">;
}
def : Logic<"any">;
def : Logic<"all">;
def : ArgReduction<"argmax">;
def : ArgReduction<"argmin">;

}
