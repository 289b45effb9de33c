#include "lib/Runtime/CPU/Scratch.h"

#include "lib/Runtime/Buffer.h"
#include "lib/Support/Env.h"

namespace tnp::runtime {

void *threadScratch(std::int64_t bytes, bool &ok) noexcept {
  ok = true;
  if (bytes <= 0)
    return nullptr;
  static thread_local BufferRef scratch;
  static const bool guarded =
      env::getFlag(env::guardPages); // a guarded block must end where this kernel's scratch ends
  const std::int64_t rounded = (bytes + 63) / 64 * 64;
  if (!scratch || scratch->size() < rounded || guarded) {
    scratch = BufferRef(); // first give back, then take
    scratch = BufferRef(Buffer::allocate(rounded));
  }
  ok = static_cast<bool>(scratch);
  return ok ? scratch->data() : nullptr;
}

} // namespace tnp::runtime
