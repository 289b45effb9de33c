// The sort of 32-bit keys, compiled here from the library's templates: those of the shared library partition with
// AVX-512's compressing stores, which Zen 4 runs seven times slower than the tables of AVX2. See docs/decisions.
#include "lib/Runtime/CPU/SortKeys.h"

#define HWY_DISABLED_TARGETS (HWY_AVX3 | HWY_AVX3_DL | HWY_SSSE3)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "lib/Runtime/CPU/SortWords.cpp"
#include <hwy/foreach_target.h> // includes this file once for each instruction set

#include <hwy/contrib/sort/traits-inl.h>
#include <hwy/contrib/sort/vqsort-inl.h>

HWY_BEFORE_NAMESPACE();
namespace tnp::runtime {
namespace HWY_NAMESPACE {

void sortWords(std::uint32_t *keys, std::size_t count) {
  namespace hn = hwy::HWY_NAMESPACE;
  using Order = hn::detail::OrderAscending<std::uint32_t>;
  hn::detail::SharedTraits<hn::detail::TraitsLane<Order>> traits;
  hn::Sort(hn::SortTag<std::uint32_t>(), traits, keys, count, static_cast<std::uint32_t *>(nullptr));
}

} // namespace HWY_NAMESPACE
} // namespace tnp::runtime
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace tnp::runtime {

HWY_EXPORT(sortWords);

void sortKeys(std::uint32_t *keys, std::int64_t count) {
  if (count <= fewKeys)
    return sortFew(keys, count);
  HWY_DYNAMIC_DISPATCH(sortWords)(keys, static_cast<std::size_t>(count));
}

} // namespace tnp::runtime
#endif
