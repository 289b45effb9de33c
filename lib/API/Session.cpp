#include "lib/API/Session.h"

#include "lib/API/Array.h"
#include "lib/API/Eager.h"
#include "lib/API/Error.h"
#include "lib/Semantics/Limits.h"
#include "lib/Semantics/Names.h"
#include "tnp/structure.h"

namespace tnp {

bool detail::tracing() noexcept { return api::tracing(); }

namespace api {

namespace {

thread_local Session *innermost = nullptr;

std::vector<traces::ExtentRule> convert(Session &session, const Call &call) {
  std::vector<traces::ExtentRule> rules;
  for (const ExtentRule &rule : call.extents) {
    traces::ExtentRule converted{{}, rule.divisor};
    for (const ExtentRule::Factor &factor : rule.factors)
      converted.factors.push_back({session.lift(factor.array, call.op, call.where).value, factor.axis});
    rules.push_back(std::move(converted));
  }
  return rules;
}

} // namespace

bool tracing() noexcept { return innermost != nullptr; }

Session::Session(std::string name) : recorder(std::move(name)), outer(innermost) { innermost = this; }
Session::~Session() { innermost = outer; }
Session *Session::current() noexcept { return innermost; }

ndarray Session::argument(const semantics::TensorType &type, bool weak) {
  ndarray array = traced(recorder.argument(type));
  const_cast<array_impl &>(implOf(array)).weak = weak; // nobody else has seen it yet
  return array;
}

traces::Traced Session::lift(const ndarray &array, std::string_view op, location where) {
  const array_impl &impl = implOf(array);
  if (impl.isTraced()) {
    if (recorder.sees(impl.traced))
      return {impl.traced, {impl.type, impl.dims}};
    raise(ErrorKind::trace,
          "[" + std::string(op) + "] expected values of " + recorder.scopeName() + ", but got a value of " +
              traces::scopeName(impl.traced.scope) + ": a traced value means nothing outside of what it was traced for",
          where);
  }
  const auto *bytes = static_cast<const std::byte *>(impl.data(where));
  semantics::TensorType type = typeOf(array);
  if (impl.extents.empty()) // numbers are part of the program
    return recorder.constant(type, bytes, where);
  std::size_t before = recorder.captures().size();
  traces::Traced value = recorder.capture(bytes, type);
  if (recorder.captures().size() > before)
    kept.push_back(array);
  return value;
}

std::vector<ndarray> Session::record(const Call &call) {
  std::string_view op = semantics::writtenName(call.op.substr(call.op.find('.') + 1));
  std::vector<traces::Value> operands;
  for (const ndarray &operand : call.operands)
    operands.push_back(lift(operand, op, call.where).value);
  std::vector<traces::Attribute> attributes;
  for (const NamedAttribute &attribute : call.attributes)
    attributes.push_back({attribute.name, attribute.value});
  std::vector<traces::ExtentRule> extents = convert(*this, call);
  std::vector<ndarray> results;
  for (traces::Traced &value : recorder.record({call.op, operands, call.results, call.where, attributes, extents}))
    results.push_back(traced(std::move(value)));
  return results;
}

location whereMade(const array_impl &value) {
  Session *session = Session::current();
  return session && session->tracer().sees(value.traced) ? session->tracer().whereMade(value.traced) : location{};
}

void checkResults(const Call &call) {
  for (const semantics::TensorType &result : call.results)
    check(semantics::checkLimits(semantics::writtenName(call.op.substr(call.op.find('.') + 1)), result), call.where);
}

void requireConcrete(const ndarray &array, std::string_view op, location where) {
  const array_impl &impl = implOf(array);
  if (impl.isTraced())
    raise(ErrorKind::trace,
          "[" + std::string(op) + "] expected an array with elements, but got a value of " +
              traces::scopeName(impl.traced.scope) + ", which is not being traced here",
          where);
}

std::vector<ndarray> applyMany(const Call &call) {
  checkResults(call);
  Session *session = Session::current();
  return session ? session->record(call) : runEagerly(call);
}

ndarray apply(const Call &call) { return applyMany(call).front(); }

} // namespace api
} // namespace tnp
