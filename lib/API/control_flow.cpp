#include "tnp/control_flow.h"

#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/API/Session.h"
#include "lib/Trace/Regions.h"
#include "lib/Trace/Signature.h"
#include "tnp/elementwise.h"
#include "tnp/indexing.h"
#include "tnp/manipulation.h"

#include <algorithm>
#include <string>

namespace tnp::detail {

namespace {

using api::Session;
using semantics::Dim;
using semantics::TensorType;

/// What a region's callable returned, kept for as long as needed.
struct Kept final : result_sink {
  std::vector<ndarray> arrays;
  std::vector<std::uint64_t> words;

  void take(const flat_view &results) override {
    arrays.clear();
    for (const ndarray *array : results.arrays)
      arrays.push_back(*array);
    words.assign(results.words.begin(), results.words.end());
  }
};

/// What a loop carries from one step to the next.
struct Carry {
  std::vector<ndarray> arrays;
  std::vector<std::uint64_t> words;

  explicit Carry(const flat_view &initial) : words(initial.words.begin(), initial.words.end()) {
    for (const ndarray *array : initial.arrays)
      arrays.push_back(*array);
  }
};

void give(flat_values &to, const std::vector<ndarray> &arrays, const std::vector<std::uint64_t> &words) {
  for (const ndarray &array : arrays)
    to.give(array);
  for (std::uint64_t word : words)
    to.give_word(word);
}

std::string describe(const TensorType &type) {
  return std::string(type.type.name()) + " " + semantics::toString(type.dims);
}

/// Whether a carried value may become another: all dtypes and numbers of extents equal, unknown extents by name.
bool sameType(const TensorType &a, const TensorType &b) { return a.type == b.type && a.dims == b.dims; }

/// Throws trace_error when what a body returned is not what it was given.
void requireSame(std::string_view loop, const std::vector<ndarray> &before, const std::vector<std::uint64_t> &words,
                 const Kept &after, std::size_t carried, location at) {
  std::string op = "[" + std::string(loop) + "] expected the body to keep ";
  if (after.arrays.size() < carried || carried != before.size() || after.words != words)
    api::raise(
        ErrorKind::trace,
        op + "the structure and the numbers that it carries, but they changed (make a number that changes an array)",
        at);
  for (std::size_t i = 0; i < carried; ++i) {
    TensorType was = api::typeOf(before[i]), is = api::typeOf(after.arrays[i]);
    if (!sameType(was, is))
      api::raise(ErrorKind::trace,
                 op + "value " + std::to_string(i) + " as " + describe(was) + ", but got " + describe(is), at);
  }
}

/// Numbers without a decided dtype take their own: a loop cannot carry a number as a number.
ndarray decided(const ndarray &array, location at) {
  const array_impl &impl = api::implOf(array);
  return impl.weak ? api::convert(array, impl.type, "loop", at) : array;
}

void decide(std::vector<ndarray> &arrays, location at) {
  for (ndarray &array : arrays)
    array = decided(array, at);
}

void requirePredicate(std::string_view op, const ndarray &predicate, location at) {
  TensorType type = api::typeOf(predicate);
  if (!type.type.is_bool() || type.rank() != 0)
    api::raise(ErrorKind::trace,
               "[" + std::string(op) + "] expected a condition of type bool (), but got " + describe(type), at);
}

std::vector<traces::Traced> lift(Session &session, std::string_view op, const std::vector<ndarray> &arrays,
                                 location at) {
  std::vector<traces::Traced> values;
  for (const ndarray &array : arrays)
    values.push_back(session.lift(array, op, at));
  return values;
}

std::vector<traces::Value> valuesOf(const std::vector<traces::Traced> &traced) {
  std::vector<traces::Value> values;
  for (const traces::Traced &one : traced)
    values.push_back(one.value);
  return values;
}

std::vector<ndarray> arraysOf(std::vector<traces::Traced> traced) {
  std::vector<ndarray> arrays;
  for (traces::Traced &one : traced)
    arrays.push_back(api::traced(std::move(one)));
  return arrays;
}

/// Calls a region with the arrays (and words) as its parameters.
void call(region body, const std::vector<ndarray> &arrays, const std::vector<std::uint64_t> &words, Kept &kept,
          location at) {
  flat_values in;
  give(in, arrays, words);
  body(in, kept);
  decide(kept.arrays, at);
}

} // namespace

//===-- while_loop ---------------------------------------------------------===//

static void whileTraced(Session &session, region condition, region body, Carry &carry, location at) {
  traces::While loop(session.tracer(), lift(session, "while_loop", carry.arrays, at), at);
  Kept kept;
  call(condition, arraysOf(loop.beginCondition()), carry.words, kept, at);
  requirePredicate("while_loop", kept.arrays.front(), at);
  loop.endCondition(session.lift(kept.arrays.front(), "while_loop", at).value);
  std::vector<ndarray> now = arraysOf(loop.beginBody());
  call(body, now, carry.words, kept, at);
  requireSame("while_loop", now, carry.words, kept, kept.arrays.size(), at);
  loop.endBody(valuesOf(lift(session, "while_loop", kept.arrays, at)));
  carry.arrays = arraysOf(loop.finish());
}

void while_loop(region condition, region body, const flat_view &initial, flat_values &last, location at) {
  Carry carry(initial);
  decide(carry.arrays, at);
  if (Session *session = Session::current()) {
    whileTraced(*session, condition, body, carry, at);
  } else {
    for (Kept kept;;) {
      call(condition, carry.arrays, carry.words, kept, at);
      requirePredicate("while_loop", kept.arrays.front(), at);
      if (!kept.arrays.front().item<bool>(at))
        break;
      call(body, carry.arrays, carry.words, kept, at);
      requireSame("while_loop", carry.arrays, carry.words, kept, kept.arrays.size(), at);
      carry.arrays.swap(kept.arrays);
    }
  }
  give(last, carry.arrays, carry.words);
}

//===-- fori_loop ----------------------------------------------------------===//

static ndarray bound(const ndarray &given, location at) {
  TensorType type = api::typeOf(given);
  if (!type.type.is_integer() || type.rank() != 0)
    api::raise(ErrorKind::dtype, "[fori_loop] expected bounds that are 0-d integers, but got " + describe(type), at);
  return api::convert(given, int64, "fori_loop", at);
}

static void foriTraced(Session &session, const ndarray &lower, const ndarray &upper, region body, Carry &carry,
                       location at) {
  traces::Value from = session.lift(lower, "fori_loop", at).value, to = session.lift(upper, "fori_loop", at).value;
  traces::For loop(session.tracer(), "fori_loop", from, to, lift(session, "fori_loop", carry.arrays, at), at);
  traces::For::Body now = loop.begin();
  std::vector<ndarray> given = arraysOf(std::move(now.carried)), parameters{api::traced(std::move(now.index))};
  parameters.insert(parameters.end(), given.begin(), given.end());
  Kept kept;
  call(body, parameters, carry.words, kept, at);
  requireSame("fori_loop", given, carry.words, kept, kept.arrays.size(), at);
  loop.end(valuesOf(lift(session, "fori_loop", kept.arrays, at)));
  carry.arrays = arraysOf(loop.finish());
}

void fori_loop(const ndarray &lower, const ndarray &upper, region body, const flat_view &initial, flat_values &last,
               location at) {
  Carry carry(initial);
  decide(carry.arrays, at);
  ndarray from = bound(lower, at), to = bound(upper, at);
  if (Session *session = Session::current()) {
    foriTraced(*session, from, to, body, carry, at);
  } else {
    auto end = to.item<std::int64_t>(at);
    Kept kept;
    for (auto i = from.item<std::int64_t>(at); i < end; ++i) {
      std::vector<ndarray> parameters{api::number(i, int64, "fori_loop", at)};
      parameters.insert(parameters.end(), carry.arrays.begin(), carry.arrays.end());
      call(body, parameters, carry.words, kept, at);
      requireSame("fori_loop", carry.arrays, carry.words, kept, kept.arrays.size(), at);
      carry.arrays.swap(kept.arrays);
    }
  }
  give(last, carry.arrays, carry.words);
}

//===-- scan ---------------------------------------------------------------===//

/// The common first extent of the sequences.
static Dim lengthOf(const std::vector<ndarray> &sequences, location at) {
  if (sequences.empty())
    api::raise(ErrorKind::shape, "[scan] expected at least one array to walk along", at);
  Dim length = Dim::anonymous();
  for (const ndarray &sequence : sequences) {
    TensorType type = api::typeOf(sequence);
    if (type.dims.empty())
      api::raise(ErrorKind::shape, "[scan] expected arrays with a first axis to walk along, but got shape ()", at);
    Dim own = type.dims.front();
    if (own.isKnown() && length.isKnown() && own != length)
      api::raise(ErrorKind::shape,
                 "[scan] expected sequences of equal lengths, but got " + std::to_string(length.value()) + " and " +
                     std::to_string(own.value()),
                 at);
    if (own.isKnown() || !length.isKnown())
      length = length.isKnown() ? length : own;
  }
  return length;
}

static std::vector<ndarray> rowsOf(const std::vector<ndarray> &sequences, const ndarray &i, location at) {
  std::vector<ndarray> rows;
  for (const ndarray &sequence : sequences)
    rows.push_back(sequence(i, {}, {}, {}, {}, {}, {}, {}, at));
  return rows;
}

/// Calls the body of a scan: the carried arrays, then the rows; the words likewise.
static void callStep(region body, std::vector<ndarray> parameters, const std::vector<ndarray> &rows, const Carry &carry,
                     const flat_view &sequences, Kept &kept, location at) {
  parameters.insert(parameters.end(), rows.begin(), rows.end());
  std::vector<std::uint64_t> words = carry.words;
  words.insert(words.end(), sequences.words.begin(), sequences.words.end());
  call(body, parameters, words, kept, at);
}

/// The words of the carried part of a step's results; the stacked part's are left in `rest`.
static Kept carriedPart(const Kept &step, const Carry &carry, std::vector<std::uint64_t> &rest) {
  Kept part;
  part.arrays = step.arrays;
  std::size_t n = std::min(carry.words.size(), step.words.size());
  part.words.assign(step.words.begin(), step.words.begin() + static_cast<std::ptrdiff_t>(n));
  rest.assign(step.words.begin() + static_cast<std::ptrdiff_t>(n), step.words.end());
  return part;
}

static std::vector<ndarray> scanTraced(Session &session, region body, Carry &carry,
                                       const std::vector<ndarray> &sequences, Dim length, const flat_view &given,
                                       std::vector<std::uint64_t> &restWords, location at) {
  std::size_t carried = carry.arrays.size();
  traces::Tracer &tracer = session.tracer();
  std::vector<traces::Traced> rows = lift(session, "scan", sequences, at);
  auto number = [&](std::int64_t value) {
    return session.lift(api::literal(value, int64, "scan", at), "scan", at).value;
  };
  traces::Value from = number(0),
                to = rows.empty() ? number(length.value()) : tracer.extent({{{rows.front().value, 0}}}, at).value;
  traces::For loop(tracer, "scan", from, to, lift(session, "scan", carry.arrays, at), at);
  traces::For::Body now = loop.begin();
  std::vector<ndarray> current = arraysOf(std::move(now.carried));
  Kept step;
  callStep(body, current, rowsOf(sequences, api::traced(std::move(now.index)), at), carry, given, step, at);
  requireSame("scan", current, carry.words, carriedPart(step, carry, restWords), carried, at);
  std::vector<traces::Traced> values = lift(session, "scan", step.arrays, at);
  std::vector<traces::Traced> stacked(values.begin() + static_cast<std::ptrdiff_t>(carried), values.end());
  for (const traces::Traced &one : stacked)
    if (!one.type.isStatic())
      api::raise(ErrorKind::trace, "[scan] expected stacked results of known extents, but got " + describe(one.type),
                 at);
  values.resize(carried);
  loop.end(valuesOf(values), stacked, length);
  return arraysOf(loop.finish());
}

static std::vector<ndarray> scanEagerly(region body, Carry &carry, const std::vector<ndarray> &sequences,
                                        std::int64_t length, const flat_view &given,
                                        std::vector<std::uint64_t> &restWords, location at) {
  if (length == 0)
    api::raise(ErrorKind::value, "[scan] expected at least one step outside of a traced function, but got length 0",
               at);
  std::size_t carried = carry.arrays.size();
  std::vector<std::vector<ndarray>> stacks;
  for (std::int64_t i = 0; i < length; ++i) {
    Kept step;
    callStep(body, carry.arrays, rowsOf(sequences, api::number(i, int64, "scan", at), at), carry, given, step, at);
    requireSame("scan", carry.arrays, carry.words, carriedPart(step, carry, restWords), carried, at);
    stacks.resize(step.arrays.size() - carried);
    for (std::size_t k = 0; k < stacks.size(); ++k)
      stacks[k].push_back(expand_dims({step.arrays[carried + k], at}, 0));
    std::copy_n(step.arrays.begin(), carried, carry.arrays.begin());
  }
  std::vector<ndarray> all = carry.arrays;
  for (const std::vector<ndarray> &stack : stacks)
    all.push_back(concatenate(stack, 0, at));
  return all;
}

static void scanSteps(region body, const flat_view &initial, const std::vector<ndarray> &rows, Dim length,
                      const flat_view &sequences, flat_values &last, location at) {
  Carry carry(initial);
  decide(carry.arrays, at);
  std::vector<std::uint64_t> restWords;
  Session *session = Session::current();
  std::vector<ndarray> all = session ? scanTraced(*session, body, carry, rows, length, sequences, restWords, at)
                                     : scanEagerly(body, carry, rows, length.value(), sequences, restWords, at);
  give(last, all, carry.words);
  for (std::uint64_t word : restWords)
    last.give_word(word);
}

void scan(region body, const flat_view &initial, const flat_view &sequences, flat_values &last, location at) {
  std::vector<ndarray> rows;
  for (const ndarray *sequence : sequences.arrays)
    rows.push_back(*sequence);
  scanSteps(body, initial, rows, lengthOf(rows, at), sequences, last, at);
}

void scan(region body, const flat_view &initial, std::int64_t length, flat_values &last, location at) {
  if (length < 0)
    api::raise(ErrorKind::value, "[scan] expected a length of at least 0, but got " + std::to_string(length), at);
  scanSteps(body, initial, {}, length, flat_view(), last, at);
}

//===-- cond ---------------------------------------------------------------===//

static std::vector<ndarray> condTraced(Session &session, const ndarray &predicate, region first, region second,
                                       std::vector<std::uint64_t> &words, location at) {
  traces::If choice(session.tracer(), session.lift(predicate, "cond", at).value, at);
  Kept one, other;
  choice.beginThen();
  call(first, {}, {}, one, at);
  choice.endThen(lift(session, "cond", one.arrays, at));
  choice.beginElse();
  call(second, {}, {}, other, at);
  if (one.arrays.size() != other.arrays.size() || one.words != other.words)
    api::raise(ErrorKind::trace,
               "[cond] expected both branches to give the same structure and numbers, but they differ", at);
  for (std::size_t i = 0; i < one.arrays.size(); ++i) {
    TensorType a = api::typeOf(one.arrays[i]), b = api::typeOf(other.arrays[i]);
    bool same = a.type == b.type && semantics::toShape(a.dims) == semantics::toShape(b.dims);
    if (!same)
      api::raise(ErrorKind::trace,
                 "[cond] expected both branches to give the same dtype and shape as value " + std::to_string(i) +
                     ", but got " + describe(a) + " and " + describe(b),
                 at);
  }
  choice.endElse(lift(session, "cond", other.arrays, at));
  words = one.words;
  return arraysOf(choice.finish());
}

void cond(const ndarray &predicate, region first, region second, flat_values &result, location at) {
  requirePredicate("cond", predicate, at);
  std::vector<std::uint64_t> words;
  if (Session *session = Session::current()) {
    std::vector<ndarray> arrays = condTraced(*session, predicate, first, second, words, at);
    return give(result, arrays, words);
  }
  Kept kept;
  call(predicate.item<bool>(at) ? first : second, {}, {}, kept, at);
  give(result, kept.arrays, kept.words);
}

} // namespace tnp::detail
