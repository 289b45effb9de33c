#include "Report.h"

#include <cmath>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <utility>

namespace bench {

static std::string with_unit(double value, const std::string &unit) {
  char text[48];
  if (unit == "ns") {
    const char *scaled = value < 1e3 ? "ns" : value < 1e6 ? "us" : value < 1e9 ? "ms" : "s";
    value /= value < 1e3 ? 1 : value < 1e6 ? 1e3 : value < 1e9 ? 1e6 : 1e9;
    std::snprintf(text, sizeof text, "%.*f %s", value < 10 ? 2 : value < 100 ? 1 : 0, value, scaled);
  } else {
    std::snprintf(text, sizeof text, "%.3g %s", value, unit.c_str());
  }
  return text;
}

void print_header() {
  std::printf("%-50s %-11s %10s  %10s %-15s %8s %7s  %s\n", "row", "size", "ours", "peer", "", "ratio", "spread",
              "bar");
}

void print(const result &r) {
  std::string bar = "";
  if (r.bar) {
    char text[32];
    std::snprintf(text, sizeof text, ">= %g %s", *r.bar, r.missed() ? "MISSED" : "held");
    bar = text;
  }
  std::printf("%-50s %-11s %10s  %10s %-15s %7.2fx %6.0f%%  %s\n", r.name.c_str(), r.size.c_str(),
              with_unit(r.ours, r.unit).c_str(), with_unit(r.theirs, r.unit).c_str(), r.peer.c_str(), r.ratio,
              100 * r.spread, bar.c_str());
  std::fflush(stdout);
}

/// The members that every entry begins with.
static std::string head(const std::string &name, const std::string &size) {
  return "  {\"row\": \"" + name + "\", \"size\": \"" + size + "\", \"ours_ns\": ";
}

void write_json(const std::string &path, const std::vector<limit_of_machine> &machine,
                const std::vector<result> &results) {
  std::string partial = path + ".partial";
  {
    std::ofstream file(partial);
    const char *between = "[\n";
    for (const limit_of_machine &l : machine)
      file << std::exchange(between, ",\n") << head(l.name, l.size)
           << R"(null, "peer": null, "peer_ns": null, "ratio": null, "spread": null, "value": )" << l.value
           << ", \"unit\": \"" << l.unit << "\"}";
    for (const result &r : results) {
      file << std::exchange(between, ",\n") << head(r.name, r.size) << r.ours << ", \"peer\": \"" << r.peer
           << "\", \"peer_ns\": " << r.theirs << ", \"ratio\": " << r.ratio << ", \"spread\": " << r.spread;
      if (r.bar)
        file << ", \"bar\": " << *r.bar;
      if (r.unit != "ns")
        file << ", \"unit\": \"" << r.unit << "\"";
      file << "}";
    }
    file << "\n]\n";
    if (!file.flush())
      throw std::runtime_error("could not write " + partial);
  }
  if (std::rename(partial.c_str(), path.c_str()))
    throw std::runtime_error("could not write " + path);
}

} // namespace bench
