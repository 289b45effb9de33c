#include "lib/Executable/CacheFolder.h"

#include "lib/Support/Env.h"
#include "lib/Support/Log.h"

#include <algorithm>
#include <pwd.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace tnp::exec {
namespace {

std::string accountHome() {
  passwd account, *found = nullptr;
  std::vector<char> text(16384);
  if (getpwuid_r(geteuid(), &account, text.data(), text.size(), &found) != 0 || !found || !account.pw_dir)
    return "";
  return account.pw_dir;
}

CachePlaces placesOfProcess() {
  CachePlaces places{env::getOfSystem("XDG_CACHE_HOME"), env::getOfSystem("HOME"), ""};
  if (places.cacheHome.empty() && places.home.empty()) // asking for an account may ask a network
    places.account = accountHome();
  return places;
}

bool canWrite(const fs::path &folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  return !error && ::access(folder.c_str(), W_OK | X_OK) == 0;
}

} // namespace

std::vector<fs::path> cacheFolders(const CachePlaces &places) {
  std::vector<fs::path> folders;
  auto add = [&](const fs::path &folder) {
    if (folder.is_absolute() && std::find(folders.begin(), folders.end(), folder) == folders.end())
      folders.push_back(folder);
  };
  if (!places.cacheHome.empty())
    add(fs::path(places.cacheHome) / "tnp");
  for (const std::string &home : {places.home, places.account})
    if (!home.empty())
      add(fs::path(home) / ".cache" / "tnp");
  return folders;
}

CacheFolder chooseCacheFolder(const std::vector<fs::path> &folders) {
  for (const fs::path &folder : folders)
    if (canWrite(folder))
      return {folder, ""};
  std::string names;
  for (const fs::path &folder : folders)
    names += (names.empty() ? "" : ", ") + folder.string();
  const std::string wanted = folders.empty() ? "there is no home folder" : names + " cannot be written";
  for (const fs::path &folder : folders)
    if (::access(folder.c_str(), R_OK | X_OK) == 0)
      return {folder, wanted + "; compiled code is read from " + folder.string() + " and not kept"};
  return {std::nullopt, wanted + "; compiled code is not kept"};
}

std::optional<fs::path> findCacheFolder() {
  static const CacheFolder folder = [] {
    auto given = env::get(env::cacheDir);
    if (given && given->empty())
      return CacheFolder{};
    CacheFolder chosen = chooseCacheFolder(given ? std::vector<fs::path>{*given} : cacheFolders(placesOfProcess()));
    if (!chosen.warning.empty())
      log::write(log::Topic::cache, "warning: " + chosen.warning + " (TNP_CACHE_DIR names another folder, or none)");
    return chosen;
  }();
  return folder.path;
}

} // namespace tnp::exec
