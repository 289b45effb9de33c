#include "Report.h"

#include <cmath>
#include <cstdio>
#include <fstream>
#include <stdexcept>

namespace bench {

static std::string in_units(double ns) {
  char text[32];
  const char *unit = ns < 1e3 ? "ns" : ns < 1e6 ? "us" : ns < 1e9 ? "ms" : "s";
  double value = ns / (ns < 1e3 ? 1 : ns < 1e6 ? 1e3 : ns < 1e9 ? 1e6 : 1e9);
  std::snprintf(text, sizeof text, "%.*f %s", value < 10 ? 2 : value < 100 ? 1 : 0, value, unit);
  return text;
}

void print_header() {
  std::printf("%-50s %-11s %10s  %10s %-15s %8s %7s  %s\n", "row", "size", "ours", "peer", "", "ratio", "spread", "bar");
}

void print(const result &r) {
  std::string bar = "";
  if (r.bar) {
    char text[32];
    std::snprintf(text, sizeof text, ">= %g %s", *r.bar, r.ratio >= *r.bar ? "held" : "MISSED");
    bar = text;
  }
  std::printf("%-50s %-11s %10s  %10s %-15s %7.2fx %6.0f%%  %s\n", r.name.c_str(), r.size.c_str(), in_units(r.ours_ns).c_str(),
              in_units(r.peer_ns).c_str(), r.peer.c_str(), r.ratio, 100 * r.spread, bar.c_str());
  std::fflush(stdout);
}

void write_json(const std::string &path, const std::vector<result> &results) {
  std::string partial = path + ".partial";
  {
    std::ofstream file(partial);
    file << "[\n";
    for (size_t i = 0; i < results.size(); ++i) {
      const result &r = results[i];
      file << "  {\"row\": \"" << r.name << "\", \"size\": \"" << r.size << "\", \"ours_ns\": " << r.ours_ns << ", \"peer\": \"" << r.peer
           << "\", \"peer_ns\": " << r.peer_ns << ", \"ratio\": " << r.ratio << ", \"spread\": " << r.spread;
      if (r.bar)
        file << ", \"bar\": " << *r.bar;
      file << (i + 1 < results.size() ? "},\n" : "}\n");
    }
    file << "]\n";
    if (!file.flush())
      throw std::runtime_error("could not write " + partial);
  }
  if (std::rename(partial.c_str(), path.c_str()))
    throw std::runtime_error("could not write " + path);
}

} // namespace bench
