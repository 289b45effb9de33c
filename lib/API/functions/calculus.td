include "lib/API/functions/Function.td"

let family = "calculus" in {

class Cumulative<string name>
    : Function<name, "cumulative", name # "(a[0], axisOf(with), {with.optionalDtype(\"dtype\")})">;
class Initial<string name>
    : Function<name, "cumulative", name # "(a[0], axisOf(with), {with.optionalDtype(\"dtype\"), with.has(\"include_initial\")})"> {
  let oracle = "accumulated(np." # name # ")";
}

let tolerance = "Sums(64)" in {
  def : Cumulative<"cumsum">;
  def : Cumulative<"nancumsum">;
  def : Initial<"cumulative_sum">;
}
let tolerance = "Products(64)" in {
  def : Cumulative<"cumprod">;
  def : Cumulative<"nancumprod">;
  def : Initial<"cumulative_prod">;
}
def : Function<"diff", "differences", "diff(a[0], with.integer(\"n\"), with.integer(\"axis\"), besidesOf(a, with))"> {
  let oracle = "diff";
}
def : Function<"trapezoid", "integral", [{a.size() > 1 ? trapezoid(a[0], a[1], with.integer("axis"))
                                                      : trapezoid(a[0], with.number("dx"), with.integer("axis"))}]> {
  let oracle = "trapezoid";
  let tolerance = "Integrals(64)";
}
def : Function<"polyval", "polynomial", "polyval(a[0], a[1])"> { let tolerance = "IfComplex(Sums(16))"; }

}
