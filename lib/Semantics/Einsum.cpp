#include "lib/Semantics/Einsum.h"

#include "lib/Semantics/Errors.h"

#include <algorithm>

namespace tnp::semantics {

namespace {

constexpr std::string_view op = "einsum";
constexpr std::string_view arrow = "->", ellipsis = "...";

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool contains(std::string_view letters, char letter) { return letters.find(letter) != std::string_view::npos; }

std::vector<std::string> splitAtCommas(std::string_view text) {
  std::vector<std::string> parts(1);
  for (char c : text)
    c == ',' ? void(parts.emplace_back()) : parts.back().push_back(c);
  return parts;
}

Error refuseText(std::string_view expectation, std::string_view text) {
  return refuse(ErrorKind::value, op, "{}, but got \"{}\"", expectation, text);
}

/// Letters that no operand has, for the axes of "...", which are counted from the last.
std::string ellipsisLetters(const std::vector<std::string> &parts, std::size_t count) {
  std::string free;
  for (char c = 'Z'; free.size() < count && c >= 'A'; --c)
    if (std::ranges::none_of(parts, [&](const std::string &part) { return contains(part, c); }))
      free.push_back(c);
  for (char c = 'z'; free.size() < count && c >= 'a'; --c)
    if (std::ranges::none_of(parts, [&](const std::string &part) { return contains(part, c); }))
      free.push_back(c);
  return {free.rbegin(), free.rend()};
}

/// How many axes the "..." of one part stands for; none without one.
Result<std::size_t> axesOfEllipsis(const std::string &part, int rank, std::string_view text) {
  const std::size_t at = part.find(ellipsis);
  const std::size_t letters = part.size() - (at == std::string::npos ? 0 : ellipsis.size());
  if (!std::ranges::all_of(part.substr(0, at), isLetter) ||
      (at != std::string::npos && !std::ranges::all_of(part.substr(at + ellipsis.size()), isLetter)))
    return refuseText("letters, \"...\" at most once an operand, commas and \"->\"", text);
  if (at == std::string::npos ? letters != static_cast<std::size_t>(rank) : letters > static_cast<std::size_t>(rank))
    return refuse(ErrorKind::value, op, "a letter for each axis, but got \"{}\" for an operand of {} axes", part, rank);
  return at == std::string::npos ? 0 : static_cast<std::size_t>(rank) - letters;
}

void writeOut(std::string &part, std::string_view axes) {
  if (const std::size_t at = part.find(ellipsis); at != std::string::npos)
    part.replace(at, ellipsis.size(), axes);
}

/// The axes of "...", then the letters that stand once, in alphabetic order.
std::string impliedResult(const std::vector<std::string> &operands, std::string_view axes) {
  std::string all, once;
  for (const std::string &operand : operands)
    all += operand;
  for (char letter : all)
    if (!contains(axes, letter) && std::ranges::count(all, letter) == 1)
      once.push_back(letter);
  std::ranges::sort(once);
  return std::string(axes) + once;
}

} // namespace

std::string Subscripts::text() const {
  std::string text;
  for (std::size_t i = 0; i < operands.size(); ++i)
    text += (i ? "," : "") + operands[i];
  return text + std::string(arrow) + result;
}

bool Subscripts::operandsHave(char letter) const {
  return std::ranges::any_of(operands, [&](const std::string &operand) { return contains(operand, letter); });
}

Result<Subscripts> parseSubscripts(std::string_view called, std::string_view text) {
  const std::size_t at = text.find(arrow);
  if (at == std::string_view::npos)
    return refuse(ErrorKind::value, called, "subscripts with \"->\", but got \"{}\"", text);
  Subscripts parsed{splitAtCommas(text.substr(0, at)), std::string(text.substr(at + arrow.size()))};
  for (const std::string &part : parsed.operands)
    if (!std::ranges::all_of(part, isLetter))
      return refuse(ErrorKind::value, called, "letters, commas and one \"->\", but got \"{}\"", text);
  if (!std::ranges::all_of(parsed.result, isLetter))
    return refuse(ErrorKind::value, called, "letters, commas and one \"->\", but got \"{}\"", text);
  return parsed;
}

Result<Subscripts> expandSubscripts(std::string_view text, std::span<const int> ranks) {
  std::string dense(text);
  std::erase(dense, ' ');
  const std::size_t at = dense.find(arrow);
  Subscripts expanded{splitAtCommas(std::string_view(dense).substr(0, at)), {}};
  if (expanded.operands.size() != ranks.size())
    return refuse(ErrorKind::value, op, "subscripts for {} operands, but got \"{}\"", ranks.size(), text);
  std::vector<std::size_t> counts;
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    Result<std::size_t> count = axesOfEllipsis(expanded.operands[i], ranks[i], text);
    if (!count)
      return count.error();
    counts.push_back(*count);
  }
  const std::size_t most = counts.empty() ? 0 : std::ranges::max(counts);
  const std::string axes = ellipsisLetters(expanded.operands, most);
  if (axes.size() < most)
    return refuse(ErrorKind::value, op, "at most 52 axes, but got \"{}\"", text);
  for (std::size_t i = 0; i < ranks.size(); ++i)
    writeOut(expanded.operands[i], std::string_view(axes).substr(most - counts[i]));
  if (at == std::string::npos) {
    expanded.result = impliedResult(expanded.operands, axes);
    return expanded;
  }
  expanded.result = dense.substr(at + arrow.size());
  writeOut(expanded.result, axes);
  for (char letter : expanded.result)
    if (!isLetter(letter) || !expanded.operandsHave(letter) || std::ranges::count(expanded.result, letter) != 1)
      return refuseText("a result of different letters, all of operands", text);
  if (!std::ranges::all_of(axes, [&](char letter) { return contains(expanded.result, letter); }))
    return refuseText("\"...\" in the result as in the operands", text);
  return expanded;
}

