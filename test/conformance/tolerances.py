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


class Products:
    """Products in any order: within so many roundings, where no partial product can overflow or vanish."""

    def __init__(self, roundings):
        self.roundings = roundings

    def differs(self, got, expected, op, arguments, attributes):
        if got.dtype.kind != "f":
            return Exact().differs(got, expected, op, arguments, attributes)
        wide = [np.asarray(a).astype(np.longdouble) for a in arguments]
        with np.errstate(all="ignore"):
            true = op(*wide, **{k: v for k, v in attributes.items() if k != "dtype"})
            # The greatest and the least that any order can come by.
            most = op(*[np.maximum(np.abs(a), 1) for a in wide], **{k: v for k, v in attributes.items() if k != "dtype"})
            least = op(*[np.minimum(np.abs(a), 1) for a in wide], **{k: v for k, v in attributes.items() if k != "dtype"})
            limits = np.finfo(got.dtype)
            free = ~(most < limits.max) | ~(least > limits.tiny)
            near = np.abs(got.astype(np.longdouble) - true) <= self.roundings * limits.eps * np.abs(true)
        return ~np.where(np.isfinite(true) & np.isfinite(got), near | free, free | ~Exact(False).differs(got, expected, op, arguments, attributes))


class Variances:
    """Sums of squared distances: within so many roundings of the size of the elements."""

    def __init__(self, roundings):
        self.roundings = roundings

    def differs(self, got, expected, op, arguments, attributes):
        wide = np.asarray(arguments[0]).astype(np.longdouble)
        with np.errstate(all="ignore"):
            largest = np.max(np.abs(wide), initial=0, where=np.isfinite(wide))
            eps = np.finfo(got.dtype).eps
            # The mean is off by eps of the elements' size, which counts squared in the variance and singly in its root.
            limit = self.roundings * (eps * np.abs(expected) + (eps * largest) ** (1 if op.__name__ == "std" else 2))
            near = np.abs(got.astype(np.longdouble) - expected) <= limit
        special = largest > np.sqrt(np.finfo(got.dtype).max) / 64  # squares overflow, in some order
        return ~(special | np.where(np.isfinite(got) & np.isfinite(expected), near, ~Exact(False).differs(got, expected, op, arguments, attributes)))


EXACT, FREE_ZERO = Exact(), Exact(zero_sign=False)
