// One operation to be recorded: everything in it was checked by lib/Semantics.
#pragma once

#include "lib/Trace/Value.h"
#include "tnp/location.h"

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tnp::traces {

using AttributeValue = std::variant<bool, std::int64_t, double, dtype, std::vector<std::int64_t>, std::string>;

struct Attribute {
  std::string_view name;
  AttributeValue value;
};

/// An extent of a result that no operand gives: a product of extents of values and of the numbers held by 0-d int64
/// values, divided by a number. tensor.dim and index arithmetic compute it.
struct ExtentRule {
  struct Factor {
    Value value;
    int axis = 0; ///< `scalar`: the value itself is the extent.
  };
  static constexpr int scalar = -1;

  std::vector<Factor> factors;
  std::int64_t divisor = 1;
};

struct OpCall {
  std::string_view op; ///< With its dialect: "tnp.add".
  std::span<const Value> operands;
  std::span<const semantics::TensorType> results;
  location where;
  std::span<const Attribute> attributes = {};
  std::span<const ExtentRule> extents = {}; ///< Appended to the operands as index values (%dims).
};

} // namespace tnp::traces
