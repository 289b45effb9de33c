// Where the words of a printed array stand: brackets, lines, summaries.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace tnp::api {

struct Layout {
  std::span<const std::int64_t> extents;
  bool summarize; ///< Only the first and last `edge` of long axes.
  std::int64_t edge;
  std::string separator; ///< " " or ", ".
  int width;             ///< Of a line.
  std::string indent;    ///< Of all lines but the first.
};

/// The positions (in C order) that are printed.
std::vector<std::int64_t> printedElements(const Layout &layout);

/// The text, given how the element at a position is written.
std::string arrange(const Layout &layout, const std::function<std::string(std::int64_t)> &word);

} // namespace tnp::api
