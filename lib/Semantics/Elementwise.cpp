#include "lib/Semantics/Elementwise.h"

#include "lib/Semantics/Errors.h"

namespace tnp::semantics {

// elementwise_c1: one row per operation, written by tnp-tblgen from dialects/tnp/IR/ElementwiseOps.td.
static constexpr ElementwiseRule rules[] = {
#define UFUNC(name, arity, first, outcome, takesBool, takesFloat, takesComplex, ...)                                   \
  {#name, arity, Operands::first, Outcome::outcome, takesBool, takesFloat, takesComplex},
#include "lib/Semantics/Ufuncs.def"
};

std::span<const ElementwiseRule> elementwiseRules() { return rules; }

const ElementwiseRule *findElementwise(std::string_view op) {
  for (const ElementwiseRule &rule : rules)
    if (rule.op == op)
      return &rule;
  return nullptr;
}

static dtype convert(Operands how, dtype type) {
  switch (how) {
  case Operands::Same:
    return type;
  case Operands::NotBool:
    return type.is_bool() ? int8 : type;
  case Operands::Floating: // elementwise_c3
    return type.is_bool() || type.itemsize() == 1 ? float16
           : !type.is_integer()                   ? type
           : type.itemsize() == 2                 ? float32
                                                  : float64;
  case Operands::Divide: // elementwise_c4
    return type.is_bool() || type.is_integer() ? float64 : type;
  case Operands::Bool: // elementwise_c5
    return bool_;
  }
  return type;
}

// elementwise_c2: the dtypes an operation takes.
static std::optional<Error> checkTaken(const ElementwiseRule &rule, dtype type) {
  if (type.is_bool() && !rule.takesBool)
    return refuse(ErrorKind::dtype, rule.op, "a numeric dtype, but got bool");
  if ((type.is_floating() || type.is_complex()) && !rule.takesFloat)
    return refuse(ErrorKind::dtype, rule.op, "integers{}, but got {}", rule.takesBool ? " or bool" : "", type.name());
  if (type.is_complex() && !rule.takesComplex)
    return refuse(ErrorKind::dtype, rule.op, "a real dtype, but got {}", type.name());
  return std::nullopt;
}

// promote_c7: each operand of a function of floats is a float before it is promoted.
dtype promotedAs(std::string_view op, dtype type, bool besideBfloat16) {
  if (besideBfloat16 && type.itemsize() == 1)
    return type;
  const ElementwiseRule *rule = findElementwise(op);
  return rule && rule->operands == Operands::Floating ? convert(Operands::Floating, type) : type;
}

Result<dtype> operandType(std::string_view op, dtype promoted) {
  const ElementwiseRule *rule = findElementwise(op);
  if (!rule)
    return Error{ErrorKind::internal, fmt::format("[{}] is no elementwise operation", op)};
  dtype type = convert(rule->operands, promoted);
  if (auto error = checkTaken(*rule, type))
    return *std::move(error);
  return type;
}

static dtype outcome(Outcome how, dtype type) {
  if (how == Outcome::Bool)
    return bool_;
  if (how == Outcome::Byte)
    return uint8;
  if (how == Outcome::Real && type.is_complex())
    return type == complex64 ? float32 : float64;
  return type;
}

Result<TensorType> inferElementwise(std::string_view op, std::span<const TensorType> operands) {
  const ElementwiseRule *rule = findElementwise(op);
  if (!rule)
    return Error{ErrorKind::internal, fmt::format("[{}] is no elementwise operation", op)};
  if (operands.size() != static_cast<std::size_t>(rule->arity))
    return refuse(ErrorKind::type, op, "{} operands, but got {}", rule->arity, operands.size());
  dtype type = operands.front().type;
  // elementwise_c6: operands of one dtype; it is the API that promotes.
  for (const TensorType &operand : operands)
    if (operand.type != type)
      return refuse(ErrorKind::dtype, op, "operands of one dtype, but got {} and {}", type.name(), operand.type.name());
  if (auto error = checkTaken(*rule, type))
    return *std::move(error);
  if (convert(rule->operands, type) != type)
    return refuse(ErrorKind::dtype, op, "operands of dtype {}, but got {}", convert(rule->operands, type).name(),
                  type.name());
  Dims dims = operands.front().dims;
  for (const TensorType &operand : operands.subspan(1)) {
    Result<Dims> next = broadcast(op, dims, operand.dims);
    if (!next)
      return next.error();
    dims = *std::move(next);
  }
  return TensorType{outcome(rule->outcome, type), std::move(dims)};
}

Result<TensorType> inferWhere(const TensorType &condition, const TensorType &a, const TensorType &b) {
  // where_c1: a bool condition.
  if (!condition.type.is_bool())
    return refuse(ErrorKind::dtype, "where", "a condition of dtype bool, but got {}", condition.type.name());
  // where_c2: branches of one dtype.
  if (a.type != b.type)
    return refuse(ErrorKind::dtype, "where", "branches of one dtype, but got {} and {}", a.type.name(), b.type.name());
  // where_c3: all three broadcast.
  Result<Dims> dims = broadcast("where", std::vector<Dims>{condition.dims, a.dims, b.dims});
  if (!dims)
    return dims.error();
  return TensorType{a.type, *std::move(dims)};
}

Result<TensorType> inferComplex(const TensorType &real, const TensorType &imaginary) {
  // complex_c1: parts of a complex dtype.
  for (dtype part : {real.type, imaginary.type})
    if (part != float32 && part != float64)
      return refuse(ErrorKind::dtype, "complex", "parts of float32 or float64, but got {}", part.name());
  // complex_c2: of one.
  if (real.type != imaginary.type)
    return refuse(ErrorKind::dtype, "complex", "parts of one dtype, but got {} and {}", real.type.name(),
                  imaginary.type.name());
  Result<Dims> dims = broadcast("complex", std::vector<Dims>{real.dims, imaginary.dims});
  if (!dims)
    return dims.error();
  return TensorType{real.type == float32 ? complex64 : complex128, *std::move(dims)};
}

Result<TensorType> inferAstype(const TensorType &from, dtype to) {
  // astype_c1: an imaginary part is never dropped silently.
  if (from.type.is_complex() && !to.is_complex() && !to.is_bool())
    return refuse(ErrorKind::dtype, "astype", "a complex dtype to convert {} to, but got {}", from.type.name(),
                  to.name());
  return TensorType{to, from.dims};
}

} // namespace tnp::semantics
