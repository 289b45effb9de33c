#pragma once

/// \file
/// Settings that hold for a block and a thread, never for the process.

#include <tnp/dtype.h>

#pragma GCC visibility push(default)
namespace tnp {

/// While it lives, float32 is the default float of this thread and complex64 its default complex: of C++ numbers
/// (`array({1.})`, `add(1., 2.)`, an int32 array `+ 1.`) and of what is made without a dtype (`ones({3})`, `linspace(0, 1)`,
/// `random::rand(3)`). Arrays keep their dtypes, and what operations make of these is NumPy's choice still: the mean of
/// int64 is float64. Part of the signature of traced functions: a call inside and one outside have a trace each.
/// Not copied, not moved: `auto settings = np::prefer_float32();`.
/// TF NumPy: experimental_enable_numpy_behavior(prefer_float32=True), which leaves `ones` and its like at float64.
class [[nodiscard]] prefer_float32 {
public:
  prefer_float32() noexcept;
  prefer_float32(const prefer_float32 &) = delete;
  prefer_float32 &operator=(const prefer_float32 &) = delete;
  ~prefer_float32();

private:
  bool before_;
};

/// The dtype of floating-point numbers when nothing else decides: float64, or float32 inside `prefer_float32`.
[[nodiscard]] dtype default_float() noexcept;

} // namespace tnp
#pragma GCC visibility pop
