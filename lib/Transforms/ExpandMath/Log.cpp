// log(x) = n log(2) + log(1 + f), x = 2^n (1 + f), f in [-1/3, 1/3). float32 takes a minimax polynomial in f; float64 the
// series of atanh in s = f / (2 + f), as fdlibm does (K. C. Ng, Sun Microsystems, e_log.c), which needs fewer terms.
#include "lib/Transforms/ExpandMath/Functions.h"
#include "lib/Transforms/ExpandMath/Scaling.h"

#include <limits>

namespace tnp::transforms {

// By tools/dev/minimax.py: logF32 (2^-27 of log), logF64 (2^-55).
static const double coefficients32[] = {
    -0x1p-1, 0x1.555506p-2, -0x1.fffef8p-3, 0x1.99d05ep-3, -0x1.559c8ep-3, 0x1.1ed44p-3, -0x1.f331fp-4, 0x1.1e71fap-3,
    -0x1.07c0c8p-3};
static const double coefficients64[] = {
    0x1.5555555555776p-1, 0x1.99999998f0bcfp-2, 0x1.249249b22488bp-2, 0x1.c71c0162cdd73p-3, 0x1.7474e2f619effp-3,
    0x1.3852d525b41dp-3, 0x1.3abe0e53dffdap-3};

/// log(1 + f) - f.
static Float logTail(Float f) {
  if (f.emit->isFloat32())
    return f * f * polynomial(f, coefficients32);
  Float s = f / (f + 2.0), z = s * s;
  Float halfSquare = f * f * 0.5;
  return fma(s, fma(z, polynomial(z, coefficients64), halfSquare), -halfSquare);
}

Float emitLog(Float x) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  MathEmitter &emit = *x.emit;
  auto [n, f] = decompose(x);
  TwoPart ln2 = logOfTwo(emit.format);
  // n log(2) and f may nearly cancel, so what their sum loses is kept (Dekker 1971: |n log(2)| >= |f| or n = 0).
  Float sum = fma(n, ln2.high, f);
  Float lost = fma(n, emit.constant(ln2.high), -sum) + f;
  Float result = sum + (fma(n, ln2.low, lost) + logTail(f));

  Float zero = emit.constant(0.0);
  result = select(x < infinity, result, x); // infinity and NaN are their own logarithms
  Float outside = select(x == 0.0, -infinity, std::numeric_limits<double>::quiet_NaN());
  return select(zero < x, result, select(isUnordered(x, x), x, outside));
}

} // namespace tnp::transforms
