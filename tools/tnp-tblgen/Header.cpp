#include "Backends.h"
#include "Ufunc.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/TableGen/Record.h"

using namespace llvm;

namespace tnp::tblgen {
namespace {

constexpr unsigned columns = 120;

constexpr StringLiteral prologue = R"(#pragma once

/// \file
/// NumPy's universal functions: one scalar function, applied to every element of the broadcast operands.
/// Written by tnp-tblgen from dialects/tnp/IR/ElementwiseOps.td (`ninja tnp-docs`).
///
/// **Shape**: operands broadcast against each other. **Dtype**: operands are promoted by NumPy 2's rules (C++ numbers
/// are weak: they take the array's kind and never widen it); what a function makes of the promoted dtype is said
/// where it is not that dtype itself. **Errors**: `shape_error` when operands do not broadcast, `dtype_error` where a
/// dtype is not taken. All evaluate and return a new array; in a trace they become one operation.
///
///     np::maximum(np::array({{1, 5}, {4, 2}}), np::array({3, 4}))

#include <tnp/ndarray.h>

#pragma GCC visibility push(default)
namespace tnp {

)";

/// What happens to the promoted dtype, in words.
std::string describeDtypes(const Ufunc &ufunc) {
  SmallVector<StringRef> words;
  StringRef first = StringSwitch<StringRef>(ufunc.operands)
                        .Case("NotBool", "bool is computed as int8")
                        .Case("Floating", "integers give floats")
                        .Case("Divide", "integers give float64")
                        .Default("");
  StringRef outcome = StringSwitch<StringRef>(ufunc.outcome)
                          .Case("Bool", "the result is bool")
                          .Case("Byte", "the result is uint8")
                          .Case("Real", "complex numbers give the float of their parts")
                          .Default("");
  for (StringRef part : {first, outcome})
    if (!part.empty())
      words.push_back(part);
  if (!ufunc.takesBool && ufunc.operands == "Same")
    words.push_back("not for bool");
  if (!ufunc.takesFloat && ufunc.operands != "Bool")
    words.push_back(ufunc.takesBool ? "only for integers and bool" : "only for integers");
  else if (!ufunc.takesComplex && ufunc.operands != "Bool")
    words.push_back("not for complex numbers");
  return llvm::join(words, "; ");
}

std::string describe(const Ufunc &ufunc) {
  std::string text = ufunc.meaning.str();
  if (std::string dtypes = describeDtypes(ufunc); !dtypes.empty())
    text += " **Dtype**: " + dtypes + ".";
  if (!ufunc.errors.empty())
    text += " **Errors**: " + ufunc.errors.str();
  return text + " NumPy: `" + ufunc.numpy.str() + "`.";
}

/// As a comment, filled.
void writeComment(StringRef text, raw_ostream &out) {
  SmallVector<StringRef> words;
  text.split(words, ' ', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  std::string line = "///";
  for (StringRef word : words) {
    if (line.size() + 1 + word.size() > columns) {
      out << line << "\n";
      line = "///";
    }
    line += " " + word.str();
  }
  out << line << "\n";
}

} // namespace

void writeHeader(const RecordKeeper &records, raw_ostream &out) {
  out << prologue;
  for (const Ufunc &ufunc : readUfuncs(records)) {
    writeComment(describe(ufunc), out);
    out << "[[nodiscard]] ndarray " << ufunc.name << "(";
    llvm::interleaveComma(ufunc.parameters, out, [&](StringRef name) { out << "const operand &" << name; });
    out << ");\n";
  }
  out << "\n} // namespace tnp\n#pragma GCC visibility pop\n";
}

} // namespace tnp::tblgen
