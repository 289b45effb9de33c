// What tnp-tblgen can write.
#pragma once

namespace llvm {
class RecordKeeper;
class raw_ostream;
} // namespace llvm

namespace tnp::tblgen {

/// lib/Semantics/Ufuncs.def: one UFUNC(...) for each.
void writeDefinitions(const llvm::RecordKeeper &records, llvm::raw_ostream &out);

/// include/tnp/ufuncs.h.
void writeHeader(const llvm::RecordKeeper &records, llvm::raw_ostream &out);

/// The calls of the functions, for the driver of the conformance tests.
void writeCalls(const llvm::RecordKeeper &records, llvm::raw_ostream &out);

/// All functions as JSON, for the conformance tests and the pages of docs.
void writeTable(const llvm::RecordKeeper &records, llvm::raw_ostream &out);

} // namespace tnp::tblgen
