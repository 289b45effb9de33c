// Tools of upstream's list a thousand options of LLVM when they are asked for help; ours answer themselves.
#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"

namespace tnp {

inline bool asksForHelp(int argc, char **argv) {
  return llvm::any_of(llvm::ArrayRef(argv, argc).drop_front(), [](llvm::StringRef argument) {
    return argument == "--help" || argument == "-help" || argument == "-h";
  });
}

} // namespace tnp
