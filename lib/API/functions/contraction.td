include "lib/API/functions/Function.td"

let family = "contraction" in {

def : Function<"matmul", "matmul", "matmul(a[0], a[1])"> { let tolerance = "Sums(128)"; }

}
