#!/usr/bin/env python3
"""Prints the polynomials of lib/Transforms/ExpandMath: minimax fits as C++ hex floats.

Fits are weighted least squares on Chebyshev nodes, reweighted until the largest error is nearly least (Lawson 1961).
Each coefficient of a polynomial is rounded to the float type in turn, lowest power first, and the rest is fitted again
around it (after Brisebarre & Chevillard, "Efficient polynomial L-infinity approximations", ARITH 2007, in its greedy form).
Needs mpmath: `pip install mpmath`, then `tools/dev/minimax.py [NAME...]`.
"""
import struct
import sys

from mpmath import mp, mpf

mp.prec = 240


def rounded(value, bits):
    """The nearest float of that many bits of mantissa."""
    with mp.workprec(bits):
        return +mpf(value)


def chebyshev_nodes(low, high, count):
    return [(low + high) / 2 - (high - low) / 2 * mp.cos(mp.pi * (i + mpf("0.5")) / count) for i in range(count)]


def emphasized(emphasis, errors):
    """Lawson: what errs most counts more in the next round."""
    products = [e * error for e, error in zip(emphasis, errors)]
    largest = max(products)
    return [p / largest + mpf(2) ** -30 for p in products]


def minimax(target, weight, powers, low, high, rounds=24):
    """Coefficients of x^power that make max |weight * (target - polynomial)| nearly least on [low, high]."""
    count = 12 * len(powers) + 2
    nodes = chebyshev_nodes(low, high, count)
    weights = [weight(x) for x in nodes]
    rows = mp.matrix([[w * x**power for power in powers] for x, w in zip(nodes, weights)])
    values = mp.matrix([w * target(x) for x, w in zip(nodes, weights)])
    emphasis = [mpf(1)] * count
    best = None
    for _ in range(rounds):
        scaled = mp.matrix([[e * rows[i, k] for k in range(len(powers))] for i, e in enumerate(emphasis)])
        solution = mp.lu_solve(scaled.T * rows, scaled.T * values)
        errors = [abs(e) for e in rows * solution - values]
        if best is None or max(errors) < best[1]:
            best = (list(solution), max(errors))
        emphasis = emphasized(emphasis, errors)
    return best


def fit(target, weight, powers, low, high, bits):
    """Rounds one coefficient after the other, refitting those that are still free."""
    powers, done = list(powers), []
    while powers:
        rest = lambda x: target(x) - sum(c * x**p for c, p in done)
        coefficients, _ = minimax(rest, weight, powers, low, high)
        done.append((rounded(coefficients[0], bits), powers.pop(0)))
    samples = [low + (high - low) * mpf(i) / 1000 + (high - low) * mpf(2) ** -50 for i in range(1000)]
    error = max(abs(weight(x) * (target(x) - sum(c * x**p for c, p in done))) for x in samples)
    return [c for c, _ in done], error


def rational(target, weight, degrees, low, high, rounds=24):
    """Coefficients of the numerator and of the denominator, whose highest is 1, and their error, as minimax does it.

    The denominator of the round before makes a least squares problem of it (Loeb 1957)."""
    count, (above, below) = 12 * (sum(degrees) + 1) + 2, degrees
    nodes = chebyshev_nodes(low, high, count)
    values = [target(x) for x in nodes]
    rows = mp.matrix([[x**k for k in range(above + 1)] + [-y * x**k for k in range(below)] for x, y in zip(nodes, values)])
    right = mp.matrix([y * x**below for x, y in zip(nodes, values)])
    emphasis, denominators, best = [mpf(1)] * count, [mpf(1)] * count, None
    for _ in range(rounds):
        scale = [e * (weight(x) / d) ** 2 for e, x, d in zip(emphasis, nodes, denominators)]
        scaled = mp.matrix([[s * rows[i, k] for k in range(rows.cols)] for i, s in enumerate(scale)])
        solution = list(mp.lu_solve(scaled.T * rows, scaled.T * right))
        numerator, denominator = solution[: above + 1], solution[above + 1 :] + [mpf(1)]
        denominators = [mp.polyval(denominator[::-1], x) for x in nodes]
        errors = [abs(weight(x) * (mp.polyval(numerator[::-1], x) / d - y)) for x, d, y in zip(nodes, denominators, values)]
        if best is None or max(errors) < best[2]:
            best = (numerator, denominator, max(errors))
        emphasis = emphasized(emphasis, errors)
    return best


