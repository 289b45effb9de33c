// Arrays whose extents come from other arrays, known or not: what functions made of several operations need.
#pragma once

#include "lib/API/Apply.h"

#include <string_view>
#include <vector>

namespace tnp::api {

/// An extent of a new array: a number, or else what gives it when the program runs.
struct Extent {
  semantics::Dim dim;
  ExtentRule rule = {};
};

Extent extentOf(const ndarray &x, std::int64_t axis);
std::vector<Extent> extentsOf(const ndarray &x);
/// The extent of the axes first, ..., last - 1 as one.
Extent mergedExtent(const ndarray &x, std::int64_t first, std::int64_t last);
/// The extent that a traced 0-d int64 is.
Extent extentFrom(const ndarray &number);

/// The extents of a result, and what gives the unknown ones: the `results` and `extents` of a Call.
semantics::Dims dimsOf(const std::vector<Extent> &extents);
std::vector<ExtentRule> rulesOf(const std::vector<Extent> &extents);

/// x repeated to these extents; `op` is who asks.
ndarray broadcastTo(std::string_view op, const ndarray &x, const std::vector<Extent> &to, location at);
/// The elements of x, whose number is known to be right, under these extents.
ndarray reshapeTo(const ndarray &x, const std::vector<Extent> &to, location at);
/// 0, 1, 2, ... as int64.
ndarray iota(const Extent &extent, location at);
/// As `iota`, along one axis of as many as `rank`: it broadcasts against arrays of that rank.
ndarray iotaAlong(const Extent &extent, int axis, int rank, location at);

/// concatenate, for the function `op`.
ndarray join(const char *op, const std::vector<ndarray> &arrays, std::int64_t axis, location where);

} // namespace tnp::api
