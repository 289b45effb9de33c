#pragma once

/// \file
/// The code that is alive in this process, by key: programs that differ only in their place share it.

#include "lib/Executable/DiskStore.h"
#include "lib/Executable/LoadedCode.h"

#include <mutex>
#include <unordered_map>

namespace tnp::exec {

class CodeCache {
public:
  static CodeCache &get();

  std::shared_ptr<const LoadedCode> find(const Key &key);
  /// The code under this key: the one given, or an equal one that another thread has put there first.
  std::shared_ptr<const LoadedCode> insert(const Key &key, std::shared_ptr<const LoadedCode> code);

private:
  struct Hash {
    std::size_t operator()(const Key &key) const { return key.low; }
  };

  std::mutex mutex;
  std::unordered_map<Key, std::weak_ptr<const LoadedCode>, Hash> entries;
  std::size_t sweepAt = 64; ///< entries of dead code are swept out when there are this many
};

} // namespace tnp::exec
