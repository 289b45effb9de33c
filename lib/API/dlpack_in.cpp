// DLPack tensors as arrays.
#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/Runtime/Buffer.h"
#include "lib/Runtime/StridedCopy.h"
#include "lib/Semantics/Limits.h"
#include "tnp/dlpack.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace tnp {

namespace {

/// What a tensor says, once it is checked.
struct Described {
  dtype type;
  tnp::shape extents;
  std::vector<std::int64_t> strides; ///< In bytes.
  std::byte *elements;
};

class Reader {
public:
  Reader(const dlpack::tensor &tensor, location at) : tensor(tensor), at(at) {}

  Described read() const {
    if (tensor.device.device_type != dlpack::cpu)
      refuse(ErrorKind::device, "a tensor in this machine's memory (device type 1)",
             fmt::format("one of device type {}", tensor.device.device_type));
    Described made{typeOf(), extents(), {}, static_cast<std::byte *>(tensor.data) + tensor.byte_offset};
    if (!tensor.data && made.extents.elements())
      refuse(ErrorKind::value, "a pointer to elements", "null");
    made.strides = strides(made);
    return made;
  }

  void requireShareable(const Described &described) const {
    std::int64_t stride = described.type.itemsize();
    for (std::size_t i = described.strides.size(); i-- > 0 && described.extents.elements();
         stride *= described.extents[i])
      if (described.extents[i] != 1 && described.strides[i] != stride)
        refuse(ErrorKind::value, "elements in C order",
               fmt::format("strides of ({}) bytes for shape {} (or ask for a copy)", fmt::join(described.strides, ","),
                           to_string(described.extents)));
    int unit = described.type.itemsize() / (described.type.is_complex() ? 2 : 1);
    if (reinterpret_cast<std::uintptr_t>(described.elements) % static_cast<unsigned>(unit) != 0)
      refuse(ErrorKind::value, fmt::format("elements at a multiple of {} bytes", unit), "others (or ask for a copy)");
    std::span<const std::byte> elements(described.elements, static_cast<std::size_t>(described.extents.elements()));
    if (described.type.is_bool() && std::ranges::any_of(elements, [](std::byte b) { return b > std::byte(1); }))
      refuse(ErrorKind::value, "bools of 0 and 1", "other bytes (or ask for a copy)");
  }

  [[noreturn]] void refuse(ErrorKind kind, std::string_view expected, std::string_view got) const {
    api::raise(kind, fmt::format("[from_dlpack] expected {}, but got {}", expected, got), at);
  }

private:
  dtype typeOf() const {
    using enum dlpack::type_code;
    auto [code, bits, lanes] = tensor.dtype;
    struct Row {
      dlpack::type_code code;
      int bits;
      dtype type;
    };
    static constexpr Row rows[] = {
        {boolean, 8, bool_},
        {integer, 8, int8},
        {integer, 16, int16},
        {integer, 32, int32},
        {integer, 64, int64},
        {unsigned_integer, 8, uint8},
        {unsigned_integer, 16, uint16},
        {unsigned_integer, 32, uint32},
        {unsigned_integer, 64, uint64},
        {floating, 16, float16},
        {bfloat, 16, bfloat16},
        {floating, 32, float32},
        {floating, 64, float64},
        {complex, 64, complex64},
        {complex, 128, complex128},
    };
    for (const Row &row : rows)
      if (row.code == code && row.bits == bits && lanes == 1)
        return row.type;
    refuse(ErrorKind::dtype, "elements of one of our dtypes",
           fmt::format("type code {} of {} bits in {} lanes", static_cast<int>(code), bits, lanes));
  }