def ratio(function):
    """function as it is, its value at 0 by nearness (the functions below divide by powers of x)."""
    return lambda x: function(x if abs(x) > mpf(2) ** -60 else mpf(2) ** -60)


LN2 = mp.log(2)
HALF_LN2 = LN2 / 2 * (1 + mpf(2) ** -10)
THIRD = mpf(1) / 3
TANH_SPLIT = mpf("0.5625")
QUARTER = mp.pi / 4 * (1 + mpf(2) ** -20)


def log_tail(f):  # (log(1+f) - f) / f^2
    return (mp.log1p(f) - f) / f**2


def atanh_tail(z):  # log((1+s)/(1-s)) = 2s + s * z * tail(z), z = s^2
    s = mp.sqrt(z)
    return (mp.log((1 + s) / (1 - s)) / s - 2) / z


def tanh_tail(z):  # tanh(x) = x + x * z * tail(z), z = x^2
    x = mp.sqrt(z)
    return (mp.tanh(x) / x - 1) / z


def scaled_log(scale):
    """log(1+f) / scale = f / scale + f * P(f), the first factor rounded, and the weight by which P's error is one of it."""
    high = rounded(1 / scale, 24)
    return ratio(lambda f: mp.log1p(f) / f / scale - high), lambda f: f * scale / mp.log1p(f) if f else mpf(1)


def odd_tail(function):
    """function(x) = x + x * z * tail(z), z = x^2, and the weight by which the tail's error is one of the function."""

    def tail(z):
        x = mp.sqrt(z)
        return (function(x) / x - 1) / z

    def weight(z):
        x = mp.sqrt(z)
        return z * x / function(x) if z else mpf(0)

    return ratio(tail), weight


def cos_tail(z):  # cos(x) = 1 - z/2 + z^2 * tail(z), z = x^2
    return (mp.cos(mp.sqrt(z)) - 1 + z / 2) / z**2


def expm1_tail(r):  # expm1(r) = r + r^2 * tail(r)
    return (mp.expm1(r) - r) / r**2


def expm1_weight(r):
    return r**2 / mp.expm1(r) if r else mpf(0)


