// The cube root of 2^3k m, m = 2^j (1 + f): z = m^(-1/3) by a polynomial and one step of Halley's kind, which needs no
// division; then m z^2, corrected by what its cube misses.
#include "lib/Transforms/ExpandMath/Functions.h"
#include "lib/Transforms/ExpandMath/Scaling.h"

#include <limits>

namespace tnp::transforms {

// (1 + f)^(-1/3), by tools/dev/minimax.py: inverseCbrtF32 (2^-12), inverseCbrtF64 (2^-20).
static const double coefficients32[] = {0x1.ffdf6p-1, -0x1.54b6b6p-2, 0x1.eac718p-3, -0x1.8a526p-3};
static const double coefficients64[] = {0x1.fffffa38f22aap-1,  -0x1.555a1de32fd54p-2, 0x1.c7340be29aa7fp-3,
                                        -0x1.5f57c7d7ce948p-3, 0x1.232f0e747b893p-3,  -0x1.2d1678ca26b2cp-3,
                                        0x1.152d936c894e2p-3};

Float emitCbrt(Float x) {
  MathEmitter &emit = *x.emit;
  Float positive = absolute(x), zero = emit.constant(0.0);
  auto [n, f] = decompose(positive);
  RoundedExponent k = roundToExponent(n, 1.0 / 3);
  Float j = fma(k.integer, -3.0, n);
  Mask isBelow = j < 0.0, isAbove = zero < j;
  auto byRest = [&](double below, double above) { return select(isBelow, below, select(isAbove, above, 1.0)); };
  Float m = (f + 1.0) * byRest(0.5, 2.0);

  Float start = emit.isFloat32() ? polynomial(f, coefficients32) : polynomial(f, coefficients64);
  Float z = start * byRest(0x1.428a2f98d728bp+0, 0x1.965fea53d6e3dp-1); // 2^(-j/3)
  Float error = fma(-(m * z), z * z, 1.0);
  z = fma(z * error, fma(error, 2.0 / 9, 1.0 / 3), z);

  Float inverseSquare = z * z, root = m * inverseSquare, square = root * root;
  Float lost = fma(root, root, -square);
  Float missing = fma(-root, lost, fma(-root, square, m)); // m - root^3
  root = fma(missing * (1.0 / 3), inverseSquare, root);
  Mask isOrdinary = (zero < positive) & (positive < std::numeric_limits<double>::infinity());
  return select(isOrdinary, copySign(scaleNormal(root, k), x), x);
}

} // namespace tnp::transforms
