#pragma once

namespace tnp::exec {

/// Tells code generation and linker which functions the runtime offers. To be called before either is used; only the
/// first call does anything.
void bindRuntime();

} // namespace tnp::exec
