#include "lib/Transforms/Passes.h"
namespace tnp::transforms {
#define GEN_PASS_DEF_BUFFERIZEHOST
#include "lib/Transforms/Passes.h.inc"
namespace { struct P : impl::BufferizeHostBase<P> { void runOnOperation() override {} }; }
} // namespace tnp::transforms
