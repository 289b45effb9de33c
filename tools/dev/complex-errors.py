#!/usr/bin/env python3
"""How far the functions of complex numbers are from the truth:  complex-errors.py DRIVER [--points N] [--only REGEX]

Prints, for each function and both complex dtypes, the worst error in units of the dtype's eps times what its tolerance
scales with, and the operand. Points are drawn over all magnitudes and directions, and next to where functions are
delicate: zeros, poles, cuts, the unit circle, multiples of pi / 2. The truth is NumPy's in long double. DRIVER is that of
the conformance tests; the bounds are the `complex` of the tolerances in ElementwiseOps.td.
"""
import argparse
import pathlib
import re
import sys
import types
import warnings

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "test/conformance"))
import conformance  # noqa: E402
import operations  # noqa: E402
import tolerances  # noqa: E402
from arguments import Argument  # noqa: E402

CENTERS = [0, 0.5, 1, -1, np.pi / 4, np.pi / 2, np.pi, 3 * np.pi / 2, 20, 88.7, 709.7]
CHUNK = 1 << 17


def parts(random, dtype, count):
    """Real numbers of all magnitudes, ordinary ones, and ones next to a center."""
    real = np.dtype(f"f{np.dtype(dtype).itemsize // 2}")
    limits = np.finfo(real)
    any_size = np.exp2(random.uniform(limits.minexp - limits.nmant, limits.maxexp - 1, count).astype(np.longdouble))
    near = random.choice(CENTERS, count) + np.exp2(random.uniform(-limits.nmant - 2, 0, count)) * random.choice([-1, 0, 1], count)
    drawn = np.choose(random.integers(0, 4, count), [any_size, random.normal(0, 3, count), random.uniform(0, 2, count), near])
    return (drawn * random.choice([-1, 1], count)).astype(real)


def points(random, dtype, count):
    z = np.empty(count, dtype)
    z.real, z.imag = parts(random, dtype, count), parts(random, dtype, count)
    circle = random.random(count) < 0.1
    angle = random.uniform(-np.pi, np.pi, count)
    z[circle] = (np.exp(1j * angle) * (1 + np.exp2(random.uniform(-50, -1, count)) * random.choice([-1, 0, 1], count)))[circle]
    return z


def worst(name, driver, tolerance, function, arguments):
    """The largest error, and where it is; nothing for a function of real numbers."""
    case = types.SimpleNamespace(operation=name, arguments=[Argument(a) for a in arguments], attributes={})
    got = driver.run(conformance.request(case, "eager"))
    if isinstance(got, str):
        return None
    got = got[0]
    limits = np.finfo(got.dtype)
    wide = [a.astype(np.clongdouble) for a in arguments]
    true = function(*wide)
    scale = tolerance.scale(np.abs(true), *wide)
    error = np.abs(got.astype(np.clongdouble) - true) - 2 * np.longdouble(limits.smallest_subnormal)
    # Next to the largest number it is a rounding that overflows.
    counts = np.isfinite(true) & np.isfinite(got) & (scale < limits.max / 4) & ~tolerance.free(limits, *wide)
    units = np.where(counts & (error > 0), error / (limits.eps * np.where(scale > 0, scale, 1)), 0)
    place = np.argmax(units)
    return units[place], [a[place] for a in arguments]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("driver")
    parser.add_argument("--points", type=int, default=1 << 20)
    parser.add_argument("--only", type=re.compile, default=re.compile(""))
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    operations.read(pathlib.Path(options.driver + ".json"))
    driver = conformance.Driver(options.driver)
    for name, operation in operations.ALL.items():
        tolerance = operation.tolerance
        if not isinstance(tolerance, tolerances.Ulps) or operation.cases not in ("unary", "binary") or not options.only.search(name):
            continue
        for dtype in (np.complex64, np.complex128):
            random, found = np.random.default_rng(1), []
            for _ in range(-(-options.points // CHUNK)):
                arguments = [points(random, dtype, CHUNK) for _ in range(2 if operation.cases == "binary" else 1)]
                found.append(worst(name, driver, tolerance, operation.function, arguments))
            if None not in found:
                error, at = max(found, key=lambda pair: pair[0])
                print(f"{name:11} {np.dtype(dtype).name:10} {error:5.2f} of {tolerance.complex} at {', '.join(map(str, at))}", flush=True)


if __name__ == "__main__":
    main()
