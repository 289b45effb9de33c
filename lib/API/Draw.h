// What the functions of tnp/random.h have in common: a draw, and the shape and the dtype of one.
#pragma once

#include "lib/API/Extents.h"
#include "tnp/random.h"

#include <initializer_list>
#include <string_view>

namespace tnp::api {

/// An operation that makes numbers of a key, `name` for the user.
ndarray draw(std::string_view op, const char *name, const random::key &from, dtype type,
             const std::vector<Extent> &extents, location where);

/// The extents of a shape that the user gave.
std::vector<Extent> extentsOf(std::string_view name, const shape &of, location at);

using Parameters = std::initializer_list<const operand *>;

/// The extents of a draw with parameters: those of the shape, to which the parameters have to broadcast, or theirs.
std::vector<Extent> extentsOf(std::string_view name, const random::detail::some_shape &of, Parameters parameters);

/// The dtype of a draw of floats: the one given, or that of arrays of floats among the parameters, or the default.
dtype floatOf(std::string_view name, std::optional<dtype> type, Parameters parameters);

/// Integers between two of them; `endpoint`: the high one is among them.
ndarray drawIntegers(const char *name, const random::key &from, const operand &low, const operand &high,
                     const shape &of, dtype type, bool endpoint);

/// Whether the elements of an array are known now: in a trace only those of a number that is written there.
bool isKnown(const ndarray &x);

/// 0, 1, ... in a random order.
ndarray randomOrder(const char *name, const random::key &from, const Extent &count, location at);

} // namespace tnp::api
