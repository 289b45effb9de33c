// Operations outside of traces.
#pragma once

#include "lib/API/Apply.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tnp::api {

/// Runs the operation now: slices directly, all else as a program of one operation, which is compiled for
/// unknown extents and kept for the life of the process. Throws with the line of the call.
std::vector<ndarray> runEagerly(const Call &call);

/// slice and update_slice with starts that are arrays: a copy by strides, with no code of its own. Nothing when the
/// operation is another one.
std::optional<ndarray> moveEagerly(const Call &call);

/// Programs made so far.
std::int64_t eagerPrograms() noexcept;

} // namespace tnp::api
