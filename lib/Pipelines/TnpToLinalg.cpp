// tnp -> linalg: NumPy's rules become loop nests, and unknown extents get their identity.
#include "lib/Conversion/Passes.h"
#include "lib/Pipelines/AddPass.h"
#include "lib/Pipelines/Pipelines.h"
#include "lib/Transforms/Passes.h"

namespace tnp::pipelines {

void buildTnpToLinalgPipeline(mlir::OpPassManager &manager) {
  // Every operation becomes generics, slices and reshapes on tensors; broadcasting is in the indexing maps, bool is i8.
  addPass(manager, conversion::createConvertTnpToLinalg());

  // MLIR does not know that two `?` are equal. This finds out which are, checks once at the entry that they are, and
  // makes each extent one value, on which everything below relies: fusion, in-place slices, the arena.
  addPass(manager, transforms::createCanonicalizeDims());
  addCleanUp(manager);
}

} // namespace tnp::pipelines
