include "lib/API/functions/Function.td"

// Our own numbers: counter-based, the same everywhere.
let family = "random" in {

def : Shown<"random.split", "unit/API/computing.cpp">;
def : Shown<"random.uniform", "unit/API/computing.cpp">;
def : Shown<"random.normal", "unit/API/computing.cpp">;
def : Shown<"random.rand", "unit/API/computing.cpp">;
def : Shown<"random.randn", "unit/API/computing.cpp">;

}
