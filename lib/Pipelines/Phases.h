// The phases of a program on its way from a trace to machine code. Their names are those of pipelines, of
// `--compile-to=`, of dump files and of what `.mlir(stage)` takes. No MLIR here: tools and users name phases too.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace tnp::pipelines {

enum class Phase { Trace, Tnp, Linalg, Kernels, Loops, Llvm };

struct PhaseDescription {
  Phase phase;
  std::string_view name;
  std::string_view sentence;
};

inline constexpr std::array<PhaseDescription, 6> phases{{
    {Phase::Trace, "trace", "the operations of NumPy as the program called them"},
    {Phase::Tnp, "tnp", "the same operations, simplified"},
    {Phase::Linalg, "linalg",
     "loop nests on tensors; equal extents are one value, and the rest is checked at the entry"},
    {Phase::Kernels, "kernels", "a host function that launches kernels, each of them fused from many operations"},
    {Phase::Loops, "loops", "kernels as vector loops on memory; a host that owns outputs, one arena and control flow"},
    {Phase::Llvm, "llvm", "the LLVM dialect with the signatures of the runtime"},
}};

constexpr std::string_view name(Phase phase) { return phases[static_cast<std::size_t>(phase)].name; }

/// The phase of this name, if there is one.
constexpr std::optional<Phase> parsePhase(std::string_view name) {
  for (const PhaseDescription &description : phases)
    if (description.name == name)
      return description.phase;
  return std::nullopt;
}

} // namespace tnp::pipelines
