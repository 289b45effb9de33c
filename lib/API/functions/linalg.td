include "lib/API/functions/Function.td"

let family = "linalg" in {

def : Function<"linalg.norm", "norms", "linalg::norm(a[0], with.optionalNumber(\"order\"), axesOf(with), optionsOf(with))"> {
  let declaration = "linalg::norm";
  let oracle = "norm";
  let tolerance = "Norms(64)";
}
def : Function<"linalg.matrix_power", "square_matrices", "linalg::matrix_power(a[0], with.integer(\"n\"))"> {
  let declaration = "linalg::matrix_power";
  let tolerance = "Powers(64)";
}

}
