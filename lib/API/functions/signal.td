include "lib/API/functions/Function.td"

let family = "signal" in {

class Sliding<string name, string usual> : Function<name, "sliding", name # "(a[0], a[1], overlapOf(with))"> {
  let oracle = "lambda a, v, mode=\"" # usual # "\": np." # name # "(a, v, mode)";
  let tolerance = "Sums(64)";
}
def : Sliding<"convolve", "full">;
def : Sliding<"correlate", "valid">;
foreach window = ["bartlett", "hanning", "hamming", "blackman"] in
  def : Function<window, "window", window # "(with.integer(\"n\"))"> {
    let oracle = "lambda n: np." # window # "(n)";
    let tolerance = "Absolute(4)";
  }
def : Function<"kaiser", "window", "kaiser(with.integer(\"n\"), with.number(\"beta\"))"> {
  let oracle = "lambda n, beta: np.kaiser(n, beta)";
  let tolerance = "Ulps(16)";
}
def : Function<"i0", "bessel", "i0(a[0])"> { let tolerance = "Ulps(8)"; }

}
