#include "Function.h"

#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace tnp::tblgen {

std::vector<Function> readFunctions(const RecordKeeper &records) {
  std::vector<const Record *> rows(records.getAllDerivedDefinitions("Function"));
  llvm::sort(rows, [](const Record *a, const Record *b) { return a->getID() < b->getID(); });
  std::vector<Function> functions;
  for (const Record *row : rows)
    functions.push_back({row->getValueAsString("name"), row->getValueAsString("family"),
                         row->getValueAsString("header"), row->getValueAsString("declaration"),
                         row->getValueAsString("call"), row->getValueAsString("oracle"),
                         row->getValueAsString("tolerance"), row->getValueAsString("cases"),
                         row->getValueAsString("test"), row->getValueAsBit("traceable")});
  return functions;
}

} // namespace tnp::tblgen
