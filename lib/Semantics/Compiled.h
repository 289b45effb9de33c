// For which dtypes code is generated so far: one table for the API, which throws, and for the conversion, which diagnoses.
#pragma once

#include "lib/Support/Result.h"
#include "tnp/dtype.h"

#include <string_view>

namespace tnp::semantics {

/// Whether `op` can be compiled where an operand or a result has that dtype: a dtype_error that names both where it
/// cannot. The rules of an operation may well allow more.
Result<void> checkCompiled(std::string_view op, dtype type);

} // namespace tnp::semantics
