include "lib/API/functions/Function.td"

let family = "elementwise" in {

def : Function<"mod", "binary", "mod(a[0], a[1])">;
def : Function<"conj", "unary", "conj(a[0])">;
def : Function<"where", "where", "where(a[0], a[1], a[2])">;
def : Function<"astype", "astype", "astype(a[0], with.dtype(\"dtype\"))"> { let oracle = "lambda x, dtype: x.astype(dtype)"; }
let traceable = 0 in {
  def : Function<"array_equal", "comparing", "asarray(array_equal(a[0], a[1]), bool_)"> {
    let oracle = "lambda a, b: np.bool_(np.array_equal(a, b))";
  }
  def : Function<"allclose", "comparing", "asarray(allclose(a[0], a[1]), bool_)"> {
    let oracle = "lambda a, b: np.bool_(np.allclose(a, b))";
  }
}

}