# name: (target, weight of the error, powers, low, high, bits)
POLYNOMIALS = {
    # exp(r) = 1 + r * P(r): the error counts relative to exp.
    "expF32": (ratio(lambda r: mp.expm1(r) / r), lambda r: r * mp.exp(-r), range(6), -HALF_LN2, HALF_LN2, 24),
    "expF64": (ratio(lambda r: mp.expm1(r) / r), lambda r: r * mp.exp(-r), range(11), -HALF_LN2, HALF_LN2, 53),
    # log(1+f) = f + f^2 * P(f) on [2/3, 4/3): relative to log.
    "logF32": (ratio(log_tail), lambda f: f**2 / mp.log1p(f) if f else mpf(0), range(9), -THIRD, THIRD, 24),
    # log(1+f) = 2s + s * z * P(z), s = f / (2+f), z = s^2.
    "logF64": (ratio(atanh_tail), lambda z: z / 2, range(7), mpf(0), mpf("0.04"), 53),
    # tanh(x) = x + x * z * P(z) near 0; elsewhere 1 - w * P(w), w = exp(-2x).
    "tanhSmallF32": (ratio(tanh_tail), lambda z: z, range(5), mpf(0), TANH_SPLIT**2, 24),
    "tanhLargeF32": (lambda w: 2 / (1 + w), lambda w: w, range(7), mpf(0), mp.exp(-2 * TANH_SPLIT), 24),
    # log2(1+f) = f * c + f * P(f), c being the float nearest to 1 / log(2), and log10 likewise: relative.
    "log2F32": (*scaled_log(LN2), range(9), -THIRD, THIRD, 24),
    "log10F32": (*scaled_log(mp.log(10)), range(9), -THIRD, THIRD, 24),
    # pow for f32 works in f64: log2(1+f) = f * P(f), relative 2^-36; exp2(r) = P(r).
    "log2ForPowF32": (ratio(lambda f: mp.log1p(f) / f / LN2), lambda f: f * LN2 / mp.log1p(f) if f else mpf(1), range(14), -THIRD, THIRD, 53),
    "exp2ForPowF32": (lambda r: mpf(2) ** r, lambda r: mpf(2) ** -r, range(7), mpf("-0.5"), mpf("0.5"), 53),
    # pow for f64: atanh(s)/s = 1 + z * (1/3 + z * P(z)); exp2(r) = 1 + r * P(r).
    "atanhForPowF64": (ratio(lambda z: (mp.atanh(mp.sqrt(z)) / mp.sqrt(z) - 1 - z / 3) / z**2), lambda z: z**2, range(9), mpf(0), mpf("0.04"), 53),
    # exp2(r) = 1 + r * P(r); for f64 pow takes it too.
    "exp2F32": (ratio(lambda r: mp.expm1(r * LN2) / r), lambda r: r * mpf(2) ** -r, range(6), mpf("-0.5"), mpf("0.5"), 24),
    "exp2F64": (ratio(lambda r: mp.expm1(r * LN2) / r), lambda r: r * mpf(2) ** -r, range(12), mpf("-0.5"), mpf("0.5"), 53),
    "expm1F32": (ratio(expm1_tail), expm1_weight, range(6), -HALF_LN2, HALF_LN2, 24),
    "expm1F64": (ratio(expm1_tail), expm1_weight, range(11), -HALF_LN2, HALF_LN2, 53),
    # The functions of float32 on angles work in f64.
    "sinForF32": (*odd_tail(mp.sin), range(4), mpf(0), QUARTER**2, 53),
    "cosForF32": (ratio(cos_tail), lambda z: z**2, range(3), mpf(0), QUARTER**2, 53),
    "sinF64": (*odd_tail(mp.sin), range(6), mpf(0), QUARTER**2, 53),
    "cosF64": (ratio(cos_tail), lambda z: z**2, range(6), mpf(0), QUARTER**2, 53),
    "sinhF32": (*odd_tail(mp.sinh), range(4), mpf(0), mpf(1), 24),
    "sinhF64": (*odd_tail(mp.sinh), range(7), mpf(0), mpf(1), 53),
    "asinF32": (*odd_tail(mp.asin), range(6), mpf(0), mpf("0.25"), 24),
    "asinF64": (*odd_tail(mp.asin), range(13), mpf(0), mpf("0.25"), 53),
    "atanF32": (*odd_tail(mp.atan), range(5), mpf(0), mp.tan(mp.pi / 8) ** 2, 24),
    "atanF64": (*odd_tail(mp.atan), range(12), mpf(0), mp.tan(mp.pi / 8) ** 2, 53),
}

# name: (target, weight of the error, degrees of the numerator and the denominator, low, high); the coefficients are float64.
RATIONALS = {
    # tanh(x) = x + x * z * P(z) / Q(z) near 0.
    "tanhSmallF64": (ratio(tanh_tail), lambda z: z, (2, 3), mpf(0), TANH_SPLIT**2),
}


def hexadecimal(value, bits):
    if bits == 53:
        return float(value).hex()
    return float(struct.unpack("f", struct.pack("f", float(value)))[0]).hex().replace("00000000p", "p") + "f"


def main(names):
    for name in names or [*POLYNOMIALS, *RATIONALS]:
        if name in RATIONALS:
            *parts, error = rational(*RATIONALS[name])
            bits = 53
        else:
            *arguments, bits = POLYNOMIALS[name]
            *parts, error = fit(*arguments, bits)
        print(f"// {name}: error 2^{float(mp.log(error, 2)):.1f}")
        for coefficients in parts:
            print("{" + ", ".join(hexadecimal(c, bits) for c in coefficients) + "}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
