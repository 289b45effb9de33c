// What messages call an operation: by the name under which a user wrote it.
#pragma once

#include <string_view>

namespace tnp::semantics {

/// The name for an operation of the dialect (without "tnp."). Most are called what they are called; x(...) and x.at(...)
/// are both "index".
std::string_view writtenName(std::string_view op);

} // namespace tnp::semantics
