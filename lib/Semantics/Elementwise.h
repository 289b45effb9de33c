// Elementwise operations: which dtypes they compute in, and what comes out. One table row per operation.
#pragma once

#include "lib/Semantics/Broadcast.h"
#include "lib/Semantics/Promotion.h"

namespace tnp::semantics {

/// What the promoted dtype is converted to before the operation runs.
enum class Operands {
  Same,     ///< As promoted.
  NotBool,  ///< bool becomes int8: NumPy has no bool loop.
  Floating, ///< Integers become the float that holds them: int8 -> float16, int16 -> float32, int32 -> float64.
  Divide,   ///< bool and every integer become float64.
  Bool      ///< Everything becomes bool (x != 0).
};

/// What an operation returns, given its operands' dtype.
enum class Outcome { Same, Bool, Byte, Real };

struct ElementwiseRule {
  std::string_view op; ///< As in the dialect, without "tnp.".
  int arity;
  Operands operands;
  Outcome outcome;
  bool takesBool; ///< After `operands` was applied.
  bool takesFloat;
  bool takesComplex;
};

/// The row of an operation, or null when it is not elementwise.
const ElementwiseRule *findElementwise(std::string_view op);
std::span<const ElementwiseRule> elementwiseRules();

/// The dtype for which an array counts in the promotion. Functions of floats find the float for each operand: that of
/// int16 and uint16 is float32, though their common integer has float64. Beside a bfloat16 an 8-bit integer counts as
/// itself, which bfloat16 holds.
dtype promotedAs(std::string_view op, dtype type, bool besideBfloat16 = false);

/// The dtype all operands are to be converted to (`where`: the last two).
Result<dtype> operandType(std::string_view op, dtype promoted);

/// The result of an operation whose operands already have the dtype that `operandType` asks for.
Result<TensorType> inferElementwise(std::string_view op, std::span<const TensorType> operands);

/// where(condition: bool, a, b).
Result<TensorType> inferWhere(const TensorType &condition, const TensorType &a, const TensorType &b);

/// Complex numbers of two parts, which broadcast.
Result<TensorType> inferComplex(const TensorType &real, const TensorType &imaginary);
/// Conversion to `to`; complex numbers only become complex or bool.
Result<TensorType> inferAstype(const TensorType &from, dtype to);

} // namespace tnp::semantics
