// Functions of several operations, run outside of traces as the one program that a trace of them is.
#include "lib/API/Array.h"
#include "lib/API/EagerPrograms.h"
#include "lib/API/Error.h"
#include "lib/API/Session.h"
#include "lib/Executable/Compiler.h"

namespace tnp::api {

using Body = std::function<std::vector<ndarray>(std::span<const ndarray>)>;

static ProgramCode compile(const Call &call, const Body &body) {
  std::string name(call.op);
  Session session(name);
  std::vector<ndarray> arguments;
  for (const ndarray &operand : call.operands)
    arguments.push_back(session.argument(relax(typeOf(operand)), implOf(operand).weak));
  std::vector<traces::Value> outputs;
  for (const ndarray &result : body(arguments))
    outputs.push_back(session.lift(result, name, call.where).value);
  if (!session.captured().empty())
    raise(ErrorKind::internal, "[" + name + "] uses an array that is no operand", call.where);
  traces::Program program;
  if (std::optional<std::string> wrong = session.tracer().finish(outputs, program))
    raise(ErrorKind::internal, "[" + name + "] the program does not verify: " + *wrong, call.where);
  return check(exec::compile(program.module()), call.where);
}

std::vector<ndarray> composeMany(const Call &call, const Body &body) {
  if (tracing())
    return body(call.operands);
  for (const ndarray &operand : call.operands)
    requireConcrete(operand, call.op, call.where);
  const exec::Executable &executable =
      findProgram(ProgramKey(call, ProgramKey::Of::composition), [&] { return compile(call, body); });
  return runProgram(executable, call.op, call);
}

ndarray compose(const Call &call, const std::function<ndarray(std::span<const ndarray>)> &body) {
  return composeMany(call, [&](std::span<const ndarray> x) { return std::vector{body(x)}; }).front();
}

} // namespace tnp::api
