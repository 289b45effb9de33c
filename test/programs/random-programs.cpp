// Random programs, each run eagerly, compiled for known extents and, where it can be, for unknown ones: all say the same.
// A program is drawn from a seed as a list of steps: by the shapes that its values have when it runs eagerly; the list is
// then played back on whatever arrays there are, values of a trace included.
#include <tnp/tnp.h>

#include "expect.h"

#include <cmath>
#include <cstdint>
#include <exception>
#include <optional>
#include <random>
#include <string>
#include <tuple>
#include <vector>

namespace np = tnp;
using np::_;
using np::ndarray;

namespace {

/// One operation on earlier values, of which v0, v1 and v2 are the inputs.
struct Step {
  std::string text;
  int operation = 0;
  std::size_t a = 0, b = 0;
  std::int64_t axis = 0, start = 0, stop = 0, stride = 1;
  double number = 0;
};

struct Drawn {
  std::vector<ndarray> inputs;
  std::vector<Step> steps;
  bool open = true; ///< whether all steps work on unknown extents
};

ndarray bounded(const ndarray &x) { return np::tanh(x * .125) * 4.; }

ndarray softmax(const ndarray &x) {
  ndarray e = np::exp(x - np::amax(x, -1, {.keepdims = true}));
  return e / np::sum(e, -1, {.keepdims = true});
}

ndarray power_loop(const ndarray &x, std::int64_t count) {
  return np::fori_loop(0, count, [&](ndarray, ndarray y) { return np::tanh(y + x); }, np::zeros_like(x));
}

ndarray halving_loop(const ndarray &x, double limit) {
  auto [count, y] =
      np::while_loop([&](ndarray i, ndarray y) { return np::logical_and(i<20, np::sum(np::abs(y))> limit); },
                     [](ndarray i, ndarray y) { return std::tuple{i + 1, y * .5}; }, std::tuple{0, x});
  return y + count;
}

ndarray running_sums(const ndarray &x) {
  auto [last, all] =
      np::scan([](ndarray sum, ndarray row) { return std::pair{sum + row, sum + row}; }, np::zeros_like(x(0)), x);
  return bounded(all + last);
}

ndarray choose(const ndarray &x, double limit) {
  return np::cond(
      np::sum(np::abs(x)) > limit, [](ndarray y) { return y * .25; }, [](ndarray y) { return np::negative(y); }, x);
}

using Run = ndarray (*)(const ndarray &, const ndarray &, const Step &);
using Fits = bool (*)(const ndarray &, const ndarray &);
bool always(const ndarray &, const ndarray &) { return true; }
bool hasAxis(const ndarray &a, const ndarray &) { return a.ndim() > 0; }
bool hasElements(const ndarray &a, const ndarray &) { return a.ndim() > 0 && a.size() > 0; }
bool isLong(const ndarray &a, const ndarray &) { return a.ndim() > 0 && a.shape()[0] > 4; }
bool isMatrix(const ndarray &a, const ndarray &) { return a.ndim() == 2; }
bool isLow(const ndarray &a, const ndarray &) { return a.ndim() < 4; }
bool isFlat(const ndarray &a, const ndarray &) { return a.ndim() == 1 && a.size() < 100; }
bool evenRows(const ndarray &a, const ndarray &) { return a.ndim() > 0 && a.shape()[0] % 2 == 0; }
bool agree(const ndarray &a, const ndarray &b) { return a.shape() == b.shape(); }
bool stack(const ndarray &a, const ndarray &b) { return a.ndim() > 0 && a.shape() == b.shape(); }
bool broadcast(const ndarray &a, const ndarray &b) {
  for (std::size_t i = 1; i <= std::min(a.shape().size(), b.shape().size()); ++i)
    if (a.shape()[a.shape().size() - i] != b.shape()[b.shape().size() - i])
      return false;
  return true;
}

/// What a step can be. All values are float64 within a few units of 0, and continuous in their operands, so that what
/// rounding changes stays small.
struct Operation {
  const char *name;
  Fits fits;
  bool open; ///< also on unknown extents
  Run run;
};

// clang-format off
const Operation operations[] = {
    {"add", broadcast, true, [](const ndarray &a, const ndarray &b, const Step &) { return bounded(a + b); }},
    {"subtract", broadcast, true, [](const ndarray &a, const ndarray &b, const Step &) { return bounded(a - b); }},
    {"multiply", broadcast, true, [](const ndarray &a, const ndarray &b, const Step &s) { return bounded(a * b + s.number); }},
    {"divide", agree, true, [](const ndarray &a, const ndarray &b, const Step &) { return a / (np::abs(b) + 1.); }},
    {"maximum", broadcast, true, [](const ndarray &a, const ndarray &b, const Step &) { return np::maximum(a, b); }},
    {"where", agree, true, [](const ndarray &a, const ndarray &b, const Step &) { return np::where(a > b, a - b, b - a); }},
    {"exp", always, true, [](const ndarray &a, const ndarray &, const Step &) { return np::exp(np::minimum(a, 1.)); }},
    {"log", always, true, [](const ndarray &a, const ndarray &, const Step &) { return np::log(np::square(a) + 1.); }},
    {"sqrt", always, true, [](const ndarray &a, const ndarray &, const Step &) { return np::sqrt(np::abs(a)); }},
    {"float32", always, true, [](const ndarray &a, const ndarray &, const Step &) { return a.astype(np::float32).astype(np::float64); }},
    {"sum", hasAxis, true, [](const ndarray &a, const ndarray &, const Step &s) { return bounded(np::sum(a, s.axis)); }},
    {"mean", hasElements, true, [](const ndarray &a, const ndarray &, const Step &s) { return a - np::mean(a, s.axis, {.keepdims = true}); }},
    {"amax", hasElements, true, [](const ndarray &a, const ndarray &, const Step &s) { return np::amax(a, s.axis); }},
    {"amin", hasElements, true, [](const ndarray &a, const ndarray &, const Step &s) { return a - np::amin(a, s.axis, {.keepdims = true}); }},
    {"softmax", hasElements, true, [](const ndarray &a, const ndarray &, const Step &) { return softmax(a); }},
    {"from", isLong, true, [](const ndarray &a, const ndarray &, const Step &s) { return a(np::slice(s.start, _)); }},
    {"every second", isLong, true, [](const ndarray &a, const ndarray &, const Step &s) { return a(np::slice(s.start, _, 2)); }},
    {"slice", isLong, false, [](const ndarray &a, const ndarray &, const Step &s) { return a(np::slice(s.start, s.stop, s.stride)); }},
    {"reverse", hasAxis, false, [](const ndarray &a, const ndarray &, const Step &) { return a(np::slice(_, _, -1)); }},
    {"row", hasElements, true, [](const ndarray &a, const ndarray &, const Step &) { return a(-1); }},
    {"set a row", hasElements, true, [](const ndarray &a, const ndarray &, const Step &s) { return a.at(0).set(s.number); }},
    {"add to rows", isLong, true, [](const ndarray &a, const ndarray &, const Step &s) { return a.at(np::slice(s.start, _)).add(s.number); }},
    {"transpose", hasAxis, true, [](const ndarray &a, const ndarray &, const Step &) { return np::transpose(a); }},
    {"ravel", hasAxis, true, [](const ndarray &a, const ndarray &, const Step &) { return np::ravel(a); }},
    {"expand", isLow, true, [](const ndarray &a, const ndarray &, const Step &s) { return np::expand_dims(a, s.axis); }},
    {"pairs", evenRows, false, [](const ndarray &a, const ndarray &, const Step &) {
       std::vector<std::int64_t> to(a.shape().begin(), a.shape().end());
       to[0] /= 2, to.insert(to.begin() + 1, 2);
       return np::reshape(a, np::shape(std::span<const std::int64_t>(to)));
     }},
    {"concatenate", stack, true, [](const ndarray &a, const ndarray &b, const Step &s) { return np::concatenate({a, b}, s.axis); }},
    {"outer", isFlat, true, [](const ndarray &a, const ndarray &, const Step &) { return a(_, np::newaxis) - a; }},
    {"matmul", isMatrix, true, [](const ndarray &a, const ndarray &, const Step &) { return bounded(np::matmul(a, np::transpose(a))); }},
    {"take", hasElements, true, [](const ndarray &a, const ndarray &, const Step &s) { return np::take(a, np::array({0, -1, 0}), s.axis); }},
    {"mask", hasAxis, true, [](const ndarray &a, const ndarray &, const Step &s) { return bounded(np::sum(np::square(np::maximum(a - s.number, 0.))(a > s.number))); }},
    {"count", hasAxis, true, [](const ndarray &a, const ndarray &, const Step &) { return np::sum(np::isnan(a), 0) + 1.; }},
    {"zeros_like", always, true, [](const ndarray &a, const ndarray &, const Step &s) { return np::zeros_like(a) + s.number; }},
    {"for", always, true, [](const ndarray &a, const ndarray &, const Step &s) { return power_loop(a, s.start); }},
    {"while", always, true, [](const ndarray &a, const ndarray &, const Step &s) { return halving_loop(a, std::abs(s.number) + .3); }},
    {"scan", hasElements, false, [](const ndarray &a, const ndarray &, const Step &) { return running_sums(a); }},
    {"cond", always, true, [](const ndarray &a, const ndarray &, const Step &s) { return choose(a, s.number); }},
};
// clang-format on

class Draw {
public:
  explicit Draw(unsigned seed) : numbers(seed) {}

