#include "lib/Trace/Signature.h"

#include "lib/Support/Hash.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <concepts>
#include <cstring>
#include <iterator>
#include <limits>

namespace tnp::traces {

namespace {

bool sameType(const ArrayView &a, const ArrayView &b) {
  return a.type == b.type && a.weak == b.weak && a.extents.size() == b.extents.size();
}

/// Whether the array meets the specification: the same type, and each extent is the one asked for, or free and not 1.
bool meets(const ArrayView &array, const ArrayView &spec) {
  if (!sameType(array, spec))
    return false;
  for (std::size_t i = 0; i < spec.extents.size(); ++i)
    if (array.extents[i] != spec.extents[i] && (spec.extents[i] >= 0 || array.extents[i] == 1))
      return false;
  return true;
}

/// The fewest digits that read back, with an exponent where NumPy has one.
template <std::floating_point T> std::string printReal(T value) {
  const T size = std::abs(value);
  const bool isPlain = size == 0 || (size >= T(1e-4) && size < T(1e16));
  char digits[40];
  std::string text(digits, std::to_chars(digits, std::end(digits), value,
                                         isPlain ? std::chars_format::fixed : std::chars_format::scientific)
                               .ptr);
  return text + (isPlain && text.find('.') == std::string::npos ? ".0" : "");
}

/// The characters behind a length, eight to a word.
std::string printText(std::span<const std::uint64_t> words) {
  std::string text(words.front(), '\0');
  std::memcpy(text.data(), words.data() + 1, text.size());
  return '"' + text + '"';
}

/// Words as the C++ value they stand for.
std::string printWords(Leaf::Kind kind, std::span<const std::uint64_t> words) {
  std::uint64_t word = words.front();
  switch (kind) {
  case Leaf::Kind::boolean:
    return word ? "true" : "false";
  case Leaf::Kind::natural:
    return std::to_string(word);
  case Leaf::Kind::single:
    return printReal(std::bit_cast<float>(static_cast<std::uint32_t>(word))) + "f";
  case Leaf::Kind::real:
    return printReal(std::bit_cast<double>(word));
  case Leaf::Kind::text:
    return printText(words);
  case Leaf::Kind::type:
    return std::string(dtype(static_cast<dtype::code>(word)).name());
  case Leaf::Kind::settings:
    return word & 1 ? "prefer_float32" : "the default settings";
  case Leaf::Kind::integer:
  case Leaf::Kind::length:
  case Leaf::Kind::array:
    break;
  }
  return std::to_string(static_cast<std::int64_t>(word));
}

/// Walks the leaves of a signature: which array or word each one is.
class LeafCursor {
public:
  explicit LeafCursor(const Signature &of) : of(of) {}
  bool done() const { return left() == 0; }
  std::size_t left() const { return of.leaves().size() - next; }
  const Leaf &leaf() const { return of.leaves()[next]; }
  const ArrayView &array() const { return of.view().arrays[array_]; }
  std::span<const std::uint64_t> words() const { return of.view().words.subspan(word_, leaf().words); }
  void advance() {
    if (leaf().kind == Leaf::Kind::array)
      ++array_;
    else
      word_ += leaf().words;
    ++next;
  }

