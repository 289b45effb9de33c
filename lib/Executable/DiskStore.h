#pragma once

/// \file
/// A folder of checked blobs under 128-bit keys, shared by any number of processes.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace tnp::exec {

/// The name of an entry: a good hash of everything that decides its contents.
struct Key {
  std::uint64_t low = 0, high = 0;

  std::string hex() const;
  friend bool operator==(const Key &, const Key &) = default;
};

/// Entries appear whole or not at all (written aside, then renamed); a damaged or foreign one is a miss and is removed.
/// When the folder cannot be written the store only reads; when it cannot be read it is empty. Never an error.
class DiskStore {
public:
  /// The store in findCacheFolder(), if there is such a folder.
  static std::optional<DiskStore> open();

  DiskStore(std::filesystem::path folder, std::int64_t maxBytes);

  /// The entry's contents. A hit makes the entry young again.
  std::optional<std::string> load(const Key &key) const;

  /// Keeps the contents; true when the entry is on disk afterwards. Drops the oldest entries when the folder has grown
  /// beyond its bound.
  bool store(const Key &key, std::string_view contents);

  std::filesystem::path pathOf(const Key &key) const;

private:
  void evict() const;

  std::filesystem::path folder;
  std::int64_t maxBytes;
};

/// The number of entries found damaged by this process.
std::int64_t damagedEntries();

} // namespace tnp::exec
