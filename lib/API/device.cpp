#include "tnp/device.h"

#include "lib/API/Error.h"

namespace tnp {

device::device(std::string_view name, location at) {
  if (name != "cpu" && name != "cpu:0")
    api::raise(ErrorKind::device,
               "[device] expected one of the devices of this machine (cpu:0), but got " + std::string(name), at);
}

std::string device::name() const { return "cpu:" + std::to_string(ordinal_); }

std::vector<device> devices(std::string_view kind) {
  return kind.empty() || kind == "cpu" ? std::vector<device>{device()} : std::vector<device>{};
}

} // namespace tnp
