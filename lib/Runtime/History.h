#pragma once

/// \file
/// The launches of this process since somebody asked for a record: how tests see that an expression is one kernel.

#include "lib/Runtime/Abi.h"

#include <atomic>
#include <vector>

namespace tnp::runtime::history {

struct Launch {
  Kernel kernel;
  std::int64_t items;
};

/// Starts a new, empty record, or stops recording.
void start();
std::vector<Launch> stop();

namespace detail {
extern std::atomic<bool> on;
}
inline bool recording() { return detail::on.load(std::memory_order_relaxed); }
void add(Kernel kernel, std::int64_t items);

} // namespace tnp::runtime::history
