#include "lib/API/Invoke.h"

#include "lib/API/Array.h"

namespace tnp::api {

void Inputs::add(const array_impl &array) {
  const void *data = array.buffer ? static_cast<const std::byte *>(array.buffer->data()) + array.offset : array.number;
  pointers.push_back(data);
  for (std::int64_t n : array.extents)
    extents.push_back(n);
}

Outputs::Outputs(const exec::Executable &executable) : executable(executable) {
  const std::vector<exec::TensorSignature> &signatures = executable.outputs();
  std::size_t total = 0;
  for (const exec::TensorSignature &signature : signatures)
    total += signature.dims.size();
  dims.resize(total);
  std::int64_t *next = dims.data();
  for (const exec::TensorSignature &signature : signatures) {
    all.push_back({nullptr, nullptr, next});
    next += signature.dims.size();
  }
}

Outputs::~Outputs() {
  for (const runtime::OutputSlot &slot : all)
    if (slot.buffer)
      slot.buffer->release();
}

array_impl *Outputs::take(std::size_t i, location at) {
  const exec::TensorSignature &signature = executable.outputs()[i];
  tnp::shape extents(std::span(all[i].dims, signature.dims.size()));
  auto *impl = new array_impl(signature.type, std::move(extents));
  impl->buffer = std::exchange(all[i].buffer, nullptr);
  impl->made = {at.file, at.line};
  return impl;
}

} // namespace tnp::api
