include "lib/API/functions/Function.td"

let family = "samples" in {

def : Function<"interp", "interpolation", "interp(a[0], a[1], a[2], {with.optionalNumber(\"left\"), with.optionalNumber(\"right\"), with.optionalNumber(\"period\")})"> {
  let tolerance = "Lines(8)";
}
def : Function<"gradient", "slopes", "slopesOf(a, with)"> {
  let oracle = "gradient";
  let tolerance = "Slopes(64)";
}
def : Function<"ediff1d", "steps", "ediff1d(a[0], endsOf(a, with))"> { let oracle = "ediff1d"; }
def : Function<"unwrap", "angles", "unwrap(a[0], {with.optionalNumber(\"discont\"), with.integer(\"axis\"), with.has(\"period\") ? with.number(\"period\") : 2 * pi})"> {
  let oracle = "lambda p, axis, discont=None, period=2 * np.pi: np.unwrap(p, discont, axis, period=period)";
  let tolerance = "Slopes(64)";
}

}
