// The part of a compile row that runs in a process of its own.
#pragma once

#include <string>

namespace bench {

/// Nanoseconds of one first call: `what` is first, later or disk. Throws std::runtime_error for anything else.
double compile_sample(const std::string &what);

/// Compiles and drops 10,000 functions (some minutes) and prints how the resident memory went. Whether it stayed
/// within a hundredth after the first thousand.
bool memory_stays_flat();

} // namespace bench
