include "lib/API/functions/Function.td"

let family = "contraction" in {

let tolerance = "Sums(128)" in {
  def : Function<"matmul", "matmul", "matmul(a[0], a[1])">;
  def : Function<"dot", "pairing", "dot(a[0], a[1])">;
  def : Function<"inner", "pairing", "inner(a[0], a[1])">;
  def : Function<"vdot", "pairing", "vdot(a[0], a[1])">;
  def : Function<"vecdot", "vectors", "vecdot(a[0], a[1], with.integer(\"axis\"))"> {
    let oracle = "lambda a, b, axis: np.vecdot(a, b, axis=axis)";
  }
  def : Function<"tensordot", "pairing", [{with.has("of_a") ? tensordot(a[0], a[1], axes(with.integers("of_a")), axes(with.integers("of_b")))
                                                           : tensordot(a[0], a[1], with.integer("count"))}]> {
    let oracle = "tensordot";
  }
  def : Function<"einsum", "einsum", "einsum(with.text(\"subscripts\"), a)"> {
    let oracle = "lambda *operands, subscripts: np.einsum(subscripts, *operands)";
  }
}
def : Function<"cross", "vectors", "cross(a[0], a[1], with.integer(\"axis\"))"> {
  let oracle = "lambda a, b, axis: np.cross(a, b, axis=axis)";
  let tolerance = "IfComplex(Magnitudes(8))";
}
let tolerance = "IfComplex(Sums(4))" in {
  def : Function<"outer", "kron", "outer(a[0], a[1])">;
  def : Function<"kron", "kron", "kron(a[0], a[1])">;
}

}
