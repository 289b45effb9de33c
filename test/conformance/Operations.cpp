#include "Operations.h"

#include <stdexcept>
#include <tuple>

using namespace tnp;

namespace conformance {
namespace {

axes axesOf(const Attributes &with) { return with.has("axis") ? axes(with.integers("axis")) : axes(); }

std::optional<std::int64_t> axisOf(const Attributes &with) {
  return with.has("axis") ? std::optional(with.integer("axis")) : std::nullopt;
}

reduction_options optionsOf(const Attributes &with) { return {.keepdims = with.has("keepdims")}; }

/// Behind what is reduced: a mask, and a number to begin with.
optional_array whereOf(const Arrays &a, const Attributes &with) {
  return with.has("masked") ? optional_array(a[1]) : optional_array();
}

optional_array initialOf(const Arrays &a, const Attributes &with) {
  return with.has("begun") ? optional_array(a.back()) : optional_array();
}

index_mode modeOf(const Attributes &with) {
  std::string mode = with.has("mode") ? with.text("mode") : "raise";
  return mode == "wrap" ? index_mode::wrap : mode == "clip" ? index_mode::clip : index_mode::raise;
}

std::optional<std::int64_t> columnsOf(const Attributes &with) {
  return with.has("columns") ? std::optional(with.integer("columns")) : std::nullopt;
}

nan_to_num_options replacementsOf(const Attributes &with) {
  nan_to_num_options numbers{.nan = with.number("nan")};
  if (with.has("posinf"))
    numbers.posinf = with.number("posinf");
  if (with.has("neginf"))
    numbers.neginf = with.number("neginf");
  return numbers;
}

cuts cutsOf(const Attributes &with) {
  return with.has("parts") ? cuts(with.integer("parts")) : cuts(with.integers("before"));
}

/// The numbers of a case that are one argument of NumPy, too: an array that no trace sees.
ndarray countsOf(const Attributes &with) {
  std::vector<std::int64_t> counts = with.integers("counts");
  return with.has("one") ? ndarray(counts.front()) : array(counts);
}

/// "1,2,0,0": two numbers for each axis, or for all.
pad_widths widthsOf(const Attributes &with) {
  std::vector<pad_widths::pair> pairs;
  std::vector<std::int64_t> numbers = with.integers("widths");
  for (std::size_t i = 0; i + 1 < numbers.size(); i += 2)
    pairs.push_back({numbers[i], numbers[i + 1]});
  return pad_widths(std::move(pairs));
}

pad_options padOptionsOf(const Arrays &arguments, const Attributes &with) {
  static const std::map<std::string, pad_mode> modes = {{"constant", pad_mode::constant},
                                                        {"edge", pad_mode::edge},
                                                        {"reflect", pad_mode::reflect},
                                                        {"symmetric", pad_mode::symmetric},
                                                        {"wrap", pad_mode::wrap}};
  pad_options options{.mode = modes.at(with.text("mode"))};
  if (arguments.size() > 1)
    options.constant_values = arguments[1];
  return options;
}

/// What diff puts before and behind its first argument: those that follow.
diff_options besidesOf(const Arrays &a, const Attributes &with) {
  std::size_t next = 1;
  diff_options besides;
  if (with.has("before"))
    besides.prepend = a[next++];
  if (with.has("after"))
    besides.append = a[next++];
  return besides;
}

convolve_mode overlapOf(const Attributes &with) {
  return with.text("mode") == "full"   ? convolve_mode::full
         : with.text("mode") == "same" ? convolve_mode::same
                                       : convolve_mode::valid;
}

std::optional<std::pair<double, double>> rangeOf(const Attributes &with) {
  return with.has("low") ? std::optional(std::pair(with.number("low"), with.number("high"))) : std::nullopt;
}

histogram_options histogramOptionsOf(const Arrays &a, const Attributes &with) {
  return {.range = rangeOf(with),
          .density = with.has("density"),
          .weights = with.has("weighted") ? std::optional(a.back()) : std::nullopt};
}

/// The slope of an array along one axis, or those along several; every argument after the first is a spacing.
Arrays slopesOf(const Arrays &a, const Attributes &with) {
  const gradient_options options{.edge_order = static_cast<int>(with.integer("edge_order"))};
  if (with.has("many"))
    return gradient(a[0], Arrays(a.begin() + 1, a.end()), axesOf(with), options);
  return {gradient(a[0], a.size() > 1 ? a[1] : ndarray(1.), axisOf(with), options)};
}

ediff1d_options endsOf(const Arrays &a, const Attributes &with) {
  ediff1d_options ends;
  if (with.has("before"))
    ends.to_begin = a[1];
  if (with.has("after"))
    ends.to_end = a.back();
  return ends;
}

cov_options covOptionsOf(const Arrays &a, const Attributes &with) {
  cov_options options{.rowvar = !with.has("columns"), .bias = with.has("bias")};
  if (with.has("ddof"))
    options.ddof = with.integer("ddof");
  std::size_t next = with.has("two") ? 2 : 1;
  if (with.has("fweights"))
    options.fweights = a[next++];
  if (with.has("aweights"))
    options.aweights = a[next];
  return options;
}

bound boundOf(const std::string &text) { return text == "_" ? bound(_) : bound(std::stoll(text)); }

/// "2;1:_:2;...;new;array": integers, slices, the ellipsis, a new axis, and the next argument after the first.
class Indices {
public:
  Indices(const Arrays &arguments, const Attributes &with) {
    std::size_t next = 1;
    for (const std::string &part : split(with.text("index"), ';')) {
      if (part == "...")
        list_.emplace_back(ellipsis);
      else if (part == "new")
        list_.emplace_back(newaxis);
      else if (part == "array")
        list_.emplace_back(arguments[next++]);
      else if (auto bounds = split(part, ':'); bounds.size() == 3)
        list_.emplace_back(slice(boundOf(bounds[0]), boundOf(bounds[1]), boundOf(bounds[2])));
      else
        list_.emplace_back(std::stoll(part));
    }
    list_.reserve(8); // absent entries are of no kind
    while (list_.size() < 8)
      list_.emplace_back();
    count_ = next;
  }