Result<TensorType> inferEinsum(std::span<const TensorType> operands, std::string_view text) {
  Result<Subscripts> subscripts = parseSubscripts(op, text);
  if (!subscripts)
    return subscripts.error();
  if (operands.empty() || operands.size() > 2 || operands.size() != subscripts->operands.size())
    return refuse(ErrorKind::value, op, "one or two operands and letters for each, but got {} operands and \"{}\"",
                  operands.size(), text);
  // einsum_c1: one dtype; it is the API that promotes.
  if (operands.front().type != operands.back().type)
    return refuse(ErrorKind::dtype, op, "operands of one dtype, but got {} and {}", operands.front().type.name(),
                  operands.back().type.name());
  std::string letters;
  Dims extents;
  for (std::size_t i = 0; i < operands.size(); ++i) {
    const std::string &own = subscripts->operands[i];
    // einsum_c2: a letter for each axis, none twice in an operand.
    if (static_cast<int>(own.size()) != operands[i].rank() ||
        std::ranges::any_of(own, [&](char letter) { return std::ranges::count(own, letter) != 1; }))
      return refuse(ErrorKind::value, op,
                    "a letter for each axis, none twice in an operand, but got \"{}\" for shape {}", own,
                    toString(operands[i].dims));
    for (std::size_t axis = 0; axis < own.size(); ++axis) {
      const Dim dim = operands[i].dims[axis];
      const std::size_t known = letters.find(own[axis]);
      if (known == std::string::npos) {
        letters.push_back(own[axis]);
        extents.push_back(dim);
        continue;
      }
      // einsum_c3: axes of one letter have equal extents (an unknown one is checked at run time).
      if (extents[known].isKnown() && dim.isKnown() && extents[known] != dim)
        return refuse(ErrorKind::shape, op, "equal extents for \"{}\", but got shapes {} and {}", own[axis],
                      toString(operands.front().dims), toString(operands.back().dims));
      if (!extents[known].isKnown())
        extents[known] = dim;
    }
  }
  Dims dims;
  for (char letter : subscripts->result) {
    const std::size_t known = letters.find(letter);
    // einsum_c4: the letters of the result differ, and operands have them.
    if (known == std::string::npos || std::ranges::count(subscripts->result, letter) != 1)
      return refuse(ErrorKind::value, op, "a result of different letters, all of operands, but got \"{}\"", text);
    dims.push_back(extents[known]);
  }
  return TensorType{operands.front().type, std::move(dims)};
}

} // namespace tnp::semantics
