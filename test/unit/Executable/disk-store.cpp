#include "test/unit/Executable/Modules.h"

#include "lib/Executable/DiskStore.h"
#include "lib/Executable/Program.h"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>
#include <unistd.h>

namespace fs = std::filesystem;
using namespace tnp::exec;

namespace {

/// A folder that is gone after the test.
struct TemporaryFolder {
  TemporaryFolder() {
    std::string pattern = (fs::temp_directory_path() / "tnp-test-XXXXXX").string();
    path = mkdtemp(pattern.data());
  }
  ~TemporaryFolder() {
    fs::permissions(path, fs::perms::owner_all);
    fs::remove_all(path);
  }
  fs::path path;
};

void overwrite(const fs::path &path, const std::string &bytes) { std::ofstream(path, std::ios::binary) << bytes; }

std::string contentsOf(const fs::path &path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

const Key key{1, 2};

} // namespace

TEST_CASE("what is stored is found, under its key only", "[disk-store]") {
  TemporaryFolder folder;
  DiskStore store(folder.path, 1 << 20);
  REQUIRE_FALSE(store.load(key));
  REQUIRE(store.store(key, "contents"));
  REQUIRE(store.load(key) == "contents");
  REQUIRE_FALSE(store.load({2, 1}));
  REQUIRE(store.store(key, ""));
  REQUIRE(store.load(key) == "");
}

TEST_CASE("a damaged entry is a miss and is removed", "[disk-store]") {
  TemporaryFolder folder;
  DiskStore store(folder.path, 1 << 20);
  REQUIRE(store.store(key, std::string(1000, 'x')));
  const std::string whole = contentsOf(store.pathOf(key));
  std::vector<std::string> damages = {"", "x", whole.substr(0, 20), whole.substr(0, whole.size() - 1), whole + "y"};
  for (std::size_t at : {std::size_t(0), std::size_t(8), std::size_t(17), std::size_t(33), std::size_t(41),
                         whole.size() / 2, whole.size() - 1}) {
    damages.push_back(whole);
    damages.back()[at] ^= 4;
  }
  for (const std::string &damage : damages) {
    overwrite(store.pathOf(key), damage);
    std::int64_t before = damagedEntries();
    REQUIRE_FALSE(store.load(key));
    REQUIRE(damagedEntries() == before + 1);
    REQUIRE_FALSE(fs::exists(store.pathOf(key)));
  }
  // An entry that was renamed to another key.
  REQUIRE(store.store(key, "contents"));
  fs::rename(store.pathOf(key), store.pathOf({7, 7}));
  REQUIRE_FALSE(store.load({7, 7}));
}

TEST_CASE("the oldest entries go when the store is full", "[disk-store]") {
  TemporaryFolder folder;
  DiskStore store(folder.path, 10000);
  for (std::uint64_t i = 0; i < 30; ++i) {
    REQUIRE(store.store({i, i}, std::string(1000, 'x')));
    fs::last_write_time(store.pathOf({i, i}), fs::file_time_type::clock::now() - std::chrono::seconds(100 - i));
  }
  std::uintmax_t total = 0;
  for (auto &entry : fs::directory_iterator(store.pathOf(key).parent_path()))
    total += entry.file_size();
  CHECK(total <= 10000);
  CHECK(store.load({29, 29}));
  CHECK_FALSE(store.load({0, 0}));
}

TEST_CASE("writers at once leave whole entries", "[disk-store][threads]") {
  TemporaryFolder folder;
  std::vector<std::thread> threads;
  std::atomic<int> wrong{0};
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      DiskStore store(folder.path, 1 << 20);
      for (int i = 0; i < 100; ++i) {
        store.store(key, std::string(10000 + t, static_cast<char>('a' + t)));
        auto found = store.load(key);
        if (!found || found->empty() || *found != std::string(10000 + (found->front() - 'a'), found->front()))
          ++wrong;
      }
    });
  for (auto &thread : threads)
    thread.join();
  REQUIRE(wrong == 0);
  for (auto &entry : fs::directory_iterator(folder.path / "v1"))
    CHECK(entry.path().extension() == ".tnp"); // nothing half-written stays
}

TEST_CASE("a folder that cannot be written is read only, one that cannot be made is empty", "[disk-store]") {
  TemporaryFolder folder;
  overwrite(folder.path / "file", "");
  DiskStore impossible(folder.path / "file", 1 << 20);
  REQUIRE_FALSE(impossible.store(key, "contents"));
  REQUIRE_FALSE(impossible.load(key));
  if (geteuid() == 0)
    return; // root writes where it likes
  DiskStore store(folder.path, 1 << 20);
  REQUIRE(store.store(key, "contents"));
  fs::permissions(store.pathOf(key).parent_path(), fs::perms::owner_read | fs::perms::owner_exec);
  REQUIRE_FALSE(store.store({3, 3}, "more"));
  REQUIRE(store.load(key) == "contents");
  fs::permissions(store.pathOf(key).parent_path(), fs::perms::owner_all);
}
