// How an API function runs an operation: in a trace it becomes one op, otherwise a one-op executable runs.
// Written by the op families, implemented in eager.cpp.
#pragma once

#include "lib/Semantics/Types.h"
#include "tnp/ndarray.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tnp::api {

using AttributeValue = std::variant<bool, std::int64_t, double, dtype, std::vector<std::int64_t>, std::string>;

struct NamedAttribute {
  std::string_view name;
  AttributeValue value;
};

/// How a trace computes an unknown extent of a result that no operand gives: the product of extents of arrays,
/// divided by a number.
struct ExtentRule {
  struct Factor {
    ndarray array;
    int axis;
  };
  std::vector<Factor> factors;
  std::int64_t divisor = 1;
};

/// One operation. Operands have the dtypes the op asks for; 0-d operands that came from C++ numbers are marked as
/// literals in their array_impl and become constants of a trace. The result types were computed by lib/Semantics.
struct Call {
  std::string_view op; ///< With its dialect: "tnp.add".
  std::vector<ndarray> operands;
  std::vector<semantics::TensorType> results;
  location where;
  std::vector<NamedAttribute> attributes = {};
  std::vector<ExtentRule> extents = {}; ///< One per unknown extent of the result, for ops that take extents (%dims).
};

/// Whether arrays as large as the results can exist; `apply` asks it itself.
void checkResults(const Call &call);

ndarray apply(const Call &call);
std::vector<ndarray> applyMany(const Call &call);

/// A public function made of several operations: `body` calls them on the operands. In a trace they are recorded one
/// after the other; otherwise they run as one program, compiled as an operation is: for unknown extents (those of 1
/// stay known), and kept for the life of the process. So the body may depend on nothing but dtypes, ranks and what the
/// attributes of the call say, and what is wrong with known extents is checked before. `op` is the function's name.
std::vector<ndarray> composeMany(const Call &call,
                                 const std::function<std::vector<ndarray>(std::span<const ndarray>)> &body);
ndarray compose(const Call &call, const std::function<ndarray(std::span<const ndarray>)> &body);

/// Whether a trace is being recorded on this thread: then new arrays are ops of the trace, too.
bool tracing() noexcept;

} // namespace tnp::api
