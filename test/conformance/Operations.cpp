#include "Operations.h"

#include <stdexcept>

using namespace tnp;

namespace conformance {
namespace {

axes axesOf(const Attributes &with) { return with.has("axis") ? axes(with.integers("axis")) : axes(); }

std::optional<std::int64_t> axisOf(const Attributes &with) {
  return with.has("axis") ? std::optional(with.integer("axis")) : std::nullopt;
}

reduction_options optionsOf(const Attributes &with) { return {.keepdims = with.has("keepdims")}; }

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

#define UNARY(name)                                                                                                    \
  {#name, [](const Arrays &a, const Attributes &) { return name(a[0]); }}
#define BINARY(name)                                                                                                   \
  {#name, [](const Arrays &a, const Attributes &) { return name(a[0], a[1]); }}
#define REDUCTION(name)                                                                                                \
  {#name, [](const Arrays &a, const Attributes &with) { return name(a[0], axesOf(with), optionsOf(with)); }}
#define ARG_REDUCTION(name)                                                                                            \
  {#name, [](const Arrays &a, const Attributes &with) { return name(a[0], axisOf(with), optionsOf(with)); }}

const std::map<std::string, Operation> elementwise = {
#define UFUNC_1(name) UNARY(name),
#define UFUNC_2(name) BINARY(name),
#define UFUNC(name, arity, ...) UFUNC_##arity(name)
#include "lib/Semantics/Ufuncs.def"
    BINARY(mod),
    {"array_equal", [](const Arrays &a, const Attributes &) { return asarray(array_equal(a[0], a[1]), bool_); }},
    {"allclose", [](const Arrays &a, const Attributes &) { return asarray(allclose(a[0], a[1]), bool_); }},
    BINARY(float_power),
    UNARY(fix),
    {"isclose", [](const Arrays &a, const Attributes &) { return isclose(a[0], a[1]); }},
    {"nan_to_num", [](const Arrays &a, const Attributes &) { return nan_to_num(a[0]); }},
    {"clip", [](const Arrays &a, const Attributes &) { return clip(a[0], a[1], a[2]); }},
    {"round", [](const Arrays &a, const Attributes &with) { return round(a[0], int(with.integer("decimals"))); }},
    {"where", [](const Arrays &a, const Attributes &) { return where(a[0], a[1], a[2]); }},
    {"astype", [](const Arrays &a, const Attributes &with) { return astype(a[0], with.dtype("dtype")); }},
};

const std::map<std::string, Operation> reductions = {
    REDUCTION(sum), REDUCTION(mean), REDUCTION(amax), REDUCTION(amin),
    REDUCTION(any), REDUCTION(all),  ARG_REDUCTION(argmax), ARG_REDUCTION(argmin),
};

const std::map<std::string, Operation> shapes = {
    UNARY(ravel),
    BINARY(matmul),
    {"reshape", [](const Arrays &a, const Attributes &with) { return reshape(a[0], with.shape("shape")); }},
    {"transpose", [](const Arrays &a, const Attributes &with) { return transpose(a[0], axesOf(with)); }},
    {"expand_dims", [](const Arrays &a, const Attributes &with) { return expand_dims(a[0], axesOf(with)); }},
    {"squeeze", [](const Arrays &a, const Attributes &with) { return squeeze(a[0], axesOf(with)); }},
    {"broadcast_to", [](const Arrays &a, const Attributes &with) { return broadcast_to(a[0], with.shape("shape")); }},
    {"concatenate", [](const Arrays &a, const Attributes &with) { return concatenate(a, with.integer("axis")); }},
    {"take", [](const Arrays &a, const Attributes &with) {
       return with.has("axis") ? take(a[0], a[1], with.integer("axis")) : take(a[0], a[1]);
     }},
    {"getitem", [](const Arrays &a, const Attributes &with) { return Indices(a, with).select(a[0]); }},
    {"setitem", [](const Arrays &a, const Attributes &with) {
       Indices where(a, with);
       return where.at(a[0]).set(a[where.next()]);
     }},
    {"additem", [](const Arrays &a, const Attributes &with) {
       Indices where(a, with);
       return where.at(a[0]).add(a[where.next()]);
     }},
};

const std::map<std::string, Operation> creation = {
    {"zeros", [](const Arrays &, const Attributes &with) { return zeros(with.shape("shape"), with.optionalDtype("dtype")); }},
    {"ones", [](const Arrays &, const Attributes &with) { return ones(with.shape("shape"), with.optionalDtype("dtype")); }},
    {"full", [](const Arrays &a, const Attributes &with) {
       return full(with.shape("shape"), a[0], with.optionalDtype("dtype"));
     }},
    {"zeros_like", [](const Arrays &a, const Attributes &with) { return zeros_like(a[0], with.optionalDtype("dtype")); }},
    {"ones_like", [](const Arrays &a, const Attributes &with) { return ones_like(a[0], with.optionalDtype("dtype")); }},
    {"full_like", [](const Arrays &a, const Attributes &with) {
       return full_like(a[0], a[1], with.optionalDtype("dtype"));
     }},
    {"arange", [](const Arrays &, const Attributes &with) {
       return arange(with.scalar("start"), with.scalar("stop"), with.scalar("step"), with.optionalDtype("dtype"));
     }},
    {"linspace", [](const Arrays &, const Attributes &with) {
       return linspace(with.scalar("start"), with.scalar("stop"), with.integer("count"),
                       {.endpoint = !with.has("open"), .dtype = with.optionalDtype("dtype")});
     }},
    {"uniform", [](const Arrays &, const Attributes &with) {
       return random::uniform(random::key(with.integer("seed")), with.shape("shape"), with.dtype("dtype"));
     }},
    {"normal", [](const Arrays &, const Attributes &with) {
       return random::normal(random::key(with.integer("seed")), with.shape("shape"), with.dtype("dtype"));
     }},
};

} // namespace

Operation findOperation(const std::string &name) {
  for (const auto *table : {&elementwise, &reductions, &shapes, &creation})
    if (auto found = table->find(name); found != table->end())
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
