#include "Backends.h"
#include "Function.h"

#include "llvm/Support/FormatVariadic.h"
#include "llvm/TableGen/TableGenBackend.h"

using namespace llvm;

namespace tnp::tblgen {

void writeCalls(const RecordKeeper &records, raw_ostream &out) {
  emitSourceFileHeader("Rows of a table from names to calls on `a`, the arrays, and `with`, the attributes", out,
                       records);
  for (const Function &function : readFunctions(records))
    if (!function.cases.empty())
      out << formatv("{\"{0}\", [](const Arrays &a, const Attributes &with) { return resultsOf({1}); }},\n",
                     function.name, function.call);
}

} // namespace tnp::tblgen
