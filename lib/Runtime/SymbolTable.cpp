#include "lib/Runtime/SymbolTable.h"

#include "lib/Runtime/Symbols.h"

#include <cstring>

// Code that LLVM emits may call these for what has no instructions; they are part of every C library.
extern "C" float fmodf(float, float) noexcept;
extern "C" double fmod(double, double) noexcept;

namespace tnp::runtime {

std::span<const Symbol> symbolTable() {
  static const Symbol table[] = {
      {symbols::output, reinterpret_cast<void *>(&tnp_rt_output)},
      {symbols::workspace, reinterpret_cast<void *>(&tnp_rt_workspace)},
      {symbols::launch, reinterpret_cast<void *>(&tnp_rt_launch)},
      {symbols::fail, reinterpret_cast<void *>(&tnp_rt_fail)},
      {symbols::sort, reinterpret_cast<void *>(&tnp_rt_sort)},
      {symbols::argsort, reinterpret_cast<void *>(&tnp_rt_argsort)},
      {symbols::searchsorted, reinterpret_cast<void *>(&tnp_rt_searchsorted)},
      {"memcpy", reinterpret_cast<void *>(static_cast<void *(*)(void *, const void *, std::size_t)>(&std::memcpy))},
      {"memmove", reinterpret_cast<void *>(static_cast<void *(*)(void *, const void *, std::size_t)>(&std::memmove))},
      {"memset", reinterpret_cast<void *>(static_cast<void *(*)(void *, int, std::size_t)>(&std::memset))},
      {"fmodf", reinterpret_cast<void *>(&fmodf)},
      {"fmod", reinterpret_cast<void *>(&fmod)},
  };
  return table;
}

} // namespace tnp::runtime
