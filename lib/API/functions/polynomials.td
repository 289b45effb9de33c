include "lib/API/functions/Function.td"

let family = "polynomials" in {

def : Function<"polyadd", "coefficients", "polyadd(a[0], a[1])">;
def : Function<"polysub", "coefficients", "polysub(a[0], a[1])">;
def : Function<"polyder", "coefficients", "polyder(a[0], with.integer(\"m\"))">;
def : Function<"polyint", "coefficients", "polyint(a[0], with.integer(\"m\"), with.has(\"k\") ? std::vector<double>{with.number(\"k\")} : std::vector<double>())"> {
  let tolerance = "IfComplex(Correlations(8))";
}
def : Function<"trim_zeros", "padded_by_zeros", "trim_zeros(a[0], with.text(\"trim\"))">;

}
