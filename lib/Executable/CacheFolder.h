#pragma once

/// \file
/// Where compiled code is kept between processes.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tnp::exec {

/// What may name a folder for the cache; unset or empty parts name none.
struct CachePlaces {
  std::string cacheHome; ///< XDG_CACHE_HOME; ignored unless absolute, as its specification asks
  std::string home;      ///< HOME
  std::string account;   ///< the home of the user's account, for processes started without HOME
};

/// The folders that may hold the cache, best first, without repetition.
std::vector<std::filesystem::path> cacheFolders(const CachePlaces &places);

/// A folder to keep code in, and what the user should know of it.
struct CacheFolder {
  std::optional<std::filesystem::path> path; ///< none where there is nothing to read either
  std::string warning;                       ///< why nothing will be written; empty where something will
};

/// The first folder that can be made and written; else the first that can be read; else none.
CacheFolder chooseCacheFolder(const std::vector<std::filesystem::path> &folders);

/// The folder for this process: what TNP_CACHE_DIR names, else one of the user's. Writes a warning, once per process, where
/// none can be written. None where TNP_CACHE_DIR is empty.
std::optional<std::filesystem::path> findCacheFolder();

} // namespace tnp::exec
