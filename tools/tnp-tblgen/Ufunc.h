// A ufunc as its row in ElementwiseOps.td gives it.
#pragma once

#include "llvm/ADT/StringRef.h"
#include "llvm/TableGen/Record.h"

#include <vector>

namespace tnp::tblgen {

struct Ufunc {
  llvm::StringRef name, meaning, errors, numpy; ///< as users know it
  llvm::StringRef operands, outcome;            ///< lib/Semantics/Elementwise.h
  bool takesBool, takesFloat, takesComplex;
  std::vector<llvm::StringRef> parameters;
  std::vector<llvm::StringRef> bodies; ///< on bool, signed, unsigned, float, complex: lib/Conversion/TnpToLinalg
  llvm::StringRef example;             ///< an expression in C++
  llvm::StringRef oracle, tolerance;   ///< Python: test/conformance/oracles.py, tolerances.py
};

/// In the order of the file.
std::vector<Ufunc> readUfuncs(const llvm::RecordKeeper &records);

} // namespace tnp::tblgen
