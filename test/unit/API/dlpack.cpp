// DLPack: who owns what, and structs that are not ours. The exchange with NumPy is test/interop/dlpack.py.
#include <tnp/tnp.h>

#include <catch2/catch.hpp>
#include <concepts>
#include <numeric>
#include <span>

namespace np = tnp;

// As <dlpack/dlpack.h> declares them.
extern "C" {
enum DLDeviceType : std::int32_t { kDLCPU = 1 };
struct DLDevice {
  DLDeviceType device_type;
  std::int32_t device_id;
};
struct DLDataType {
  std::uint8_t code, bits;
  std::uint16_t lanes;
};
struct DLTensor {
  void *data;
  DLDevice device;
  std::int32_t ndim;
  DLDataType dtype;
  std::int64_t *shape, *strides;
  std::uint64_t byte_offset;
};
struct DLManagedTensor {
  DLTensor dl_tensor;
  void *manager_ctx;
  void (*deleter)(DLManagedTensor *self);
};
struct DLPackVersion {
  std::uint32_t major, minor;
};
struct DLManagedTensorVersioned {
  DLPackVersion version;
  void *manager_ctx;
  void (*deleter)(DLManagedTensorVersioned *self);
  std::uint64_t flags;
  DLTensor dl_tensor;
};
}
static_assert(np::dlpack::unversioned<DLManagedTensor> && !np::dlpack::versioned<DLManagedTensor>);
static_assert(np::dlpack::versioned<DLManagedTensorVersioned> && !np::dlpack::unversioned<DLManagedTensorVersioned>);
static_assert(!np::dlpack::managed<DLTensor> && !np::dlpack::managed<int>);

TEST_CASE("tensors are given out with their elements", "[dlpack]") {
  np::ndarray x = np::arange(6).astype(np::float32).reshape({2, 3});
  const void *elements = x.bytes();
  auto *tensor = np::to_dlpack<DLManagedTensorVersioned>(x);
  x = 0; // the tensor keeps them
  CHECK(tensor->version.major == 1);
  CHECK(tensor->flags == np::dlpack::read_only);
  CHECK(tensor->dl_tensor.data == elements);
  CHECK(
      (tensor->dl_tensor.dtype.code == 2 && tensor->dl_tensor.dtype.bits == 32 && tensor->dl_tensor.dtype.lanes == 1));
  CHECK((tensor->dl_tensor.ndim == 2 && tensor->dl_tensor.shape[1] == 3 && tensor->dl_tensor.strides[0] == 3));
  CHECK(static_cast<const float *>(tensor->dl_tensor.data)[5] == 5);
  tensor->deleter(tensor);
}

TEST_CASE("what may be written to is a copy", "[dlpack]") {
  np::ndarray x = np::arange(3);
  auto *old = np::to_dlpack<DLManagedTensor>(x);
  auto *copied = np::to_dlpack(x, {.copy = true});
  CHECK(copied->flags == np::dlpack::is_copied);
  static_cast<std::int64_t *>(old->dl_tensor.data)[0] = 7;
  static_cast<std::int64_t *>(copied->dl_tensor.data)[0] = 8;
  CHECK(x.to_vector<std::int64_t>() == std::vector<std::int64_t>{0, 1, 2});
  old->deleter(old);
  copied->deleter(copied);
}

TEST_CASE("tensors are deleted once, by the last array that holds them", "[dlpack]") {
  static int deleted;
  deleted = 0;
  std::vector<double> elements(12);
  std::iota(elements.begin(), elements.end(), 0.);
  std::int64_t extents[] = {3, 4};
  DLManagedTensor tensor{{elements.data(), {kDLCPU, 0}, 2, {2, 64, 1}, extents, nullptr, 0},
                         nullptr,
                         [](DLManagedTensor *) { ++deleted; }};
  {
    np::ndarray x = np::from_dlpack(&tensor);
    CHECK(x.data<double>() == elements.data());
    np::ndarray row = x(2), y = x * 2;
    x = 0;
    CHECK(deleted == 0);
    CHECK(row.to_vector<double>() == std::vector<double>{8, 9, 10, 11});
    CHECK(y(2, 3).item<double>() == 22);
  }
  CHECK(deleted == 1);
  tensor.dl_tensor.device.device_type = DLDeviceType(2);
  CHECK_THROWS_AS(np::from_dlpack(&tensor), np::device_error);
  CHECK(deleted == 1);
}

TEST_CASE("spans are the elements", "[dlpack]") {
  np::ndarray x = np::array({1.5, 2.5});
  std::span<const double> elements = x.span<double>();
  CHECK((elements.size() == 2 && elements.data() == x.data<double>()));
  CHECK(std::accumulate(elements.begin(), elements.end(), 0.) == 4);
  CHECK(np::zeros({0, 2}).span<double>().empty());
  CHECK_THROWS_AS(x.span<float>(), np::dtype_error);
}
