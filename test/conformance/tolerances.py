"""How far results may be from NumPy's: the words of the column `tolerance`."""
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
    by up to four)."""

    def __init__(self, bound):
        self.bound = bound

    def differs(self, got, expected, op, arguments, attributes):
        if got.dtype.kind != "f":
            return Exact().differs(got, expected, op, arguments, attributes)
        wide = [np.asarray(a).astype(got.dtype).astype(np.longdouble) for a in arguments]
        true = op(*wide, **attributes)
        rounded = true.astype(got.dtype)
        limit = self.bound * np.spacing(np.abs(np.where(np.isfinite(rounded), rounded, np.finfo(got.dtype).max)))
        near = np.abs(got.astype(np.longdouble) - true) <= limit
        signs = (got != 0) | (true != 0) | (np.signbit(got) == np.signbit(true))
        return ~np.where(np.isfinite(true) & np.isfinite(got), near & signs, ~Exact().differs(got, rounded, op, arguments, attributes))


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
