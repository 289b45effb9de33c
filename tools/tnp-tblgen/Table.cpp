#include "Backends.h"
#include "Function.h"
#include "Ufunc.h"

#include "llvm/Support/JSON.h"

using namespace llvm;

namespace tnp::tblgen {

static void writeUfunc(const Ufunc &ufunc, json::OStream &json) {
  json.attribute("family", "elementwise");
  json.attribute("header", "ufuncs");
  json.attribute("declaration", ufunc.name);
  json.attribute("example", ufunc.example);
  json.attribute("arity", int64_t(ufunc.parameters.size()));
  json.attribute("cases", ufunc.parameters.size() == 1 ? "unary" : "binary");
  json.attribute("oracle", ufunc.oracle);
  json.attribute("tolerance", ufunc.tolerance);
}

static void writeFunction(const Function &function, json::OStream &json) {
  json.attribute("family", function.family);
  json.attribute("header", function.header);
  json.attribute("declaration", function.declaration);
  json.attribute("cases", function.cases);
  json.attribute("oracle", function.oracle);
  json.attribute("tolerance", function.tolerance);
  json.attribute("traceable", function.isTraceable);
  json.attribute("test", function.test);
}

void writeTable(const RecordKeeper &records, raw_ostream &out) {
  json::OStream json(out, /*IndentSize=*/1);
  json.object([&] {
    for (const Ufunc &ufunc : readUfuncs(records))
      json.attributeObject(ufunc.name, [&] { writeUfunc(ufunc, json); });
    for (const Function &function : readFunctions(records))
      json.attributeObject(function.name, [&] { writeFunction(function, json); });
  });
  out << "\n";
}

} // namespace tnp::tblgen
