#pragma once

/// \file
/// Devices: where arrays live and programs run.

#include <tnp/location.h>

#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)
namespace tnp {

/// A device, named as in "cpu:0". A value; compare with `==`.
class device {
public:
  device() noexcept = default; ///< The first CPU.
  /// The device of that name, "cpu" or "cpu:0". Errors: `device_error` when this machine has no such device.
  explicit device(std::string_view name, location at = location::current());

  [[nodiscard]] std::string name() const; ///< "cpu:0".
  friend bool operator==(const device &, const device &) noexcept = default;

private:
  int ordinal_ = 0;
};

/// All devices, the default one first; with `kind` ("cpu", "cuda") those of that kind, possibly none.
[[nodiscard]] std::vector<device> devices(std::string_view kind = "");

} // namespace tnp
#pragma GCC visibility pop