  Drawn program() {
    Drawn drawn;
    open = chance(2);
    std::int64_t m = extent(), n = extent();
    drawn.inputs = {input({m, n}), input({n}), input({m})};
    std::vector<ndarray> values = drawn.inputs;
    for (int tries = 0; drawn.steps.size() < 9 && tries < 60; ++tries)
      if (std::optional<Step> step = next(values)) {
        const Operation &operation = operations[step->operation];
        values.push_back(operation.run(values[step->a], values[step->b], *step));
        drawn.open &= operation.open;
        drawn.steps.push_back(*std::move(step));
      }
    return drawn;
  }

private:
  std::int64_t below(std::int64_t n) { return static_cast<std::int64_t>(numbers() % static_cast<std::uint64_t>(n)); }
  bool chance(std::int64_t in) { return below(in) == 0; }
  /// Mostly around the width of vectors, sometimes nothing, sometimes 1.
  std::int64_t extent() { return chance(25) ? below(2) : 2 + below(chance(4) ? 70 : 20); }

  ndarray input(const np::shape &of) {
    return np::random::normal(np::random::key(static_cast<std::int64_t>(numbers())), of, np::float64);
  }

  std::optional<Step> next(const std::vector<ndarray> &values) {
    Step step;
    step.operation = static_cast<int>(below(std::size(operations)));
    auto count = static_cast<std::int64_t>(values.size());
    step.a = static_cast<std::size_t>(chance(3) ? below(count) : count - 1);
    step.b = static_cast<std::size_t>(below(count));
    const Operation &operation = operations[step.operation];
    const ndarray &a = values[step.a], &b = values[step.b];
    if ((open && !operation.open) || !operation.fits(a, b) || a.size() > 20000 || b.size() > 20000)
      return std::nullopt;
    step.axis = a.ndim() ? below(a.ndim()) : 0;
    step.start = 1 + below(2); // an open slice leaves two rows or more: an unknown extent of 1 would not broadcast
    step.stop = -below(2) - 1;
    step.stride = 1 + below(3);
    step.number = static_cast<double>(below(16)) / 8 - 1;
    step.text = std::string(operation.name) + "(v" + std::to_string(step.a) + ", v" + std::to_string(step.b) +
                ", axis " + std::to_string(step.axis) + ", " + std::to_string(step.start) + ":" +
                std::to_string(step.stop) + ":" + std::to_string(step.stride) + ", " + std::to_string(step.number) +
                ")";
    return step;
  }

