// Arrays from nested braces.
#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Elements.h"
#include "lib/API/Error.h"
#include "lib/Semantics/Promotion.h"
#include "tnp/creation.h"
#include "tnp/manipulation.h"

#include <fmt/format.h>

namespace tnp {

namespace {

/// What a walk over the braces finds out.
struct Survey {
  std::vector<semantics::Promotable> leaves;
  bool arrays = false;
};

void survey(const literal &item, Survey &found) {
  if (item.what() == literal::kind::list) {
    for (const literal &each : item)
      survey(each, found);
    return;
  }
  if (item.what() == literal::kind::number) {
    dtype type = item.value().type;
    // Integers and bools do not widen the floats beside them.
    found.leaves.push_back({api::preferred(type), type.is_bool() || type.is_integer()});
    return;
  }
  const array_impl &impl = api::implOf(item.array());
  found.leaves.push_back({impl.type, impl.weak});
  found.arrays = true;
}

dtype typeOf(const Survey &found) {
  bool strong = false;
  for (const semantics::Promotable &leaf : found.leaves)
    strong |= !leaf.weak;
  if (found.leaves.empty())
    return default_float();
  if (strong)
    return semantics::promote(found.leaves);
  dtype type = found.leaves.front().type;
  for (const semantics::Promotable &leaf : found.leaves)
    type = semantics::promote(type, leaf.type);
  return type;
}

[[noreturn]] void ragged(location at) {
  api::raise(ErrorKind::shape, "[array] expected lists of equal lengths, but got lists that differ", at);
}

/// The extents, as the first items have them.
std::vector<std::int64_t> extentsOf(const literal &item) {
  std::vector<std::int64_t> extents;
  for (const literal *at = &item; at->what() == literal::kind::list; at = at->begin()) {
    extents.push_back(static_cast<std::int64_t>(at->size()));
    if (at->size() == 0)
      break;
  }
  return extents;
}

/// Writes the numbers in C order, and finds lists that differ from the first of their level.
void write(const literal &item, std::span<const std::int64_t> extents, dtype type, std::byte *&to, location at) {
  bool list = item.what() == literal::kind::list;
  if (list != !extents.empty() || (list && static_cast<std::int64_t>(item.size()) != extents[0]))
    ragged(at);
  if (!list) {
    if (!api::fits(item.value(), type))
      api::raise(
          ErrorKind::value,
          fmt::format("[array] expected numbers that {} holds, but got {}", type.name(), item.value().to<double>()),
          at);
    api::writeElement(item.value(), type, to);
    to += type.itemsize();
    return;
  }
  for (const literal &each : item)
    write(each, extents.subspan(1), type, to, at);
}

/// Stacks arrays and numbers along new axes.
ndarray stack(const literal &item, dtype type, location at) {
  if (item.what() == literal::kind::number)
    return api::literal(item.value(), type, "array", at);
  if (item.what() == literal::kind::array)
    return api::convert(item.array(), type, "array", at);
  std::vector<ndarray> rows;
  for (const literal &each : item)
    rows.push_back(expand_dims({stack(each, type, at), at}, 0));
  for (const ndarray &row : rows)
    if (row.ndim() != rows.front().ndim())
      ragged(at);
  return rows.empty() ? zeros({0}, type, at) : rows.size() == 1 ? rows.front() : concatenate(rows, 0, at);
}

} // namespace

ndarray array(const literal &numbers, std::optional<dtype> type, location at) {
  Survey found;
  survey(numbers, found);
  dtype of = type.value_or(typeOf(found));
  if (found.arrays)
    return stack(numbers, of, at);
  if (numbers.what() == literal::kind::number)
    return api::number(numbers.value(), of, "array", at);
  std::vector<std::int64_t> extents = extentsOf(numbers);
  // A list that claims too much is found before memory is taken for it: every leaf is there already.
  shape to{std::span<const std::int64_t>(extents)};
  if (to.elements() != static_cast<std::int64_t>(found.leaves.size()))
    ragged(at);
  auto [made, data] = api::allocate(of, to, at);
  auto *place = static_cast<std::byte *>(data);
  write(numbers, extents, of, place, at);
  return made;
}

} // namespace tnp
