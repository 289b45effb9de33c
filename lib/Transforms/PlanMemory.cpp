#include "lib/Transforms/Passes.h"
namespace tnp::transforms {
#define GEN_PASS_DEF_PLANMEMORY
#include "lib/Transforms/Passes.h.inc"
namespace { struct P : impl::PlanMemoryBase<P> { void runOnOperation() override {} }; }
} // namespace tnp::transforms
