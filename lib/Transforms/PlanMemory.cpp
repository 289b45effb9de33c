#include "lib/Transforms/Passes.h"

namespace tnp::transforms {
} // namespace tnp::transforms
