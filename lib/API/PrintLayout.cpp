#include "lib/API/PrintLayout.h"

#include <algorithm>

namespace tnp::api {

namespace {

constexpr const char *ellipsis = "...";

bool shortened(const Layout &layout, std::int64_t n) { return layout.summarize && n / 2 >= layout.edge + (n % 2 == 0); }

/// Calls `visit(i)` for the printed indices of an axis, and `gap()` where some are left out.
template <class Visit, class Gap> void walkAxis(const Layout &layout, std::int64_t n, Visit visit, Gap gap) {
  std::int64_t rest = 0;
  if (shortened(layout, n)) {
    for (std::int64_t i = 0; i < layout.edge; ++i)
      visit(i);
    gap();
    rest = n - std::max<std::int64_t>(layout.edge, 1); // NumPy shows the last one even where it shows no edges
  }
  for (std::int64_t i = rest; i < n; ++i)
    visit(i);
}

std::string withoutSpaces(std::string text) {
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

class Arranger {
public:
  Arranger(const Layout &layout, const std::function<std::string(std::int64_t)> &word) : layout(layout), word(word) {}

  std::string arrange(std::size_t axis, std::int64_t position, const std::string &indent, int width) const {
    if (axis == layout.extents.size())
      return word(position);
    std::string text =
        axis + 1 == layout.extents.size() ? row(position, indent, width) : rows(axis, position, indent, width);
    return "[" + text.substr(indent.size()) + "]";
  }

private:
  /// Words on as few lines as they fit.
  std::string row(std::int64_t position, const std::string &indent, int width) const {
    std::int64_t n = layout.extents.back();
    std::size_t room = static_cast<std::size_t>(
        std::max(0, width - std::max(1, static_cast<int>(withoutSpaces(layout.separator).size()))));
    std::string done, line = indent;
    auto append = [&](const std::string &next, bool last) {
      if (line.size() + next.size() > room && line.size() > indent.size()) {
        done += withoutSpaces(line) + "\n";
        line = indent;
      }
      line += next + (last ? "" : layout.separator);
    };
    walkAxis(
        layout, n, [&](std::int64_t i) { append(word(position * n + i), i == n - 1); },
        [&] { append(ellipsis, false); });
    return done + line;
  }

  /// Sub-arrays below each other, with as many empty lines between them as there are axes inside, less one.
  std::string rows(std::size_t axis, std::int64_t position, const std::string &indent, int width) const {
    std::int64_t n = layout.extents[axis];
    std::string between = withoutSpaces(layout.separator) + std::string(layout.extents.size() - axis - 1, '\n'), text;
    walkAxis(
        layout, n,
        [&](std::int64_t i) {
          text += indent + arrange(axis + 1, position * n + i, indent + ' ', width - 1);
          text += i == n - 1 ? "" : between;
        },
        [&] { text += indent + ellipsis + between; });
    return text;
  }

  const Layout &layout;
  const std::function<std::string(std::int64_t)> &word;
};

void collect(const Layout &layout, std::size_t axis, std::int64_t position, std::vector<std::int64_t> &found) {
  if (axis == layout.extents.size()) {
    found.push_back(position);
    return;
  }
  std::int64_t n = layout.extents[axis];
  walkAxis(layout, n, [&](std::int64_t i) { collect(layout, axis + 1, position * n + i, found); }, [] {});
}

} // namespace

std::vector<std::int64_t> printedElements(const Layout &layout) {
  std::vector<std::int64_t> found;
  Layout counted = layout;
  counted.summarize &= counted.edge > 0; // NumPy's slice of the last 0 elements is all of them
  collect(counted, 0, 0, found);
  return found;
}

std::string arrange(const Layout &layout, const std::function<std::string(std::int64_t)> &word) {
  return Arranger(layout, word).arrange(0, 0, layout.indent, layout.width);
}

} // namespace tnp::api
