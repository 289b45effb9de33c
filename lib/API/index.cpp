#include "tnp/index.h"

#include "lib/API/Array.h"
#include "tnp/creation.h"

#include <vector>

namespace tnp {

static const array_impl *keep(const ndarray &array) {
  // A handle that is never destroyed holds our reference.
  alignas(ndarray) std::byte place[sizeof(ndarray)];
  return (new (place) ndarray(array))->impl();
}

index::index(const ndarray &array) noexcept : kind_(kind::array), array_(keep(array.impl() ? array : ndarray(0.))) {}

index::index(std::initializer_list<std::int64_t> integers) : kind_(kind::array) {
  array_ = keep(tnp::array(std::vector<std::int64_t>(integers)));
}

index::index(const index &other) noexcept
    : kind_(other.kind_), integer_(other.integer_), slice_(other.slice_),
      array_(other.array_ ? keep(other.array()) : nullptr) {}

ndarray index::array() const noexcept {
  ndarray borrowed(array_);
  keep(borrowed); // the temporary gives one reference back, and it was ours
  return borrowed;
}

void index::release() noexcept { ndarray last(array_); }

} // namespace tnp