  std::mt19937 numbers;
  bool open = true;
};

std::vector<ndarray> play(const std::vector<Step> &steps, std::vector<ndarray> values) {
  std::size_t inputs = values.size();
  for (const Step &step : steps)
    values.push_back(operations[step.operation].run(values[step.a], values[step.b], step));
  return {values.begin() + static_cast<std::ptrdiff_t>(inputs), values.end()};
}

/// The first difference in words, or nothing.
std::string difference(const std::vector<ndarray> &eager, const std::vector<ndarray> &compiled) {
  for (std::size_t i = 0; i < eager.size(); ++i) {
    const ndarray &a = eager[i], &b = compiled[i];
    std::string where = "v" + std::to_string(i + 3) + ": ";
    if (a.shape() != b.shape() || a.dtype() != b.dtype())
      return where + to_string(a.shape()) + " and " + to_string(b.shape());
    if (!np::allclose(a, b, {.rtol = 1e-5, .atol = 1e-5, .equal_nan = true}))
      return where + "the values differ by up to " + np::to_string(np::amax(np::abs(a - b)));
  }
  return "";
}

void check(unsigned seed, const Drawn &drawn, const std::vector<ndarray> &eager, const char *how,
           np::function_options options) {
  std::string problem;
  try {
    auto f =
        np::function([&](ndarray a, ndarray b, ndarray c) { return play(drawn.steps, {a, b, c}); }, std::move(options));
    problem = difference(eager, f(drawn.inputs[0], drawn.inputs[1], drawn.inputs[2]));
  } catch (const std::exception &error) {
    problem = error.what();
  }
  expect(problem.empty());
  if (problem.empty())
    return;
  std::cerr << "seed " << seed << ", compiled for " << how << ": " << problem << "\n  v0 "
            << to_string(drawn.inputs[0].shape()) << ", v1 " << to_string(drawn.inputs[1].shape()) << ", v2 "
            << to_string(drawn.inputs[2].shape()) << "\n";
  for (std::size_t i = 0; i < drawn.steps.size(); ++i)
    std::cerr << "  v" << i + 3 << " = " << drawn.steps[i].text << " -> " << to_string(eager[i].shape()) << "\n";
}

} // namespace

/// random-programs [FIRST [END]]: the seeds.
int main(int count, char **arguments) {
  unsigned first = count > 1 ? static_cast<unsigned>(std::stoul(arguments[1])) : 0;
  unsigned end = count > 2 ? static_cast<unsigned>(std::stoul(arguments[2])) : count > 1 ? first + 1 : 40;
  for (unsigned seed = first; seed < end; ++seed) {
    Drawn drawn = Draw(seed).program();
    std::vector<ndarray> eager = play(drawn.steps, drawn.inputs);
    check(seed, drawn, eager, "known extents", {});
    if (drawn.open)
      check(seed, drawn, eager, "unknown extents",
            {.input_signature = {np::spec({np::unknown, np::unknown}), np::spec({np::unknown}),
                                 np::spec({np::unknown})}});
  }
  return report();
}