  std::string print() const {
    return leaf().kind == Leaf::Kind::array ? describe(array()) : printWords(leaf().kind, words());
  }

private:
  const Signature &of;
  std::size_t next = 0, array_ = 0, word_ = 0;
};

bool sameLeaf(const LeafCursor &a, const LeafCursor &b) {
  if (a.leaf().kind != Leaf::Kind::array)
    return std::ranges::equal(a.words(), b.words());
  return sameType(a.array(), b.array()) && std::ranges::equal(a.array().extents, b.array().extents);
}

/// "from float32 (3,) to float32 (4,)"; what is the same on both sides is said once.
std::string printChange(const LeafCursor &a, const LeafCursor &b) {
  if (a.leaf().kind == Leaf::Kind::array) {
    const ArrayView &x = a.array(), &y = b.array();
    bool sameExtents = std::ranges::equal(x.extents, y.extents);
    if (sameExtents && x.type != y.type)
      return "changed its dtype from " + std::string(x.type.name()) + " to " + std::string(y.type.name());
    if (sameType(x, y)) {
      std::string before = describe(x), now = describe(y);
      return "changed its shape from " + before.substr(before.find('(')) + " to " + now.substr(now.find('('));
    }
  }
  return "changed from " + a.print() + " to " + b.print();
}

constexpr int differentStructures = 1000;

/// Calls `visit` with each pair of differing leaves. Where the structures part ways it stops, and returns how many leaves
/// are left.
template <class Visit> std::size_t compareLeaves(const Signature &before, const Signature &now, Visit visit) {
  LeafCursor a(before), b(now);
  for (; !a.done() && !b.done(); a.advance(), b.advance()) {
    if (a.leaf().kind != b.leaf().kind || a.leaf().path != b.leaf().path)
      break;
    if (!sameLeaf(a, b))
      visit(a, b);
  }
  return std::max(a.left(), b.left());
}

} // namespace

std::uint64_t hash(const CallView &call) {
  std::uint64_t seed = hashCombine(call.arrays.size(), call.words.size());
  for (const ArrayView &array : call.arrays) {
    auto type = static_cast<std::uint64_t>(array.type.id()) << 1 | array.weak;
    seed = hashCombine(seed, type << 32 | array.extents.size());
    for (std::int64_t n : array.extents)
      seed = hashCombine(seed, static_cast<std::uint64_t>(n));
  }
  for (std::uint64_t word : call.words)
    seed = hashCombine(seed, word);
  return seed;
}

Signature::Signature(const CallView &call, std::vector<Leaf> leaves)
    : words(call.words.begin(), call.words.end()), described(std::move(leaves)) {
  for (const ArrayView &array : call.arrays)
    extents.insert(extents.end(), array.extents.begin(), array.extents.end());
  std::size_t from = 0;
  for (ArrayView array : call.arrays) {
    std::size_t rank = array.extents.size();
    array.extents = std::span(extents).subspan(from, rank);
    from += rank;
    arrays.push_back(array);
  }
  relaxed = std::ranges::any_of(extents, [](std::int64_t n) { return n < 0; });
}

bool Signature::accepts(const CallView &call) const {
  return call.arrays.size() == arrays.size() && std::ranges::equal(call.words, words) &&
         std::ranges::equal(call.arrays, arrays, meets);
}

bool Signature::refines(const Signature &other) const { return other.accepts(view()); }

std::optional<Signature> relaxToBoth(const Signature &a, const Signature &b) {
  CallView x = a.view(), y = b.view();
  if (!std::ranges::equal(x.words, y.words) || !std::ranges::equal(x.arrays, y.arrays, sameType))
    return std::nullopt;
  std::vector<ArrayView> arrays(x.arrays.begin(), x.arrays.end());
  std::vector<std::vector<std::int64_t>> extents;
  extents.reserve(arrays.size());
  for (std::size_t i = 0; i < arrays.size(); ++i) {
    std::vector<std::int64_t> &common = extents.emplace_back(arrays[i].extents.begin(), arrays[i].extents.end());
    for (std::size_t d = 0; d < common.size(); ++d) {
      std::int64_t other = y.arrays[i].extents[d];
      if (common[d] == other)
        continue;
      if (common[d] == 1 || other == 1) // it broadcasts: other code
        return std::nullopt;
      common[d] = -1;
    }
    arrays[i].extents = common;
  }
  return Signature({arrays, x.words}, a.leaves());
}

std::string describe(const ArrayView &array) {
  std::string text(array.type.name());
  text += array.weak ? " (a number) (" : " (";
  for (std::size_t i = 0; i < array.extents.size(); ++i)
    text += (i ? "," : "") + (array.extents[i] < 0 ? std::string("?") : std::to_string(array.extents[i]));
  return text + (array.extents.size() == 1 ? ",)" : ")");
}

int distance(const Signature &before, const Signature &now) {
  int differing = 0;
  std::size_t left = compareLeaves(before, now, [&](const LeafCursor &, const LeafCursor &) { ++differing; });
  return left ? differing + static_cast<int>(left) + differentStructures : differing;
}

std::string explainChange(const Signature &before, const Signature &now) {
  std::string sentence;
  auto add = [&](const LeafCursor &a, const LeafCursor &b) {
    sentence += (sentence.empty() ? "" : ", ") + a.leaf().path + " " + printChange(a, b);
    return sentence;
  };
  std::size_t left = compareLeaves(before, now, add);
  if (left && sentence.empty())
    return "the structure of the arguments changed";
  return sentence.empty() ? "the earlier trace was dropped from the cache" : sentence;
}

} // namespace tnp::traces
