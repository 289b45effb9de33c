include "lib/API/functions/Function.td"

let family = "reduction" in {

class Reduction<string name> : Function<name, "reduction", name # "(a[0], axesOf(with), optionsOf(with))">;
class ArgReduction<string name> : Function<name, "reduction", name # "(a[0], axisOf(with), optionsOf(with))">;

let tolerance = "Sums(32)" in {
  def : Reduction<"sum">;
  def : Reduction<"mean">;
}
let tolerance = "FREE_ZERO" in {
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
