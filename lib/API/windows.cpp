// Windows, from the numbers -(n - 1), -(n - 3), ..., n - 1 that stand for their places; and the function that Kaiser's
// needs.
#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/API/Operands.h"
#include "tnp/creation.h"
#include "tnp/elementwise.h"
#include "tnp/signal.h"

#include <numbers>
#include <span>

namespace tnp {

namespace {

using Body = ndarray (*)(const ndarray &place, const api::Marker &at);

/// A window made of its places, from -1 to 1.
ndarray window(std::string_view name, std::int64_t n, Body body, location where) {
  if (n < 1)
    return zeros({0}, float64, where);
  if (n == 1)
    return ones({1}, float64, where);
  ndarray numbers = arange(1 - n, n, 2, float64, where), last = asarray({double(n - 1), where});
  return api::compose({name, {numbers, last}, {}, where}, [&](std::span<const ndarray> all) {
    api::Marker at(where);
    return body(divide(at(all[0]), at(all[1])), at);
  });
}

/// The cosine of the place, which goes around `turns` times, as a part of the window.
ndarray cosine(const ndarray &place, double part, double turns, const api::Marker &at) {
  return multiply(at(cos(at(multiply(at(place), at(turns * std::numbers::pi))))), at(part));
}

/// A sum of Chebyshev polynomials (Clenshaw), the first one halved; coefficients from the highest on.
ndarray sumChebyshev(const ndarray &x, std::span<const double> coefficients, const api::Marker &at) {
  ndarray now = full_like(at(x), at(coefficients[0])), before = zeros_like(at(x)), older;
  for (double coefficient : coefficients.subspan(1)) {
    older = before;
    before = now;
    now = add(at(subtract(at(multiply(at(x), at(before))), at(older))), at(coefficient));
  }
  return multiply(at(subtract(at(now), at(older))), at(0.5));
}

// exp(-x) i0(x) for x up to 8, over x / 2 - 2, and exp(-x) sqrt(x) i0(x) beyond, over 32 / x - 2: Clenshaw's series as
// in Moshier's Cephes library.
constexpr double nearCoefficients[] = {
    -4.4153416464793395e-18, 3.3307945188222384e-17, -2.431279846547955e-16, 1.715391285555133e-15,
    -1.1685332877993451e-14, 7.676185498604936e-14,  -4.856446783111929e-13, 2.95505266312964e-12,
    -1.726826291441556e-11,  9.675809035373237e-11,  -5.189795601635263e-10, 2.6598237246823866e-9,
    -1.300025009986248e-8,   6.046995022541919e-8,   -2.670793853940612e-7,  1.1173875391201037e-6,
    -4.4167383584587505e-6,  1.6448448070728896e-5,  -5.754195010082104e-5,  1.8850288509584165e-4,
    -5.763755745385824e-4,   1.6394756169413357e-3,  -4.324309995050576e-3,  1.0546460394594998e-2,
    -2.373741480589947e-2,   4.930528423967071e-2,   -9.490109704804764e-2,  1.7162090152220877e-1,
    -3.046826723431984e-1,   6.767952744094761e-1};
constexpr double farCoefficients[] = {
    -7.233180487874754e-18,  -4.830504485944182e-18,  4.46562142029676e-17,    3.461222867697461e-17,
    -2.8276239805165836e-16, -3.425485619677219e-16,  1.7725601330565263e-15,  3.8116806693526224e-15,
    -9.554846698828307e-15,  -4.150569347287222e-14,  1.54008621752141e-14,    3.8527783827421426e-13,
    7.180124451383666e-13,   -1.7941785315068062e-12, -1.3215811840447713e-11, -3.1499165279632416e-11,
    1.1889147107846439e-11,  4.94060238822497e-10,    3.3962320257083865e-9,   2.266668990498178e-8,
    2.0489185894690638e-7,   2.8913705208347567e-6,   6.889758346916825e-5,    3.3691164782556943e-3,
    8.044904110141088e-1};

ndarray bessel(const ndarray &any, const api::Marker &at) {
  ndarray x = abs(at(any)), isNear = less_equal(at(x), at(8.));
  ndarray low = where(at(isNear), at(x), at(8.)), high = where(at(isNear), at(8.), at(x));
  ndarray near = sumChebyshev(subtract(at(divide(at(low), at(2.))), at(2.)), nearCoefficients, at);
  ndarray far = sumChebyshev(subtract(at(divide(at(32.), at(high))), at(2.)), farCoefficients, at);
  return multiply(at(exp(at(x))), at(where(at(isNear), at(near), at(divide(at(far), at(sqrt(at(high))))))));
}

} // namespace

ndarray bartlett(std::int64_t n, location at) {
  return window(
      "bartlett", n, [](const ndarray &place, const api::Marker &at) { return subtract(at(1.), at(abs(at(place)))); },
      at);
}

ndarray hanning(std::int64_t n, location at) {
  return window(
      "hanning", n,
      [](const ndarray &place, const api::Marker &at) { return add(at(0.5), at(cosine(place, 0.5, 1, at))); }, at);
}

ndarray hamming(std::int64_t n, location at) {
  return window(
      "hamming", n,
      [](const ndarray &place, const api::Marker &at) { return add(at(0.54), at(cosine(place, 0.46, 1, at))); }, at);
}

ndarray blackman(std::int64_t n, location at) {
  auto sum = [](const ndarray &place, const api::Marker &at) {
    return add(at(add(at(0.42), at(cosine(place, 0.5, 1, at)))), at(cosine(place, 0.08, 2, at)));
  };
  return window("blackman", n, sum, at);
}

ndarray kaiser(std::int64_t n, double beta, location where) {
  auto ellipse = [](const ndarray &place, const api::Marker &at) {
    return sqrt(at(subtract(at(1.), at(square(at(place))))));
  };
  ndarray height = window("kaiser ellipse", n, ellipse, where); // a program is known by its name
  if (n <= 1)
    return n == 1 ? ones({1}, float64, where) : height;
  return api::compose({"kaiser", {height, asarray({beta, where})}, {}, where}, [&](std::span<const ndarray> all) {
    api::Marker at(where);
    return divide(at(bessel(multiply(at(all[0]), at(all[1])), at)), at(bessel(all[1], at)));
  });
}

ndarray i0(const operand &given) {
  const operand x = api::called("i0", given);
  const dtype type = x.array().dtype();
  api::checkReal("i0", type, x.where());
  return api::compose({"i0", {x.array()}, {}, x.where()}, [&](std::span<const ndarray> all) {
    api::Marker at(x.where());
    const dtype of = type.is_floating() ? type : float64, wide = api::widened(of);
    return astype(at(bessel(astype(at(all[0]), wide), at)), of);
  });
}

} // namespace tnp
