#pragma once

/// \file
/// The functions that compiled code may call, by name and signature. Nothing else of the process is visible to it.

#include "lib/Runtime/Abi.h"

namespace tnp::runtime::symbols {

inline constexpr char output[] = "tnp_rt_output";
inline constexpr char workspace[] = "tnp_rt_workspace";
inline constexpr char launch[] = "tnp_rt_launch";
inline constexpr char fail[] = "tnp_rt_fail";
inline constexpr char sort[] = "tnp_rt_sort";
inline constexpr char argsort[] = "tnp_rt_argsort";
inline constexpr char searchsorted[] = "tnp_rt_searchsorted";

/// The attribute of a lowered module that lists how the program can fail: rows of {kind, message, where}.
inline constexpr char failureTable[] = "rt.failures";

} // namespace tnp::runtime::symbols

extern "C" {

/// Allocates result `index` of the given extents and returns its data; null when memory is short or the size overflows.
void *tnp_rt_output(tnp::runtime::CallContext *context, std::int64_t index, std::int64_t rank, const std::int64_t *dims,
                    std::int64_t elementBytes);

/// Memory of this call, 64-byte aligned, uninitialised, valid until the entry returns; null when memory is short. May be
/// asked more than once: chunks never move.
void *tnp_rt_workspace(tnp::runtime::CallContext *context, std::int64_t bytes);

/// Runs the kernel over [0, items) on as many threads as pay for themselves. `cost` is picoseconds per item. The range
/// may be cut anywhere. Returns 0, or 2 when there is no memory for scratch.
std::int32_t tnp_rt_launch(tnp::runtime::CallContext *context, tnp::runtime::Kernel kernel, void *const *args,
                           std::int64_t scratchBytes, std::int64_t items, std::int64_t cost);

/// Records failure `index` with the two integers that its message speaks of; the entry then returns 1.
void tnp_rt_fail(tnp::runtime::CallContext *context, std::int64_t index, std::int64_t first, std::int64_t second);

/// Sorts the rows of an array, along its last axis, into another one. The words are, of the one and then of the other, the
/// pointer, the extents and the strides, in elements; `kind` is an ElementKind. NaN comes last, -0 before 0.
/// Returns 0, or 2 when there is no memory for scratch.
std::int32_t tnp_rt_sort(tnp::runtime::CallContext *context, std::int64_t kind, std::int64_t elementBytes,
                         std::int64_t rank, const std::int64_t *words);

/// Where the elements of each row stand in that order, as int64; of equal ones (-0 equals 0) the first comes first.
std::int32_t tnp_rt_argsort(tnp::runtime::CallContext *context, std::int64_t kind, std::int64_t elementBytes,
                            std::int64_t rank, const std::int64_t *words);

/// For each element, how many of a sorted row are before it: less, or not greater if `right`; as int64. The
/// sorted row is an array ahead of the two others.
std::int32_t tnp_rt_searchsorted(tnp::runtime::CallContext *context, std::int64_t kind, std::int64_t elementBytes,
                                 std::int64_t right, std::int64_t rank, const std::int64_t *words);
}
