// Arrays as DLPack tensors.
#include "lib/API/Array.h"
#include "tnp/dlpack.h"

#include <cstring>
#include <memory>
#include <vector>

namespace tnp {

namespace {

/// What a tensor points to, and the tensor.
template <class Managed> struct Exported {
  Managed managed{};
  ndarray array;
  std::vector<std::int64_t> extents, strides;
};

dlpack::type_code codeOf(dtype type) {
  if (type == bfloat16)
    return dlpack::type_code::bfloat;
  switch (type.kind()) {
  case dtype_kind::boolean:
    return dlpack::type_code::boolean;
  case dtype_kind::integer:
    return dlpack::type_code::integer;
  case dtype_kind::unsigned_integer:
    return dlpack::type_code::unsigned_integer;
  case dtype_kind::floating:
    return dlpack::type_code::floating;
  case dtype_kind::complex:
    break;
  }
  return dlpack::type_code::complex;
}

ndarray copied(const ndarray &x, location at) {
  auto [made, data] = api::allocate(x.dtype(), x.shape(), at);
  if (x.size())
    std::memcpy(data, x.bytes(at), static_cast<std::size_t>(x.size() * x.dtype().itemsize()));
  return made;
}

template <class Managed> Managed *exported(const operand &x, bool copy) {
  location at = x.where();
  const void *data = api::implOf(x.array()).data(at, "to_dlpack");
  auto made = std::make_unique<Exported<Managed>>();
  made->array = copy ? copied(x.array(), at) : x.array();
  if (copy)
    data = made->array.bytes(at);
  dtype type = made->array.dtype();
  made->extents.assign(made->array.shape().begin(), made->array.shape().end());
  made->strides.resize(made->extents.size());
  std::int64_t stride = 1;
  for (std::size_t i = made->extents.size(); i-- > 0; stride *= made->extents[i])
    made->strides[i] = stride;
  auto bits = static_cast<std::uint8_t>(type.itemsize() * 8);
  made->managed.dl_tensor = {const_cast<void *>(data),
                             {dlpack::cpu, 0},
                             made->array.ndim(),
                             {codeOf(type), bits, 1},
                             made->extents.data(),
                             made->strides.data(),
                             0};
  made->managed.manager_ctx = made.get();
  made->managed.deleter = [](Managed *self) { delete static_cast<Exported<Managed> *>(self->manager_ctx); };
  return &made.release()->managed;
}

} // namespace

dlpack::managed_tensor *detail::to_dlpack_unversioned(const operand &x) {
  return exported<dlpack::managed_tensor>(x, true);
}

dlpack::managed_tensor_versioned *detail::to_dlpack_versioned(const operand &x, const dlpack_options &options) {
  auto *managed = exported<dlpack::managed_tensor_versioned>(x, options.copy);
  managed->version = {1, 0};
  managed->flags = options.copy ? dlpack::is_copied : dlpack::read_only;
  return managed;
}

} // namespace tnp
