#include "measure.h"

#include <cstdio>
#include <fstream>

namespace quickstart {

static long long status_bytes(const std::string &field) {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;)
    if (word == field + ":") {
      long long kibibytes = 0;
      status >> kibibytes;
      return kibibytes * 1024;
    }
  return 0;
}

long long resident_bytes() { return status_bytes("VmRSS"); }
long long peak_bytes() { return status_bytes("VmHWM"); }

long long reset_peak() {
  std::ofstream("/proc/self/clear_refs") << 5; // proc(5): 5 resets the peak resident set size
  return resident_bytes();
}

static std::string rounded(double value, const char *unit) {
  char text[32];
  std::snprintf(text, sizeof text, value < 10 ? "%.2f %s" : value < 100 ? "%.1f %s" : "%.0f %s", value, unit);
  return text;
}

std::string in_time_units(double s) {
  return s < 1e-6   ? rounded(s * 1e9, "ns")
         : s < 1e-3 ? rounded(s * 1e6, "us")
         : s < 1    ? rounded(s * 1e3, "ms")
                    : rounded(s, "s");
}

std::string in_megabytes(long long bytes) { return rounded(double(bytes) / 1e6, "MB"); }

} // namespace quickstart
