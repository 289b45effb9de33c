include "lib/API/functions/Function.td"

let family = "reduction" in {

class Reduction<string name> : Function<name, "reduction", name # "(a[0], axesOf(with), optionsOf(with))">;
class Sum<string name>
    : Function<name, "sum", name # "(a[0], axesOf(with), {with.has(\"keepdims\"), with.optionalDtype(\"dtype\")})">;
class Variance<string name>
    : Function<name, "variance", "tnp::" # name # "(a[0], axesOf(with), {with.has(\"keepdims\"), with.number(\"ddof\"), with.optionalDtype(\"dtype\")})">;
class ArgReduction<string name> : Function<name, "reduction", name # "(a[0], axisOf(with), optionsOf(with))">;

let tolerance = "Sums(32)" in {
  def : Sum<"sum">;
  def : Sum<"mean">;
  def : Sum<"nansum">;
  def : Sum<"nanmean">;
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
  def : Reduction<"nanmax">;
  def : Reduction<"nanmin">;
  def : Reduction<"amax">;
  def : Reduction<"amin">;
  def : Reduction<"max">;
  def : Reduction<"min">;
}
def : Reduction<"any">;
def : Reduction<"all">;
def : ArgReduction<"argmax">;
def : ArgReduction<"argmin">;

}
