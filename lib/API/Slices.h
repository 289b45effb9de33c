// Strided boxes of arrays, read and updated.
#pragma once

#include "lib/API/Array.h"
#include "lib/Semantics/Indexing.h"

namespace tnp::api {

/// The box of x, rank kept. `starts` are the arrays that dynamic starts refer to. Contiguous boxes share the elements
/// of x; others are copied by the host (a compile per box would cost more), and are tnp.slice in a trace.
ndarray readSlice(const ndarray &x, const semantics::SliceSpec &spec, const std::vector<ndarray> &starts, location at);

/// x with the box replaced by `value`, which has the dtype of x and broadcasts to the box.
ndarray updateSlice(const ndarray &x, const ndarray &value, const semantics::SliceSpec &spec, const std::vector<ndarray> &starts,
                    location at);

} // namespace tnp::api
