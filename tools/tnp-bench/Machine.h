// What this machine can do at best, measured in the same run: the peers of rows that are bound by it.
#pragma once

#include "Row.h"

namespace bench {

/// a[i] = b[i] + s * c[i] over arrays too large for any cache, with `threads()` threads. One call moves `triad_bytes()`.
timed triad();
double triad_bytes();

/// Reads one array, as large as that of the rows that sum. One call reads `read_bytes()`.
timed read();
double read_bytes();

/// Independent float32 multiply-adds in registers, all threads. One call does `fma_flops()` operations.
timed fma();
double fma_flops();

int threads();

/// The best that this machine did in a few tries.
struct limit_of_machine {
  std::string name, size;
  double value;
  std::string unit;
};
std::vector<limit_of_machine> limits_of_machine();

} // namespace bench
