// Writes what is the same for every function from the one row that each has: ufuncs in
// dialects/tnp/IR/ElementwiseOps.td, all others in lib/API/functions.
#include "Backends.h"

#include "llvm/Support/CommandLine.h"
#include "llvm/TableGen/Main.h"
#include "llvm/TableGen/TableGenBackend.h"

using namespace llvm;

static TableGen::Emitter::Opt definitions("gen-ufunc-definitions", tnp::tblgen::writeDefinitions,
                                          "Rows for C++: rules, scalar bodies, API functions, the tests' driver");
static TableGen::Emitter::Opt header("gen-ufunc-header", tnp::tblgen::writeHeader,
                                     "The public declarations with their documentation");
static TableGen::Emitter::Opt calls("gen-function-calls", tnp::tblgen::writeCalls,
                                    "The calls of all other functions, for the tests' driver");
static TableGen::Emitter::Opt table("gen-function-table", tnp::tblgen::writeTable,
                                    "All functions as JSON: family, oracle in NumPy, tolerance, cases");

int main(int argc, char **argv) {
  cl::ParseCommandLineOptions(argc, argv, "tnp-tblgen: from the row of a function to everything else about it\n");
  return TableGenMain(argv[0], TableGenMainFn(nullptr)); // one file is written at a time
}
