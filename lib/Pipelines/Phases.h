#pragma once
// Stand-in until branch host brings the real one.
namespace tnp::pipelines {
enum class Phase { Trace, Tnp, Linalg, Kernels, Loops, Llvm };
}
