// How arrays are printed on this thread.
#pragma once

#include "tnp/printing.h"

namespace tnp::api {

/// Those of the innermost `printoptions`, or NumPy's defaults.
const print_settings &printSettings() noexcept;

} // namespace tnp::api
