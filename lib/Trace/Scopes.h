// The numbers and names of scopes.
#pragma once

#include <cstdint>
#include <string>

namespace tnp::traces {

/// A new scope of that name.
std::uint64_t openScope(std::string name);

} // namespace tnp::traces
