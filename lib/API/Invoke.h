// Running an executable on arrays: inputs gathered, outputs adopted, nothing allocated but the results.
#pragma once

#include "lib/Executable/Executable.h"
#include "lib/Runtime/Buffer.h"
#include "tnp/structure.h"

#include <cstdint>

namespace tnp {
struct array_impl;
}

namespace tnp::api {

/// The inputs of one call. Borrows the arrays.
class Inputs {
public:
  void add(const array_impl &array);
  const void *const *data() const { return pointers.data(); }
  const std::int64_t *dims() const { return extents.data(); }

private:
  detail::inline_list<const void *, 16> pointers;
  detail::inline_list<std::int64_t, 48> extents;
};

/// The outputs of one call, until they are taken.
class Outputs {
public:
  /// Room for what the executable returns.
  explicit Outputs(const exec::Executable &executable);
  ~Outputs();

  runtime::OutputSlot *slots() { return all.data(); }
  /// Output i as a new array with one reference, made at a place. Each only once.
  array_impl *take(std::size_t i, location at);

private:
  const exec::Executable &executable;
  detail::inline_list<runtime::OutputSlot, 8> all;
  detail::inline_list<std::int64_t, 32> dims;
};

} // namespace tnp::api
