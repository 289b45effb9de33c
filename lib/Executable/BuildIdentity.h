#pragma once

#include <string>

namespace tnp::exec {

/// Names the very builds of the binaries that hold these functions: their linker build ids, or path, size and time of
/// those that have none. A version number would not do: distributions rebuild.
std::string buildIdentity();

} // namespace tnp::exec
