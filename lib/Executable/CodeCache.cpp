#include "lib/Executable/CodeCache.h"

#include <algorithm>

namespace tnp::exec {

CodeCache &CodeCache::get() {
  static CodeCache *cache = new CodeCache(); // outlives static executables
  return *cache;
}

std::shared_ptr<const LoadedCode> CodeCache::find(const Key &key) {
  std::lock_guard lock(mutex);
  auto found = entries.find(key);
  return found == entries.end() ? nullptr : found->second.lock();
}

std::shared_ptr<const LoadedCode> CodeCache::insert(const Key &key, std::shared_ptr<const LoadedCode> code) {
  std::lock_guard lock(mutex);
  auto &entry = entries[key];
  if (auto other = entry.lock())
    return other;
  entry = code;
  if (entries.size() >= sweepAt) {
    std::erase_if(entries, [](const auto &each) { return each.second.expired(); });
    sweepAt = std::max<std::size_t>(64, 2 * entries.size());
  }
  return code;
}

} // namespace tnp::exec
