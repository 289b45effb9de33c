#pragma once

/// \file
/// Arrays from and to other libraries, without a copy, by DLPack: a struct that holds a pointer, extents and a function to
/// call at the end. The functions take DLPack's own structs (`DLManagedTensorVersioned`, `DLManagedTensor` of
/// <dlpack/dlpack.h>, which need not be there) and those below, which have their layout: any struct that looks like them.

#include <tnp/ndarray.h>

#include <concepts>
#include <cstddef>
#include <cstdint>

#pragma GCC visibility push(default)
namespace tnp {

/// DLPack's binary interface, version 1.
namespace dlpack {
inline constexpr std::int32_t cpu = 1;                       ///< A `place::device_type`.
inline constexpr std::uint64_t read_only = 1, is_copied = 2; ///< Flags of a `managed_tensor_versioned`.
enum class type_code : std::uint8_t {
  integer = 0,
  unsigned_integer = 1,
  floating = 2,
  bfloat = 4,
  complex = 5,
  boolean = 6
};

struct place {
  std::int32_t device_type, device_id;
};

struct element_type {
  type_code code;
  std::uint8_t bits;
  std::uint16_t lanes;
};

struct tensor {
  void *data;
  place device;
  std::int32_t ndim;
  element_type dtype;
  std::int64_t *shape;
  std::int64_t *strides; ///< In elements; null where they are those of C order.
  std::uint64_t byte_offset;
};

/// Of version 0: it cannot say that its elements must not be written to.
struct managed_tensor {
  tensor dl_tensor;
  void *manager_ctx;
  void (*deleter)(managed_tensor *self); ///< May be null.
};

struct managed_tensor_versioned {
  struct {
    std::uint32_t major, minor;
  } version;
  void *manager_ctx;
  void (*deleter)(managed_tensor_versioned *self); ///< May be null.
  std::uint64_t flags;
  tensor dl_tensor;
};

/// `managed_tensor` or DLPack's `DLManagedTensor`.
template <class T>
concept unversioned = requires(T &t) {
  t.dl_tensor.byte_offset, t.manager_ctx, t.deleter;
  requires !requires { t.version; };
  requires sizeof(T) == sizeof(managed_tensor) && sizeof(t.dl_tensor) == sizeof(tensor);
};
/// `managed_tensor_versioned` or DLPack's `DLManagedTensorVersioned`.
template <class T>
concept versioned = requires(T &t) {
  t.version.major, t.version.minor, t.flags, t.dl_tensor.byte_offset, t.manager_ctx, t.deleter;
  requires sizeof(T) == sizeof(managed_tensor_versioned) && sizeof(t.dl_tensor) == sizeof(tensor);
};
template <class T>
concept managed = versioned<T> || unversioned<T>;
} // namespace dlpack

/// What `from_dlpack` and `to_dlpack` may do.
struct dlpack_options {
  bool copy = false; ///< Copy the elements: nothing is shared then, and any strides will do.
};

namespace detail {
[[nodiscard]] dlpack::managed_tensor *to_dlpack_unversioned(const operand &x);
[[nodiscard]] dlpack::managed_tensor_versioned *to_dlpack_versioned(const operand &x, const dlpack_options &options);
[[nodiscard]] ndarray from_dlpack(dlpack::managed_tensor *tensor, const dlpack_options &options, location at);
[[nodiscard]] ndarray from_dlpack(dlpack::managed_tensor_versioned *tensor, const dlpack_options &options, location at);
} // namespace detail

/// The array as a DLPack tensor: its consumer calls the deleter when done, from any thread. Evaluates.
/// No copy: the elements are shared and flagged read-only, because arrays are never changed. With `copy`, and always in a
/// tensor of version 0, which has no such flag, the consumer gets its own elements, to write to as well.
/// **Errors**: `memory_error`; `trace_error` in a trace. NumPy: x.__dlpack__().
///
///     DLManagedTensorVersioned *t = np::to_dlpack<DLManagedTensorVersioned>(x);
template <dlpack::managed T = dlpack::managed_tensor_versioned>
[[nodiscard]] T *to_dlpack(const operand &x, const dlpack_options &options = {}) {
  if constexpr (dlpack::versioned<T>)
    return reinterpret_cast<T *>(detail::to_dlpack_versioned(x, options));
  else
    return reinterpret_cast<T *>(detail::to_dlpack_unversioned(x));
}

/// The array that a DLPack tensor describes. When it returns the tensor is the array's, which calls the deleter at its end;
/// when it throws the tensor is still the caller's.
/// No copy: the producer must not change the elements while the array lives. With `copy` they are copied, and the deleter
/// is called at once.
/// **Shape, dtype**: the tensor's. **Errors**: without `copy`, `value_error` for elements that are not in C order or not
/// aligned, and for bools other than 0 and 1; `device_error` unless they are in this machine's memory; `dtype_error` for a
/// type that we have not; `value_error` for a version other than 0 and 1, and for a tensor that is no array.
/// NumPy: from_dlpack.
///
///     np::ndarray x = np::from_dlpack(tensor);
template <dlpack::managed T>
[[nodiscard]] ndarray from_dlpack(T *tensor, const dlpack_options &options = {}, location at = location::current()) {
  if constexpr (dlpack::versioned<T>)
    return detail::from_dlpack(reinterpret_cast<dlpack::managed_tensor_versioned *>(tensor), options, at);
  else
    return detail::from_dlpack(reinterpret_cast<dlpack::managed_tensor *>(tensor), options, at);
}

} // namespace tnp
#pragma GCC visibility pop
