include "lib/API/functions/Function.td"

// Our own numbers: counter-based, the same everywhere.
let family = "random" in {

def : Shown<"random", "unit/API/random.cpp"> { let declaration = "namespace random"; }
class Drawn<string name, string file> : Shown<"random." # name, file> { let declaration = "random::" # name; }
foreach name = ["integers", "normal", "split", "uniform"] in
  def : Drawn<name, "unit/API/random.cpp">;
foreach name = ["bernoulli", "choice", "exponential", "permutation", "poisson"] in
  def : Drawn<name, "unit/API/distributions.cpp">;
let header = "random_default" in
  foreach name = ["next_key", "rand", "randint", "randn", "random", "seed", "standard_normal"] in
    def : Drawn<name, "unit/API/random.cpp">;

}
