// A small log-log line chart as an SVG file.
#pragma once

#include <string>
#include <vector>

namespace quickstart {

struct line {
  std::string name, colour;
  std::vector<double> values; // one for each x
};

/// Writes `path`; x and all values must be positive. Throws std::runtime_error when the file cannot be written.
void plot_log_log(const std::string &path, const std::string &title, const std::string &x_label,
                  const std::string &y_label, const std::vector<long long> &x, const std::vector<line> &lines);

} // namespace quickstart
