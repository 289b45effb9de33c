#include "lib/Runtime/History.h"

#include <mutex>
#include <utility>

namespace tnp::runtime::history {
namespace {

std::mutex mutex;
std::vector<Launch> launches;

} // namespace

namespace detail {
std::atomic<bool> on{false};
}

void start() {
  std::lock_guard lock(mutex);
  launches.clear();
  detail::on = true;
}

std::vector<Launch> stop() {
  std::lock_guard lock(mutex);
  detail::on = false;
  return std::exchange(launches, {});
}

void add(Kernel kernel, std::int64_t items) {
  std::lock_guard lock(mutex);
  launches.push_back({kernel, items});
}

} // namespace tnp::runtime::history
