#include "Ufunc.h"

#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace tnp::tblgen {
namespace {

Ufunc read(const Record &op) {
  Ufunc ufunc;
  ufunc.name = op.getValueAsString("opName");
  ufunc.meaning = op.getValueAsString("meaning");
  ufunc.errors = op.getValueAsString("errors");
  ufunc.numpy = op.getValueAsString("numpy");
  ufunc.operands = op.getValueAsString("first");
  ufunc.outcome = op.getValueAsString("outcome");
  ufunc.takesBool = op.getValueAsBit("takesBool");
  ufunc.takesFloat = op.getValueAsBit("takesFloat");
  ufunc.takesComplex = op.getValueAsBit("takesComplex");
  for (const StringInit *name : op.getValueAsDag("arguments")->getArgNames())
    ufunc.parameters.push_back(name->getValue());
  for (StringRef field : {"onBool", "onSigned", "onUnsigned", "onFloat", "onComplex"})
    ufunc.bodies.push_back(op.getValueAsString(field));
  ufunc.example = op.getValueAsString("show");
  ufunc.oracle = op.getValueAsString("oracle");
  ufunc.tolerance = op.getValueAsString("tolerance");
  return ufunc;
}

} // namespace

std::vector<Ufunc> readUfuncs(const RecordKeeper &records) {
  std::vector<const Record *> rows(records.getAllDerivedDefinitions("Tnp_Ufunc"));
  llvm::sort(rows, [](const Record *a, const Record *b) { return a->getID() < b->getID(); });
  std::vector<Ufunc> ufuncs;
  for (const Record *row : rows)
    ufuncs.push_back(read(*row));
  return ufuncs;
}

} // namespace tnp::tblgen
