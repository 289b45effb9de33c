// What stands between the brackets, read and planned.
#pragma once

#include "lib/API/Array.h"
#include "lib/Semantics/Indexing.h"

namespace tnp::api {

struct Brackets {
  semantics::IndexPlan plan;
  std::vector<ndarray> arrays; ///< Those among the entries, which the plan refers to by number.
};

Brackets readBrackets(const ndarray &x, std::span<const index> entries, location at);

/// The indices of each axis that the plan gathers along: a mask's are those of its true elements.
std::vector<ndarray> indicesOf(const ndarray &x, const Brackets &brackets, location at);

/// tnp.gather, and tnp.scatter, whose value has the dtype of x and broadcasts to what would be gathered.
ndarray gather(const ndarray &x, const std::vector<ndarray> &indices, const std::vector<std::int64_t> &axes,
               bool toFront, location at);
ndarray scatter(const ndarray &x, const ndarray &value, const std::vector<ndarray> &indices,
                const std::vector<std::int64_t> &axes, bool toFront, std::string combine, location at);

/// What of x stands where a mask over axes axis..axis+rank is true; their place is taken by one axis, which comes first
/// with `toFront`.
ndarray compressAlong(const ndarray &x, const ndarray &mask, int axis, bool toFront, location at);

/// x[brackets], all in order: box, gather, squeeze, expand.
ndarray select(const ndarray &x, const Brackets &brackets, location at);

/// Where the flags of one axis are true, in order: int64.
ndarray positions(const ndarray &flags, location at);

/// 0, 1, ... along an axis of x: int64.
ndarray countAlong(const ndarray &x, int axis, location at);

axes axesOf(const std::vector<std::int64_t> &list);

} // namespace tnp::api
