include "lib/API/functions/Function.td"

let family = "floating" in {

def : Function<"modf", "unary", "tnp::modf(a[0])">;
def : Function<"frexp", "unary", "tnp::frexp(a[0])">;
def : Function<"spacing", "spaced", "tnp::spacing(a[0])">;
def : Function<"ldexp", "scaled", "tnp::ldexp(a[0], a[1])">;

}
