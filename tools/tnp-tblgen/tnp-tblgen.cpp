// Writes what is the same for every ufunc from the one row that each has in dialects/tnp/IR/ElementwiseOps.td.
#include "Backends.h"

#include "llvm/Support/CommandLine.h"
#include "llvm/TableGen/Main.h"
#include "llvm/TableGen/TableGenBackend.h"

using namespace llvm;

static TableGen::Emitter::Opt definitions("gen-ufunc-definitions", tnp::tblgen::writeDefinitions,
                                          "Rows for C++: rules, scalar bodies, API functions, the tests' driver");
static TableGen::Emitter::Opt header("gen-ufunc-header", tnp::tblgen::writeHeader,
                                     "The public declarations with their documentation");
static TableGen::Emitter::Opt oracle("gen-ufunc-oracle", tnp::tblgen::writeOracle,
                                     "The functions in NumPy and how far from them ours may be, as JSON");

int main(int argc, char **argv) {
  cl::ParseCommandLineOptions(argc, argv, "tnp-tblgen: from the row of a ufunc to everything else about it\n");
  return TableGenMain(argv[0], TableGenMainFn(nullptr)); // one file is written at a time
}
