#include "lib/Executable/Executable.h"

#include "lib/Executable/LoadedCode.h"
#include "lib/Runtime/Buffer.h"
#include "lib/Support/Log.h"

#include <fmt/ranges.h>
#include <utility>

namespace tnp::exec {
namespace {

/// The message with its values in place. Other braces stand for themselves.
std::string substitute(const std::string &message, const std::string (&values)[2]) {
  std::string text;
  for (std::size_t i = 0; i < message.size(); ++i) {
    bool placeholder = i + 2 < message.size() && message[i] == '{' && message[i + 2] == '}' &&
                       (message[i + 1] == '0' || message[i + 1] == '1');
    if (placeholder)
      text += values[message[i + 1] - '0'], i += 2;
    else
      text += message[i];
  }
  return text;
}

/// Extents as messages print shapes.
std::string tuple(const std::int64_t *dims, std::size_t rank) {
  return fmt::format("({}{})", fmt::join(dims, dims + rank, ","), rank == 1 ? "," : "");
}

} // namespace

Executable::Executable(std::shared_ptr<const LoadedCode> code, std::vector<TensorSignature> inputs,
                       std::vector<TensorSignature> outputs, std::vector<Failure> failures,
                       std::vector<Failure> shortages)
    : code(std::move(code)), entry(this->code->entry()), inputSignatures(std::move(inputs)),
      outputSignatures(std::move(outputs)), failureTable(std::move(failures)), shortageTable(std::move(shortages)) {}

const std::vector<std::string> &Executable::kernels() const { return code->kernels(); }

std::size_t Executable::codeBytes() const { return code->bytes(); }

runtime::Status Executable::run(const void *const *inputs, const std::int64_t *dims,
                                runtime::OutputSlot *outputs) const {
  for (std::size_t i = 0; i < outputSignatures.size(); ++i)
    outputs[i].buffer = nullptr, outputs[i].data = nullptr;
  if (log::enabled(log::Topic::launch)) [[unlikely]]
    log::write(log::Topic::launch, fmt::format("a program of the kernels {}", fmt::join(kernels(), " ")));
  runtime::CallContext context{outputs, 0, {0, 0}, nullptr};
  auto code = static_cast<runtime::StatusCode>(entry(&context, const_cast<void *const *>(inputs), dims));
  while (runtime::Buffer *chunk = context.workspaces) {
    context.workspaces = std::exchange(chunk->next, nullptr);
    chunk->release();
  }
  if (code == runtime::StatusCode::ok) [[likely]]
    return {};
  for (std::size_t i = 0; i < outputSignatures.size(); ++i)
    if (runtime::Buffer *partial = std::exchange(outputs[i].buffer, nullptr))
      partial->release(), outputs[i].data = nullptr;
  return {code, context.failure, {context.values[0], context.values[1]}};
}

const Failure *Executable::failure(const runtime::Status &status) const {
  if (status.code == runtime::StatusCode::outOfMemory)
    return status.failure == runtime::temporaryArrays ? &shortageTable.back() : &shortageTable[status.failure];
  bool isListed = status.code == runtime::StatusCode::failed && status.failure >= 0 &&
                  static_cast<std::size_t>(status.failure) < failureTable.size();
  return isListed ? &failureTable[status.failure] : nullptr;
}

Error Executable::explain(const runtime::Status &status, const runtime::OutputSlot *outputs) const {
  if (const Failure *found = failure(status)) {
    std::string values[] = {std::to_string(status.values[0]), std::to_string(status.values[1])};
    if (status.code == runtime::StatusCode::outOfMemory && status.failure != runtime::temporaryArrays)
      values[0] = tuple(outputs[status.failure].dims, outputSignatures[status.failure].dims.size());
    return {found->kind, substitute(found->message, values)};
  }
  return {ErrorKind::internal, "compiled code reported failure " + std::to_string(status.failure) +
                                   ", which is not in its table; please report this"};
}

} // namespace tnp::exec
