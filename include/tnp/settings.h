#pragma once

/// \file
/// Settings that hold for a block and a thread, never for the process.

#include <tnp/dtype.h>

#pragma GCC visibility push(default)
namespace tnp {

/// While it lives, float32 is the default float of this thread: of `array({1.})`, `ones({3})`, `add(1., 2.)`.
/// Arrays that exist keep their dtype. Not copied, not moved: `auto settings = np::prefer_float32();`.
/// TF NumPy: experimental_enable_numpy_behavior(prefer_float32=True).
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