  ndarray select(const ndarray &x) const {
    const auto &i = list_;
    return x(i[0], i[1], i[2], i[3], i[4], i[5], i[6], i[7]);
  }
  index_update at(const ndarray &x) const {
    const auto &i = list_;
    return x.at(i[0], i[1], i[2], i[3], i[4], i[5], i[6], i[7]);
  }
  /// The argument after those that index.
  std::size_t next() const { return count_; }

private:
  std::vector<tnp::index> list_;
  std::size_t count_;
};

Arrays resultsOf(ndarray result) { return {std::move(result)}; }
Arrays resultsOf(Arrays results) { return results; }
template <typename... Results> Arrays resultsOf(const std::tuple<Results...> &results) {
  return std::apply([](const auto &...each) { return Arrays{each...}; }, results);
}

Arrays partsOf(unique_result found) {
  Arrays all{found.values};
  for (std::optional<ndarray> *part : {&found.index, &found.inverse, &found.counts})
    if (*part)
      all.push_back(**part);
  return all;
}

Arrays partsOf(unique_all_result found) { return {found.values, found.indices, found.inverse_indices, found.counts}; }
Arrays partsOf(unique_counts_result found) { return {found.values, found.counts}; }
Arrays partsOf(unique_inverse_result found) { return {found.values, found.inverse_indices}; }

/// An index of a case as the argument that follows those that index.
ndarray updated(const Arrays &a, const Attributes &with, ndarray (index_update::*how)(const operand &) const) {
  Indices where(a, with);
  return (where.at(a[0]).*how)(a[where.next()]);
}

const std::map<std::string, Operation> operations = {
#define UFUNC_1(name) {#name, [](const Arrays &a, const Attributes &) { return resultsOf(name(a[0])); }},
#define UFUNC_2(name) {#name, [](const Arrays &a, const Attributes &) { return resultsOf(name(a[0], a[1])); }},
#define UFUNC(name, arity, ...) UFUNC_##arity(name)
#include "Calls.inc" // from lib/API/functions
#include "lib/Semantics/Ufuncs.def"
};

} // namespace

Operation findOperation(const std::string &name) {
  if (auto found = operations.find(name); found != operations.end())
    return found->second;
  throw std::runtime_error("no operation is called " + name);
}

ndarray takeView(const ndarray &base, const std::string &view) {
  if (view == "plain")
    return base;
  if (view == "transpose")
    return base.T();
  if (view == "reverse")
    return base(slice(_, _, -1));
  if (view == "step")
    return base(slice(1, _, 2));
  if (view == "inner")
    return base(ellipsis, slice(1, _));
  if (view.starts_with("broadcast:")) {
    Attributes extents;
    extents.add("shape=" + view.substr(view.find(':') + 1));
    return broadcast_to(base, extents.shape("shape"));
  }
  throw std::runtime_error("no view is called " + view);
}

} // namespace conformance
