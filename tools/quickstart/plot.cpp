#include "plot.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <stdexcept>

namespace quickstart {
namespace {

constexpr double left = 90, top = 50, width = 560, height = 340;

/// Maps [from, to], in logarithms, onto [start, start + extent].
struct scale {
  double from, to, start, extent;
  double operator()(double v) const { return start + extent * (std::log10(v) - from) / (to - from); }
};

std::string text(double x, double y, const std::string &words, const std::string &more = "") {
  char at[64];
  std::snprintf(at, sizeof at, "<text x=\"%.1f\" y=\"%.1f\" ", x, y);
  return at + more + ">" + words + "</text>\n";
}

std::string rule(double x1, double y1, double x2, double y2) {
  char element[160];
  std::snprintf(element, sizeof element, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>\n",
                x1, y1, x2, y2);
  return element;
}

std::string seconds_label(int power) {
  const char *const units[] = {"ns", "us", "ms", "s"};
  int unit = std::clamp((power + 9) / 3, 0, 3);
  return std::to_string(int(std::lround(std::pow(10, power + 9 - 3 * unit)))) + " " + units[unit];
}

std::string axes(const std::vector<long long> &x, const scale &sx, const scale &sy) {
  std::string svg;
  for (int power = int(sy.from); power <= int(sy.to); ++power) {
    double y = sy(std::pow(10, power));
    svg += rule(left, y, left + width, y) + text(left - 8, y + 4, seconds_label(power), "text-anchor=\"end\"");
  }
  for (long long n : x) {
    svg += rule(sx(double(n)), top, sx(double(n)), top + height);
    std::string exponent = std::to_string(int(std::lround(std::log2(double(n)))));
    svg += text(sx(double(n)), top + height + 20, "2<tspan dy=\"-6\" font-size=\"10\">" + exponent + "</tspan>",
                "text-anchor=\"middle\"");
  }
  return svg;
}

std::string curve(const line &l, const std::vector<long long> &x, const scale &sx, const scale &sy) {
  std::string points, dots;
  char item[128];
  for (size_t i = 0; i < x.size(); ++i) {
    std::snprintf(item, sizeof item, "%.1f,%.1f ", sx(double(x[i])), sy(l.values[i]));
    points += item;
    std::snprintf(item, sizeof item, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>\n", sx(double(x[i])),
                  sy(l.values[i]), l.colour.c_str());
    dots += item;
  }
  return "<polyline fill=\"none\" stroke-width=\"2\" stroke=\"" + l.colour + "\" points=\"" + points + "\"/>\n" + dots;
}

} // namespace

void plot_log_log(const std::string &path, const std::string &title, const std::string &x_label,
                  const std::string &y_label, const std::vector<long long> &x, const std::vector<line> &lines) {
  double low = INFINITY, high = 0;
  for (const line &l : lines)
    for (double v : l.values)
      low = std::min(low, v), high = std::max(high, v);
  scale sx{std::log10(double(x.front())), std::log10(double(x.back())), left, width};
  scale sy{std::floor(std::log10(low)), std::ceil(std::log10(high)), top + height, -height};

  std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"800\" height=\"460\" font-family=\"sans-serif\" "
                    "font-size=\"13\">\n"
                    "<rect width=\"800\" height=\"460\" fill=\"white\"/>\n";
  svg += text(left, 30, title, "font-size=\"16\" font-weight=\"bold\"");
  svg += text(left + width / 2, top + height + 45, x_label, "text-anchor=\"middle\"");
  svg += text(20, top + height / 2, y_label,
              "text-anchor=\"middle\" transform=\"rotate(-90 20 " + std::to_string(int(top + height / 2)) + ")\"");
  svg += axes(x, sx, sy);
  double y = top + 15;
  for (const line &l : lines) {
    svg += curve(l, x, sx, sy);
    svg += text(left + width + 15, y, l.name, "fill=\"" + l.colour + "\" font-weight=\"bold\"");
    y += 20;
  }
  std::ofstream file(path);
  file << svg << "</svg>\n";
  if (!file.flush())
    throw std::runtime_error("could not write " + path);
}

} // namespace quickstart
