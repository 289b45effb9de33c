#!/usr/bin/env python3
"""Compares str and repr of drawn arrays with NumPy's, to the letter:  printing.py LIBRARY [--cases N] [--seed S]"""
import argparse
import ctypes
import re
import warnings

import numpy as np

import interop

MODES = ["fixed", "unique", "maxprec", "maxprec_equal"]
SHAPES = [(), (0,), (1,), (2, 0, 3), (0, 0), (2,), (5,), (7,), (13,), (40,), (2, 3), (1, 1, 1), (3, 1, 4), (2, 2, 2, 2), (5, 30), (8, 8),
          (1000,), (1001,), (40, 30), (7, 200), (3, 7, 60), (2, 600), (11, 10, 10)]


class Settings(ctypes.Structure):
    _fields_ = [("precision", ctypes.c_int32), ("threshold", ctypes.c_int64), ("edgeitems", ctypes.c_int64),
                ("linewidth", ctypes.c_int32), ("suppress", ctypes.c_int32), ("floatmode", ctypes.c_int32), ("sign", ctypes.c_int32),
                ("nanstr", ctypes.c_char_p), ("infstr", ctypes.c_char_p)]

    @classmethod
    def of(cls, options):
        given = dict(np.get_printoptions(), **options)
        given = {name: given[name] for name, _ in cls._fields_}
        given |= {"floatmode": MODES.index(given["floatmode"]), "sign": ord(given["sign"])}
        return cls(**{name: value.encode() if isinstance(value, str) else value for name, value in given.items()})


def draw_options(random):
    some = lambda *values: values[random.integers(len(values))]
    drawn = {"precision": some(0, 1, 2, 3, 5, 8, 12, 17, 20), "threshold": some(0, 1, 5, 12, 1000, 10**9), "edgeitems": some(0, 1, 2, 3, 4, 7),
             "linewidth": some(1, 10, 20, 40, 74, 76, 120, 1000), "suppress": some(False, True), "floatmode": some(*MODES),
             "sign": some("-", "+", " "), "nanstr": some("nan", "NaN", "-", "not a number"), "infstr": some("inf", "Infinity", "oo")}
    return {name: value for name, value in drawn.items() if random.random() < .4}


def draw_reals(random, size, dtype):
    """Floats of a kind drawn for the whole array: what the format depends on is how they differ."""
    kind = random.integers(9)
    if kind == 0:
        values = random.integers(-20, 20, size)
    elif kind == 1:  # every pattern of bits
        return np.frombuffer(random.bytes(size * dtype.itemsize), dtype)
    elif kind == 2:
        values = random.normal(size=size) * 10. ** random.integers(-12, 12)
    elif kind == 3:  # few digits, so that all are shown
        values = np.round(random.normal(size=size) * 10., random.integers(0, 6))
    elif kind == 4:
        values = random.normal(size=size) * 10. ** random.integers(-8, 8, size)
    elif kind == 5:  # halfway between two texts
        values = (random.integers(-999, 999, size) * 2 + 1) / 2. ** random.integers(1, 12)
    elif kind == 6:  # at the borders between formats
        values = random.choice([1e-4, 9.9999e-5, 1e-5, 1e3, 1e5, 99999999., 1e8, 1e16, 1000.1, 1., 0.], size)
    elif kind == 7:
        info = np.finfo(dtype)
        values = random.choice([info.max, info.min, info.tiny, info.smallest_subnormal, info.eps, 1 - info.epsneg, 0.], size).astype(dtype)
    else:
        values = random.choice([.1, .5, 1 / 3, 100., -2.], size)
    values = np.array(values, float if kind != 7 else dtype)
    special = random.random(size) < random.choice([0, 0, .2, 1])
    values[special] = random.choice([np.nan, np.inf, -np.inf, -0., 0.], int(special.sum()))
    return values.astype(dtype)


def draw(random, dtype, shape):
    dtype, size = np.dtype(dtype), int(np.prod(shape))
    if dtype.kind == "b":
        values = random.random(size) < .5
    elif dtype.kind in "iu":
        info = np.iinfo(dtype)
        few = random.integers(max(info.min, -100), 100, size, endpoint=True)
        values = few if random.random() < .5 else np.frombuffer(random.bytes(size * dtype.itemsize), dtype)
    elif dtype.kind == "f":
        values = draw_reals(random, size, dtype)
    else:
        part = np.dtype(f"f{dtype.itemsize // 2}")
        values = np.empty(size, dtype)
        values.real, values.imag = draw_reals(random, size, part), draw_reals(random, size, part)
    return values.astype(dtype).reshape(shape)


def compare(checks, library, case, seed):
    random = np.random.default_rng([seed, case])
    dtype = interop.DTYPES[case % len(interop.DTYPES)]
    x = draw(random, dtype, SHAPES[random.integers(len(SHAPES))])
    options = draw_options(random) if random.random() < .7 else {}
    ours = interop.Array.of(library, x)
    settings = ctypes.byref(Settings.of(options)) if options else None
    with np.printoptions(**options):
        for how, theirs in (("str", str(x)), ("repr", repr(x))):
            got = ours.text(how == "repr", settings)
            checks.that(got == theirs, lambda: f"case {case}: {how} of {dtype} {x.shape} with {options}\n expected\n{theirs[:600]}\n but got\n{got[:600]}")


def bfloats(checks, library):
    """NumPy has no bfloat16, but its shortest digits are known by what they read back as."""
    bits = np.arange(1 << 16, dtype=np.uint16)
    values = (bits.astype(np.uint32) << 16).view(np.float32)
    settings = Settings.of({"floatmode": "unique", "threshold": 10**6})
    words = re.sub(r"[\[\]]", " ", interop.Array.of(library, bits, bfloat=True).text(False, ctypes.byref(settings))).split()
    checks.that(len(words) == len(bits), f"expected {len(bits)} words, but got {len(words)}")
    with np.errstate(all="ignore"):
        read = np.array([float(word) for word in words]).astype(np.float32).view(np.uint32)
        rounded = ((read + 0x7fff + (read >> 16 & 1)) >> 16).astype(np.uint16)
    finite = np.isfinite(values)
    checks.that((rounded == bits)[finite].all(), "a bfloat16 reads back as another")
    checks.that([w for w, f in zip(words, finite) if not f].count("nan") == int(np.isnan(values).sum()), "NaNs of bfloat16")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("library")
    parser.add_argument("--cases", type=int, default=6000)
    parser.add_argument("--only", type=int)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    library, checks = interop.Library(arguments.library), interop.Checks()
    for case in range(arguments.cases) if arguments.only is None else [arguments.only]:
        compare(checks, library, case, arguments.seed)
    bfloats(checks, library)
    checks.finish()


if __name__ == "__main__":
    main()
