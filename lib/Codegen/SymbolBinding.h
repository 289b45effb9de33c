// Codegen does not link the runtime: whoever brings both together hands over the addresses.
#pragma once

#include <utility>
#include <vector>

namespace tnp::codegen {

/// Names what compiled code may call. To be called before the first object is loaded; later calls are ignored.
void registerRuntimeSymbols(std::vector<std::pair<const char *, void *>> symbols);

} // namespace tnp::codegen
