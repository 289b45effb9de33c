// The operations by the names that conformance.py calls them.
#pragma once

#include "Protocol.h"

namespace conformance {

using Arrays = std::vector<tnp::ndarray>;
using Operation = Arrays (*)(const Arrays &, const Attributes &);

/// Throws std::runtime_error for a name that is none.
Operation findOperation(const std::string &name);

/// The view of a base that an argument asks for: "plain", "transpose", "reverse", ...
tnp::ndarray takeView(const tnp::ndarray &base, const std::string &view);

} // namespace conformance
