#include "tnp/promotion.h"

#include "lib/API/Array.h"
#include "lib/Semantics/Promotion.h"

#include <vector>

namespace tnp {

promotable::promotable(const ndarray &array, int) : type_(array.dtype()), is_weak_(api::implOf(array).weak) {}

dtype promote_types(dtype a, dtype b) { return semantics::promote(a, b); }

dtype result_type(std::initializer_list<promotable> all) {
  std::vector<semantics::Promotable> list;
  for (const promotable &each : all)
    list.push_back({each.type(), each.is_weak()});
  return semantics::promote(list);
}

bool can_cast(dtype from, dtype to) { return semantics::promote(from, to) == to; }

} // namespace tnp
