include "lib/API/functions/Function.td"

let family = "statistics" in {

let tolerance = "Covariances(64)" in {
  def : Function<"cov", "covariance", "with.has(\"two\") ? cov(a[0], a[1], covOptionsOf(a, with)) : cov(a[0], covOptionsOf(a, with))"> {
    let oracle = "cov";
  }
}
def : Function<"corrcoef", "correlation", "a.size() > 1 ? corrcoef(a[0], a[1], {.rowvar = !with.has(\"columns\")}) : corrcoef(a[0], {.rowvar = !with.has(\"columns\")})"> {
  let oracle = "lambda x, y=None, columns=False: np.corrcoef(x, y, not columns)";
  let tolerance = "Correlations(64)";
}
class Spread<string name> : Function<name, "spread", name # "(a[0], axesOf(with), {with.has(\"keepdims\"), with.number(\"ddof\"), with.optionalDtype(\"dtype\")})"> {
  let oracle = "converted(np." # name # ")";
  let tolerance = "Variances(64)";
}
def : Spread<"nanvar">;
def : Spread<"nanstd">;

}
