#include "lib/Executable/DiskStore.h"

#include "lib/Executable/CacheFolder.h"
#include "lib/Support/Env.h"
#include "lib/Support/Log.h"
#include "llvm/Support/xxhash.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace fs = std::filesystem;

namespace tnp::exec {
namespace {

// A change of the header or of Program's layout takes a new version, and with it a new folder.
constexpr std::uint64_t formatVersion = 1;
constexpr char magic[8] = {'t', 'n', 'p', 'c', 'o', 'd', 'e', '\n'};

struct Header {
  char magic[8];
  std::uint64_t version;
  Key key;
  std::uint64_t size;
  std::uint64_t checksum;
};

std::atomic<std::int64_t> damaged{0};

std::uint64_t checksumOf(std::string_view contents) {
  return llvm::xxh3_64bits(llvm::StringRef(contents.data(), contents.size()));
}

std::optional<std::string> readFile(const fs::path &path) {
  int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return std::nullopt;
  struct stat info;
  std::string bytes;
  bool good = fstat(file, &info) == 0;
  if (good)
    bytes.resize(info.st_size);
  for (std::size_t done = 0; good && done < bytes.size();) {
    ssize_t count = ::read(file, bytes.data() + done, bytes.size() - done);
    good = count > 0;
    done += good ? count : 0;
  }
  if (good)
    futimens(file, nullptr); // young again; where that is not allowed, eviction is merely less wise
  ::close(file);
  return good ? std::optional(std::move(bytes)) : std::nullopt;
}

bool writeAll(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count <= 0)
      return false;
    bytes.remove_prefix(count);
  }
  return true;
}

} // namespace

std::string Key::hex() const { return fmt::format("{:016x}{:016x}", high, low); }

std::int64_t damagedEntries() { return damaged; }

std::optional<DiskStore> DiskStore::open() {
  std::optional<fs::path> folder = findCacheFolder();
  if (!folder)
    return std::nullopt;
  return DiskStore(*folder, env::getInteger(env::cacheBytes, std::int64_t(1) << 30));
}

DiskStore::DiskStore(fs::path folder, std::int64_t maxBytes)
    : folder(std::move(folder) / ("v" + std::to_string(formatVersion))), maxBytes(maxBytes) {}

fs::path DiskStore::pathOf(const Key &key) const { return folder / (key.hex() + ".tnp"); }

std::optional<std::string> DiskStore::load(const Key &key) const {
  const fs::path path = pathOf(key);
  std::optional<std::string> bytes = readFile(path);
  if (!bytes)
    return std::nullopt;
  Header header;
  bool good = bytes->size() >= sizeof header;
  if (good) {
    std::memcpy(&header, bytes->data(), sizeof header);
    bytes->erase(0, sizeof header);
    good = std::memcmp(header.magic, magic, sizeof magic) == 0 && header.version == formatVersion &&
           header.key == key && header.size == bytes->size() && header.checksum == checksumOf(*bytes);
  }
  if (good)
    return bytes;
  ++damaged;
  log::line(log::Topic::cache, "damaged entry {} removed", path.string());
  std::error_code ignored;
  fs::remove(path, ignored);
  return std::nullopt;
}

bool DiskStore::store(const Key &key, std::string_view contents) {
  std::error_code error;
  fs::create_directories(folder, error);
  std::string aside = (folder / "writing-XXXXXX").string();
  int file = error ? -1 : ::mkostemp(aside.data(), O_CLOEXEC);
  if (file < 0) {
    log::line(log::Topic::cache, "{} cannot be written: read only", folder.string());
    return false;
  }
  Header header{{}, formatVersion, key, contents.size(), checksumOf(contents)};
  std::memcpy(header.magic, magic, sizeof magic);
  bool good = writeAll(file, {reinterpret_cast<const char *>(&header), sizeof header}) && writeAll(file, contents);
  good = ::close(file) == 0 && good && std::rename(aside.c_str(), pathOf(key).c_str()) == 0;
  if (!good) {
    ::unlink(aside.c_str());
    log::line(log::Topic::cache, "entry {} was not written", key.hex());
    return false;
  }
  // Looking at every entry takes long, so only some writes do: the first of a process and each 64th.
  static std::atomic<std::uint32_t> writes{0};
  if (writes++ % 64 == 0 || maxBytes < (std::int64_t(64) << 20))
    evict();
  return fs::exists(pathOf(key), error);
}

void DiskStore::evict() const {
  struct Entry {
    fs::file_time_type time;
    std::int64_t bytes;
    fs::path path;
  };
  std::vector<Entry> entries;
  std::int64_t total = 0;
  std::error_code error;
  const auto stale = fs::file_time_type::clock::now() - std::chrono::hours(1);
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    std::error_code gone; // another process may evict at the same time
    Entry entry{it->last_write_time(gone), static_cast<std::int64_t>(it->file_size(gone)), it->path()};
    if (gone)
      continue;
    if (it->path().extension() == ".tnp") {
      total += entry.bytes;
      entries.push_back(std::move(entry));
    } else if (entry.time < stale) {
      fs::remove(entry.path, gone); // left over from a process that died while writing
    }
  }
  if (total <= maxBytes)
    return;
  std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) { return a.time < b.time; });
  for (const Entry &entry : entries) {
    if (total <= maxBytes / 4 * 3) // some slack, or each write would evict
      break;
    if (fs::remove(entry.path, error))
      total -= entry.bytes;
  }
}

} // namespace tnp::exec
