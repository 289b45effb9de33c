#include "Backends.h"
#include "Ufunc.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/TableGen/TableGenBackend.h"

using namespace llvm;

namespace tnp::tblgen {

void writeDefinitions(const RecordKeeper &records, raw_ostream &out) {
  emitSourceFileHeader("UFUNC(name, arity, first, outcome, takesBool, takesFloat, takesComplex, the bodies on bool, "
                       "signed, unsigned, float and complex)",
                       out, records);
  for (const Ufunc &ufunc : readUfuncs(records))
    out << formatv("UFUNC({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7})\n", ufunc.name, ufunc.parameters.size(),
                   ufunc.operands, ufunc.outcome, ufunc.takesBool, ufunc.takesFloat, ufunc.takesComplex,
                   llvm::join(ufunc.bodies, ", "));
  out << "#undef UFUNC\n";
}

} // namespace tnp::tblgen
