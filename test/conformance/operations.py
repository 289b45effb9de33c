"""The operations in NumPy, and how far tnp's results may be from them: the one table of tolerances."""
import functools
import json

import numpy as np


class Exact:
    """Equal, bit by bit but for the payload of NaN."""

    def __init__(self, zero_sign=True):
        self.zero_sign = zero_sign

    def differs(self, got, expected, op, arguments, attributes):
        equal = (got == expected) | ((got != got) & (expected != expected))
        if self.zero_sign and got.dtype.kind == "f":
            equal &= (np.signbit(got) == np.signbit(expected)) | (expected != expected)
        return ~equal


class Ulps:
    """Within a number of units in the last place of the true value, which long double gives (NumPy's own functions err
    by up to four), or of another number that `of` makes of it and the operands."""

    def __init__(self, bound, of=lambda true, *operands: true):
        self.bound, self.of = bound, of

    def differs(self, got, expected, op, arguments, attributes):
        if got.dtype.kind != "f":
            return Exact().differs(got, expected, op, arguments, attributes)
        wide = [np.asarray(a).astype(got.dtype).astype(np.longdouble) for a in arguments]
        true = op(*wide, **attributes)
        rounded = true.astype(got.dtype)
        size = self.of(rounded, *[a.astype(got.dtype) for a in wide])
        limit = self.bound * np.spacing(np.abs(np.where(np.isfinite(size), size, np.finfo(got.dtype).max)))
        near = np.abs(got.astype(np.longdouble) - true) <= limit
        signs = (got != 0) | (true != 0) | (np.signbit(got) == np.signbit(true))
        return ~np.where(np.isfinite(true) & np.isfinite(got), near & signs, ~Exact().differs(got, rounded, op, arguments, attributes))


def largest(*numbers):
    """The largest in magnitude, at least 1: for sums of logarithms, which cancel."""
    return functools.reduce(np.maximum, [np.abs(n) for n in numbers], numbers[0].dtype.type(1))


class Sums:
    """Sums of products in any order: within so many roundings of the sum of the absolute values."""

    def __init__(self, roundings):
        self.roundings = roundings

    def differs(self, got, expected, op, arguments, attributes):
        if got.dtype.kind != "f":
            return Exact().differs(got, expected, op, arguments, attributes)
        wide = [np.asarray(a).astype(np.longdouble) for a in arguments]
        true = op(*wide, **attributes)
        with np.errstate(all="ignore"):
            size = op(*[np.abs(a) for a in wide], **attributes)
            limit = self.roundings * np.finfo(got.dtype).eps * size + np.finfo(got.dtype).smallest_subnormal
            near = np.abs(got.astype(np.longdouble) - true) <= limit
            # Where a partial sum may have overflowed the order decides.
            overflows = size > np.finfo(got.dtype).max / 4
        return ~np.where(np.isfinite(true) & np.isfinite(got), near, overflows | ~Exact(False).differs(got, expected, op, arguments, attributes))


EXACT, FREE_ZERO = Exact(), Exact(zero_sign=False)


def setitem(x, *rest, index, combine=None):
    result = x.copy()
    where, value = index_of(rest[:-1], index), rest[-1]
    result[where] = combine(result[where], value) if combine else value
    return result


def index_of(arrays, text):
    """The index that a case writes as "2;1:_:2;...;new;array"."""
    arrays, parts = list(arrays), []
    for part in text.split(";"):
        if part == "...":
            parts.append(Ellipsis)
        elif part == "new":
            parts.append(None)
        elif part == "array":
            parts.append(arrays.pop(0))
        elif ":" in part:
            parts.append(slice(*(None if bound == "_" else int(bound) for bound in part.split(":"))))
        else:
            parts.append(int(part))
    return tuple(parts)


def reciprocal(x):
    """NumPy's but for the integer 0, where it answers anything."""
    safe = np.where(x == 0, np.ones_like(x), x) if x.dtype.kind in "biu" else x
    return np.where(x == 0, np.zeros_like(np.reciprocal(safe)), np.reciprocal(safe)) if x.dtype.kind in "biu" else np.reciprocal(x)


def linspace(start, stop, step=None, count=50, open=False, dtype=None):
    return np.linspace(start, stop, count, endpoint=not open, dtype=dtype)


# name: (function, tolerance)
UNARY = {"fix": (np.fix, EXACT), "nan_to_num": (np.nan_to_num, EXACT)}  # read_ufuncs() adds the ufuncs
BINARY = {"mod": (np.mod, EXACT), "float_power": (np.float_power, Ulps(4))}
COMPARING = {
    "array_equal": (lambda a, b: np.bool_(np.array_equal(a, b)), EXACT), "allclose": (lambda a, b: np.bool_(np.allclose(a, b)), EXACT),
}
REDUCTIONS = {
    "sum": (np.sum, Sums(32)), "mean": (np.mean, Sums(32)), "amax": (np.amax, FREE_ZERO), "amin": (np.amin, FREE_ZERO),
    "any": (np.any, EXACT), "all": (np.all, EXACT), "argmax": (np.argmax, EXACT), "argmin": (np.argmin, EXACT),
}
OTHERS = {
    "isclose": (np.isclose, EXACT), "clip": (np.clip, FREE_ZERO), "round": (lambda x, decimals: np.round(x, decimals), EXACT),
    "where": (np.where, EXACT), "astype": (lambda x, dtype: x.astype(dtype), EXACT),
    "matmul": (np.matmul, Sums(128)),
    "reshape": (lambda x, shape: np.reshape(x, shape), EXACT), "ravel": (np.ravel, EXACT),
    "transpose": (lambda x, axis=None: np.transpose(x, axis), EXACT),
    "expand_dims": (lambda x, axis: np.expand_dims(x, axis), EXACT), "squeeze": (lambda x, axis=None: np.squeeze(x, axis), EXACT),
    "broadcast_to": (lambda x, shape: np.broadcast_to(x, shape), EXACT),
    "concatenate": (lambda *arrays, axis: np.concatenate(arrays, axis), EXACT),
    "take": (lambda x, i, axis=None: np.take(x, i, axis), EXACT),
    "getitem": (lambda x, *arrays, index: x[index_of(arrays, index)], EXACT),
    "setitem": (setitem, EXACT), "additem": (lambda *a, index: setitem(*a, index=index, combine=np.add), EXACT),
    "zeros": (lambda shape, dtype=None: np.zeros(shape, dtype), EXACT), "ones": (lambda shape, dtype=None: np.ones(shape, dtype), EXACT),
    "full": (lambda value, shape, dtype=None: np.full(shape, value, dtype), EXACT),
    "zeros_like": (np.zeros_like, EXACT), "ones_like": (np.ones_like, EXACT), "full_like": (np.full_like, EXACT),
    "arange": (np.arange, EXACT), "linspace": (linspace, Ulps(2)),
}
ALL = {**BINARY, **COMPARING, **REDUCTIONS, **OTHERS}


def read_ufuncs(path):
    """Adds the rows of dialects/tnp/IR/ElementwiseOps.td, as tnp-tblgen wrote them down."""
    for name, row in json.loads(path.read_text()).items():
        function, tolerance = eval(row["oracle"]), eval(row["tolerance"])
        ALL[name] = (UNARY if row["arity"] == 1 else BINARY)[name] = (function, tolerance)
