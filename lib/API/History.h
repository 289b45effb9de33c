// Notes on what ran, for tnp::testing::history.
#pragma once

#include <string_view>

namespace tnp::exec {
class Executable;
}

namespace tnp::api {

/// How many histories this thread keeps open; nothing is noted when it is 0.
extern thread_local int openHistories;
void noteLaunch(std::string_view name, const exec::Executable &executable, bool eager);

inline void recordLaunch(std::string_view name, const exec::Executable &executable, bool eager) {
  if (openHistories)
    noteLaunch(name, executable, eager);
}

} // namespace tnp::api
