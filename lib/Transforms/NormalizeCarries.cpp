#include "lib/Transforms/Passes.h"
namespace tnp::transforms {
#define GEN_PASS_DEF_NORMALIZECARRIES
#include "lib/Transforms/Passes.h.inc"
namespace { struct P : impl::NormalizeCarriesBase<P> { void runOnOperation() override {} }; }
} // namespace tnp::transforms
