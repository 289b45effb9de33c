// Sums of products: matmul.
#pragma once

#include "lib/Semantics/Types.h"
#include "lib/Support/Result.h"

namespace tnp::semantics {

/// np.matmul: 1-D operands are row and column vectors, leading axes broadcast. Operands have equal dtypes.
Result<TensorType> inferMatmul(const TensorType &a, const TensorType &b);

} // namespace tnp::semantics
