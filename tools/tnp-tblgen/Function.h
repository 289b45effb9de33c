// A public function that is no ufunc, as its row in lib/API/functions gives it.
#pragma once

#include "llvm/ADT/StringRef.h"
#include "llvm/TableGen/Record.h"

#include <vector>

namespace tnp::tblgen {

struct Function {
  llvm::StringRef name, family;
  llvm::StringRef header, declaration;      ///< in include/tnp
  llvm::StringRef call;                     ///< C++ over `a` and `with`: test/conformance/Operations.cpp
  llvm::StringRef oracle, tolerance, cases; ///< Python: test/conformance/oracles.py, tolerances.py, cases.py
  llvm::StringRef test;                     ///< the file that shows it, for functions of no cases
  bool isTraceable;                         ///< false where the result is a value of C++
};

/// In the order of the files.
std::vector<Function> readFunctions(const llvm::RecordKeeper &records);

} // namespace tnp::tblgen
