#include "tnp/settings.h"

namespace tnp {

static thread_local bool small = false;

prefer_float32::prefer_float32() noexcept : before_(small) { small = true; }
prefer_float32::~prefer_float32() { small = before_; }

dtype default_float() noexcept { return small ? float32 : float64; }

} // namespace tnp
