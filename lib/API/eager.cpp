// Eager execution: one program for each operation, combination of dtypes, rank and pattern of unit extents.
#include "lib/API/Eager.h"

#include "lib/API/Array.h"
#include "lib/API/EagerPrograms.h"
#include "lib/API/Error.h"
#include "lib/API/Session.h"
#include "lib/Executable/Compiler.h"
#include "lib/Semantics/Manipulation.h"
#include "lib/Semantics/Names.h"
#include "lib/Trace/Tracer.h"

#include <algorithm>

namespace tnp::api {

namespace {

using semantics::Dim;
using semantics::TensorType;

/// Operations whose result's extents are operands.
bool takesExtents(std::string_view op) {
  static constexpr std::string_view ops[] = {"tnp.arange",        "tnp.broadcast_to",  "tnp.full",
                                             "tnp.linspace",      "tnp.random_bits",   "tnp.random_integers",
                                             "tnp.random_normal", "tnp.random_uniform"};
  return std::ranges::find(ops, op) != std::end(ops);
}

/// The extents that are run-time operands, as 0-d arrays.
std::vector<ndarray> extentOperands(const Call &call) {
  std::vector<ndarray> extents;
  if (takesExtents(call.op))
    for (Dim dim : call.results.front().dims)
      if (!dim.is(1))
        extents.push_back(literal(scalar_value(dim.value()), int64, call.op, call.where));
  return extents;
}

/// The program of one operation.
ProgramCode compile(const Call &call, const std::vector<ndarray> &extents) {
  std::string name(call.op.substr(call.op.find('.') + 1));
  traces::Tracer tracer(name);
  std::vector<traces::Value> operands;
  std::vector<TensorType> types, results;
  for (const ndarray &operand : call.operands) {
    types.push_back(relax(typeOf(operand)));
    operands.push_back(tracer.argument(types.back()).value);
  }
  for (const TensorType &result : call.results)
    results.push_back(relax(result));
  std::vector<traces::Attribute> attributes;
  for (const NamedAttribute &attribute : call.attributes)
    attributes.push_back({attribute.name, attribute.value});
  if (call.op == "tnp.concatenate") // 1 + 1 is no unit extent: the one rule that does arithmetic with extents
    results = {
        check(semantics::inferConcatenate(types, std::get<std::int64_t>(call.attributes.front().value)), call.where)};
  std::vector<traces::ExtentRule> rules;
  for (std::size_t i = 0; i < extents.size(); ++i)
    rules.push_back({{{tracer.argument({int64, {}}).value, traces::ExtentRule::scalar}}, 1});
  std::vector<traces::Value> outputs;
  for (const traces::Traced &result : tracer.record({call.op, operands, results, {}, attributes, rules}))
    outputs.push_back(result.value);
  traces::Program program;
  if (std::optional<std::string> wrong = tracer.finish(outputs, program))
    raise(ErrorKind::internal, "[" + name + "] the program does not verify: " + *wrong, call.where);
  return check(exec::compile(program.module()), call.where);
}

} // namespace

std::vector<ndarray> runEagerly(const Call &call) {
  std::string_view op = semantics::writtenName(call.op.substr(call.op.find('.') + 1));
  for (const ndarray &operand : call.operands)
    requireConcrete(operand, op, call.where);
  if (std::optional<ndarray> moved = moveEagerly(call))
    return {*std::move(moved)};
  std::vector<ndarray> extents = extentOperands(call);
  const exec::Executable &executable = findProgram(ProgramKey(call), [&] { return compile(call, extents); });
  return runProgram(executable, op, call, extents);
}

} // namespace tnp::api