  tnp::shape extents() const {
    if (tensor.ndim < 0 || static_cast<std::size_t>(tensor.ndim) > semantics::mostAxes ||
        (tensor.ndim && !tensor.shape))
      refuse(ErrorKind::value, fmt::format("at most {} axes and an extent for each", semantics::mostAxes),
             fmt::format("{} axes", tensor.ndim));
    std::span<const std::int64_t> given(tensor.shape, static_cast<std::size_t>(tensor.ndim));
    if (auto bad = std::ranges::find_if(given, [](std::int64_t n) { return n < 0; }); bad != given.end())
      refuse(ErrorKind::value, "extents of at least 0", std::to_string(*bad));
    tnp::shape extents(given);
    api::check(semantics::checkLimits("from_dlpack", {typeOf(), semantics::toDims(extents)}), at);
    return extents;
  }

  std::vector<std::int64_t> strides(const Described &described) const {
    std::vector<std::int64_t> strides(described.extents.size());
    std::int64_t bytes = described.type.itemsize(), span = 0, reach = 0;
    for (std::size_t i = strides.size(); i-- > 0; bytes *= described.extents[i]) {
      strides[i] = bytes;
      if (!tensor.strides)
        continue;
      // As far as a stride leads, an address can be counted.
      if (__builtin_mul_overflow(tensor.strides[i], described.type.itemsize(), &strides[i]) ||
          __builtin_mul_overflow(strides[i], std::max<std::int64_t>(described.extents[i] - 1, 0), &span) ||
          span == INT64_MIN || __builtin_add_overflow(reach, std::abs(span), &reach))
        refuse(ErrorKind::value, "strides within memory", std::to_string(tensor.strides[i]));
    }
    return strides;
  }

  const dlpack::tensor &tensor;
  location at;
};

template <class Managed> void release(Managed *managed) {
  if (managed->deleter)
    managed->deleter(managed);
}

ndarray copied(const Described &from, location at) {
  auto [made, data] = api::allocate(from.type, from.extents, at);
  std::vector<std::int64_t> ordered(from.strides.size());
  std::int64_t bytes = from.type.itemsize();
  for (std::size_t i = ordered.size(); i-- > 0; bytes *= from.extents[i])
    ordered[i] = bytes;
  runtime::stridedCopy(from.type.itemsize(), std::span(from.extents.begin(), from.extents.end()), data, ordered,
                       from.elements, from.strides);
  if (from.type.is_bool())
    for (std::byte &element : std::span(static_cast<std::byte *>(data), static_cast<std::size_t>(made.size())))
      element = std::byte(element != std::byte(0));
  return made;
}

template <class Managed> ndarray imported(Managed *managed, const dlpack_options &options, location at) {
  Reader reader(managed->dl_tensor, at);
  Described described = reader.read();
  if (options.copy) {
    ndarray made = copied(described, at);
    release(managed);
    return made;
  }
  reader.requireShareable(described);
  runtime::Buffer *buffer = runtime::Buffer::adopt(
      described.elements, described.extents.elements() * described.type.itemsize(),
      [](void *, void *owner) { release(static_cast<Managed *>(owner)); }, managed);
  if (!buffer)
    reader.refuse(ErrorKind::memory, "memory for an array", "none");
  return api::adopt(buffer, described.type, described.extents);
}

void requireOne(const void *managed, location at) {
  if (!managed)
    api::raise(ErrorKind::value, "[from_dlpack] expected a tensor, but got null", at);
}

} // namespace

ndarray detail::from_dlpack(dlpack::managed_tensor *tensor, const dlpack_options &options, location at) {
  requireOne(tensor, at);
  return imported(tensor, options, at);
}

ndarray detail::from_dlpack(dlpack::managed_tensor_versioned *tensor, const dlpack_options &options, location at) {
  requireOne(tensor, at);
  if (tensor->version.major != 1)
    api::raise(ErrorKind::value,
               fmt::format("[from_dlpack] expected a tensor of DLPack version 1, but got one of version {}.{}",
                           tensor->version.major, tensor->version.minor),
               at);
  return imported(tensor, options, at);
}

} // namespace tnp
