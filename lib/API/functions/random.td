include "lib/API/functions/Function.td"

// Our own numbers: counter-based, the same everywhere.
let family = "random" in {

def : Shown<"random", "unit/API/random.cpp">; // the namespace
foreach name = ["integers", "next_key", "normal", "rand", "randint", "randn", "random", "seed", "split", "standard_normal", "uniform"] in
  def : Shown<"random." # name, "unit/API/random.cpp">;
foreach name = ["bernoulli", "choice", "exponential", "permutation", "poisson"] in
  def : Shown<"random." # name, "unit/API/distributions.cpp">;

}
