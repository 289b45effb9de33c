#include "Backends.h"
#include "Ufunc.h"

#include "llvm/Support/JSON.h"

using namespace llvm;

namespace tnp::tblgen {

void writeOracle(const RecordKeeper &records, raw_ostream &out) {
  json::OStream json(out, /*IndentSize=*/1);
  json.object([&] {
    for (const Ufunc &ufunc : readUfuncs(records))
      json.attributeObject(ufunc.name, [&] {
        json.attribute("arity", int64_t(ufunc.parameters.size()));
        json.attribute("oracle", ufunc.oracle);
        json.attribute("tolerance", ufunc.tolerance);
      });
  });
  out << "\n";
}

} // namespace tnp::tblgen
