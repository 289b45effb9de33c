// Where the disk cache goes: whose word counts first, and what happens where nothing can be written.
#include "lib/Executable/CacheFolder.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <unistd.h>

namespace fs = std::filesystem;
using namespace tnp::exec;

namespace {

using Folders = std::vector<fs::path>;

struct TemporaryFolder {
  TemporaryFolder() {
    std::string pattern = (fs::temp_directory_path() / "tnp-test-XXXXXX").string();
    path = mkdtemp(pattern.data());
    std::ofstream(path / "file") << "in the way";
  }
  ~TemporaryFolder() {
    fs::permissions(path, fs::perms::owner_all);
    fs::remove_all(path);
  }
  fs::path path;
};

} // namespace

TEST_CASE("XDG_CACHE_HOME comes before HOME, and HOME before the account", "[cache-folder]") {
  CHECK(cacheFolders({"/c", "/h", "/a"}) == Folders{"/c/tnp", "/h/.cache/tnp", "/a/.cache/tnp"});
  CHECK(cacheFolders({"", "/h", "/h"}) == Folders{"/h/.cache/tnp"});
  CHECK(cacheFolders({"", "", "/a"}) == Folders{"/a/.cache/tnp"});
  CHECK(cacheFolders({"not/absolute", "/h", ""}) == Folders{"/h/.cache/tnp"});
  CHECK(cacheFolders({"", "", ""}).empty());
}

TEST_CASE("the first folder that can be made is taken", "[cache-folder]") {
  TemporaryFolder temporary;
  const fs::path impossible = temporary.path / "file" / "tnp", possible = temporary.path / "a" / "b";
  CacheFolder chosen = chooseCacheFolder({impossible, possible});
  CHECK(chosen.path == possible);
  CHECK(chosen.warning.empty());
  CHECK(fs::is_directory(possible));
}

TEST_CASE("where nothing can be written there is a warning and no folder", "[cache-folder]") {
  TemporaryFolder temporary;
  const fs::path impossible = temporary.path / "file" / "tnp";
  CacheFolder chosen = chooseCacheFolder({impossible});
  CHECK_FALSE(chosen.path);
  CHECK(chosen.warning == impossible.string() + " cannot be written; compiled code is not kept");
  CHECK(chooseCacheFolder({}).warning == "there is no home folder; compiled code is not kept");
}

TEST_CASE("a folder that can only be read is read, with a warning", "[cache-folder]") {
  if (geteuid() == 0)
    return; // root writes where it likes
  TemporaryFolder temporary;
  fs::permissions(temporary.path, fs::perms::owner_read | fs::perms::owner_exec);
  CacheFolder chosen = chooseCacheFolder({temporary.path});
  CHECK(chosen.path == temporary.path);
  CHECK(chosen.warning.find("and not kept") != std::string::npos);
}
