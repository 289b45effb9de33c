// The types the rules speak about: extents that may be unknown, and tensors of them.
#pragma once

#include "tnp/dtype.h"
#include "tnp/shape.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tnp::semantics {

/// An extent: a number, or an unknown that may carry the name (id > 0) of the class of extents it is equal to.
/// Unknown extents without a name (id 0) may differ from each other.
class Dim {
public:
  constexpr Dim(std::int64_t n = 0) : bits(n) {}
  static constexpr Dim symbol(std::int64_t id) { return Dim(-id - 1); }
  static constexpr Dim anonymous() { return symbol(0); }

  constexpr bool isKnown() const { return bits >= 0; }
  constexpr bool isNamed() const { return bits < -1; }
  constexpr std::int64_t value() const { return bits; }   ///< Of a known extent.
  constexpr std::int64_t id() const { return -bits - 1; } ///< Of an unknown one.
  constexpr bool is(std::int64_t n) const { return bits == n; }

  /// The same number or the same name: certainly equal.
  friend constexpr bool operator==(Dim a, Dim b) = default;

private:
  std::int64_t bits;
};

using Dims = std::vector<Dim>;

/// What is known about an array before it exists.
struct TensorType {
  dtype type;
  Dims dims;

  int rank() const { return static_cast<int>(dims.size()); }
  bool isStatic() const;
  /// The number of elements, or nothing when an extent is unknown (and no extent is zero), or when int64 cannot count them.
  std::optional<std::int64_t> elements() const;
  friend bool operator==(const TensorType &, const TensorType &) = default;
};

/// The product of the extents that are known, or nothing when int64 cannot hold it.
std::optional<std::int64_t> knownProduct(std::span<const Dim> dims);

/// As messages print it: "(2,3)", "(2,)", "()", "(?,3)".
std::string toString(std::span<const Dim> dims);
std::string toString(std::span<const std::int64_t> numbers);

/// Dims of a public shape, whose unknown extents have no names, and back.
Dims toDims(std::span<const std::int64_t> extents);
shape toShape(std::span<const Dim> dims);

} // namespace tnp::semantics
