"""How far results may be from NumPy's: the words of the column `tolerance`."""
import functools

import numpy as np

from bfloat16 import finfo, is_float


def widened(array, dtype=None):
    """In the widest dtype that NumPy has for such numbers, by way of `dtype`."""
    array = np.asarray(array)
    if array.dtype.kind == "c":
        return array.astype(np.clongdouble)
    return (array.astype(dtype) if dtype else array).astype(np.longdouble)


class Exact:
    """Equal, bit by bit but for the payload of NaN. Where the sign of zero is free, so is which part of a complex number
    is NaN: one of several NaNs was chosen."""

    def __init__(self, zero_sign=True):
        self.zero_sign = zero_sign

    def differs(self, got, expected, op, arguments, attributes):
        if self.zero_sign and got.dtype.kind == "c":
            parts = [self.differs(g, e, op, arguments, attributes) for g, e in ((got.real, expected.real), (got.imag, expected.imag))]
            return parts[0] | parts[1]
        equal = (got == expected) | ((got != got) & (expected != expected))
        if self.zero_sign and is_float(got.dtype):
            equal &= (np.signbit(got) == np.signbit(expected)) | (expected != expected)
        return ~equal


class Ulps:
    """Within a number of units in the last place of the true value, which long double gives (NumPy's own functions err
    by up to four), or of another number that `of` makes of it and the operands. Of complex numbers within `complex` units
    of the true size, or of what `scale` makes of it and the operands, but for what is `free`."""

    def __init__(self, bound, of=lambda true, *operands: true, complex=None, scale=lambda size, *operands: size,
                 free=lambda limits, *operands: False, zero_sign=True):
        self.zero_sign = zero_sign
        self.bound, self.of, self.complex, self.scale, self.free = bound, of, complex or bound, scale, free
        self.narrow = 1 if complex else bound  # complex64, which such functions compute as complex128 and round

    def differs(self, got, expected, op, arguments, attributes):
        if got.dtype.kind == "c":
            return self.differs_complex(got, expected, op, arguments, attributes)
        if not is_float(got.dtype):
            return Exact().differs(got, expected, op, arguments, attributes)
        wide = [widened(a, got.dtype) for a in arguments]
        true = op(*wide, **attributes)
        rounded = true.astype(got.dtype)
        size = self.of(rounded, *[a.astype(got.dtype) for a in wide])
        bound = min(self.bound, 1) if got.dtype.itemsize == 2 else self.bound  # 16 bits are a rounded float32
        limit = bound * np.spacing(np.abs(np.where(np.isfinite(size), size, finfo(got.dtype).max).astype(got.dtype))).astype(np.longdouble)
        near = np.abs(got.astype(np.longdouble) - true) <= limit
        signs = (not self.zero_sign) | (got != 0) | (true != 0) | (np.signbit(got) == np.signbit(true))
        # Where NumPy overflows on the way, as in the mean of two numbers in the middle, so may we.
        same = [~Exact().differs(got, other, op, arguments, attributes) for other in (rounded, expected)]
        return ~np.where(np.isfinite(true) & np.isfinite(got), near & signs, same[0] | same[1])

    def differs_complex(self, got, expected, op, arguments, attributes):
        """Both parts within that many units of the larger one, with its sign where a part is zero. NumPy decides what is
        not finite: C says which."""
        with np.errstate(all="ignore"):
            wide = [widened(a) for a in arguments]
            true = op(*wide, **attributes)
            scale = self.scale(np.abs(true), *wide)
            scale = np.where(np.isnan(scale), np.abs(true), scale)
            units = self.narrow if got.dtype == np.complex64 else self.complex
            limit = units * np.finfo(got.dtype).eps * scale + 2 * np.finfo(got.dtype).smallest_subnormal
            near = np.abs(got.astype(np.clongdouble) - true) <= limit
            signs = np.ones_like(near)
            for g, e in ((got.real, expected.real), (got.imag, expected.imag)):
                signs &= (not self.zero_sign) | (g != 0) | (e != 0) | (np.signbit(g) == np.signbit(e))
            # Next to the largest number it is a rounding that overflows.
            free = self.free(np.finfo(got.dtype), *wide) | (np.isfinite(true) & (scale > np.finfo(got.dtype).max / 4))
        finite = np.isfinite(true) & np.isfinite(got) & np.isfinite(expected)
        same = (np.isnan(got) & np.isnan(expected)) | (self.near_part(got.real, expected.real) & self.near_part(got.imag, expected.imag))
        equal = (got == expected) & signs  # where NumPy's own overflow decides
        return ~np.where(finite, near & signs | free | equal, free | same)

    def near_part(self, got, expected):
        """Beside an infinite part each counts by itself, and NumPy's own error of up to four units."""
        with np.errstate(all="ignore"):
            near = np.abs(got - expected) <= (4 + self.complex) * np.finfo(got.dtype).eps * np.abs(expected)
        return (got == expected) | (np.isfinite(expected) & near)


class Magnitudes:
    """Sums and differences of products: within so many roundings of the product of the operands' largest elements."""

    def __init__(self, roundings):
        self.roundings = roundings

    def differs(self, got, expected, op, arguments, attributes):
        with np.errstate(all="ignore"):
            largest = [np.max(np.abs(widened(a)), initial=0, where=np.isfinite(a)) for a in arguments]
            near = np.abs(widened(got) - widened(expected)) <= self.roundings * np.finfo(got.dtype).eps * np.prod(largest)
        return ~near & Exact(False).differs(got, expected, op, arguments, attributes)


class IfComplex:
    """Exact but for complex numbers."""

    def __init__(self, tolerance):
        self.tolerance = tolerance

    def differs(self, got, expected, op, arguments, attributes):
        tolerance = self.tolerance if any(map(np.iscomplexobj, arguments)) else EXACT
        return tolerance.differs(got, expected, op, arguments, attributes)


class ComplexProduct:
    """Complex: within so many roundings of the product of the sizes; all others exact. NumPy's vector loops round some of
    the four products and its scalar loops all, so neither is the last word on a bit, on what overflows, nor on the zero
    that two equal products leave."""

    def __init__(self, roundings):
        self.roundings = roundings

    def differs(self, got, expected, op, arguments, attributes):
        if got.dtype.kind != "c":
            return Exact().differs(got, expected, op, arguments, attributes)
        wide = [widened(a).astype(np.clongdouble) for a in arguments]
        limits = np.finfo(got.dtype)
        with np.errstate(all="ignore"):
            # What is finite in an operand, as large as its larger part.
            sizes = [np.maximum(*(np.where(np.isfinite(part), np.abs(part), 0) for part in (a.real, a.imag))) for a in wide]
            size = sizes[0] * sizes[-1]
            near = np.abs(got.astype(np.clongdouble) - op(*wide, **attributes)) <= self.roundings * limits.eps * size + 4 * limits.smallest_subnormal
        finite = np.isfinite(got) & np.isfinite(expected)
        return ~np.where(size > limits.max / 4, True, np.where(finite, near, ~Exact().differs(got, expected, op, arguments, attributes)))


def largest(*numbers):
    """The largest in magnitude, at least 1: for sums of logarithms, which cancel."""
    return functools.reduce(np.maximum, [np.abs(n) for n in numbers], numbers[0].dtype.type(1))


def largest_size(size, *operands):
    """Of all numbers: where parts cancel, the roundings of large ones are left."""
    return np.full_like(size, np.max(size, initial=0))


def beside_one(size, *operands):
    """Where NumPy adds 1 and takes what is left for the logarithm of a complex number."""
    return np.maximum(size, 1)


def conditioned_exp2(size, z):
    """The operand is multiplied with log(2) and rounded: its error counts in the exponent."""
    return np.where(size == 0, 0, size * np.maximum(np.abs(z), 1))


def logarithm_of_power(base, exponent):
    return np.abs(exponent) * np.abs(np.log(np.abs(base)) + 1j * np.angle(base))


def conditioned_power(size, base, exponent):
    """The same for exponent * log(base)."""
    return np.where(size == 0, 0, size * np.maximum(logarithm_of_power(base, exponent), 1))


def power_overflows(limits, base, exponent):
    """A partial product may overflow, or vanish under the inverse."""
    size = logarithm_of_power(base, exponent)
    return np.isfinite(size) & (size > np.log(limits.max) - 3)


class Absolute:
    """Within so many roundings of 1 of what NumPy has, for a function whose operand both round before they begin. Of
    complex numbers each part by itself: where the sine of a large imaginary part overflows in one, though the true
    quotient is finite, the other is as far off as the size of that quotient allows."""

    def __init__(self, roundings):
        self.roundings = roundings

    def differs(self, got, expected, op, arguments, attributes):
        with np.errstate(all="ignore"):
            if got.dtype.kind != "c":
                near = np.abs(widened(got) - widened(expected)) <= self.roundings * finfo(got.dtype).eps
                return ~near & Exact(False).differs(got, expected, op, arguments, attributes)
            wide = widened(arguments[0])
            # It grows with the imaginary part, as the rounding does with the operand.
            limit = self.roundings * finfo(got.dtype).eps * (np.abs(op(wide, **attributes)) * np.maximum(np.abs(wide), 1) + 1)
            near = [(g == e) | np.isfinite(e) & (np.abs(g - e) <= limit) for g, e in ((got.real, expected.real), (got.imag, expected.imag))]
        return ~(near[0] & near[1]) & Exact(False).differs(got, expected, op, arguments, attributes)


class Sums:
    """Sums of products in any order: within so many roundings of the sum of the absolute values; those of 16-bit floats are
    accumulated in float32 and rounded once."""

    def __init__(self, roundings):
        self.roundings = roundings

    def differs(self, got, expected, op, arguments, attributes):
        if not is_float(got.dtype) and got.dtype.kind != "c":
            return Exact().differs(got, expected, op, arguments, attributes)
        wide = [widened(a) for a in arguments]
        true = op(*wide, **attributes)
        with np.errstate(all="ignore"):
            size = op(*[np.abs(a) for a in wide], **attributes)
            accumulated = np.dtype(np.float32) if got.dtype.itemsize == 2 else got.dtype
            limit = self.roundings * finfo(accumulated).eps * size + np.longdouble(finfo(got.dtype).smallest_subnormal)
            if accumulated != got.dtype:
                limit += np.longdouble(finfo(got.dtype).eps) * np.abs(true)
            near = np.abs(widened(got) - true) <= limit
            # Where a partial sum may have overflowed the order decides.
            overflows = size > np.longdouble(finfo(got.dtype).max) / 4
        return ~np.where(np.isfinite(true) & np.isfinite(got), near, overflows | ~Exact(False).differs(got, expected, op, arguments, attributes))


class Integrals(Sums):
    """Sums of terms that are computed in the dtype of y first: differences of x times sums of neighbours."""

    def differs(self, got, expected, op, arguments, attributes):
        y = np.abs(widened(arguments[0]))
        with np.errstate(all="ignore"):
            x = np.abs(widened(arguments[1] if len(arguments) > 1 else attributes["dx"]))
            size = 2 * np.sum(y, axis=attributes["axis"]) * np.max(x, initial=0)
            near = np.abs(widened(got) - widened(expected)) <= self.roundings * np.longdouble(finfo(got.dtype).eps) * size
        overflows = size > np.longdouble(finfo(got.dtype).max) / 8
        return ~(near | overflows | ~Exact(False).differs(got, expected, op, arguments, attributes))


class Weights:
    """Sums of weights in any order, which may be differences of running sums: within so many roundings of all of them, in
    the dtype of the weights, which a density is wider than."""

    def __init__(self, roundings):
        self.roundings = roundings

    def differs(self, got, expected, op, arguments, attributes):
        if not is_float(got.dtype):
            return Exact().differs(got, expected, op, arguments, attributes)
        size = np.max(np.abs(expected), initial=0, where=np.isfinite(expected))
        if attributes.get("weighted") and not attributes.get("density"):
            size = np.maximum(size, np.sum(np.abs(widened(arguments[-1]))))
        summed = [got.dtype] + [arguments[-1].dtype] * bool(attributes.get("weighted") and is_float(arguments[-1].dtype))
        with np.errstate(all="ignore"):
            near = np.abs(widened(got) - widened(expected)) <= self.roundings * max(finfo(dtype).eps for dtype in summed) * size
        return ~near & Exact(False).differs(got, expected, op, arguments, attributes)


class Relative:
    """Within so many roundings of a size that is made of what was expected and the arguments."""

    def __init__(self, roundings):
        self.roundings = roundings

    def size(self, expected, arguments, attributes):
        return np.abs(expected)

    def differs(self, got, expected, op, arguments, attributes):
        if not is_float(got.dtype) and got.dtype.kind != "c":
            return Exact().differs(got, expected, op, arguments, attributes)
        with np.errstate(all="ignore"):
            size = self.size(widened(expected), [widened(a) for a in arguments], attributes)
            near = np.abs(widened(got) - widened(expected)) <= self.roundings * finfo(got.dtype).eps * size
        return ~near & Exact(False).differs(got, expected, op, arguments, attributes)


def largest_finite(array):
    return np.max(np.abs(array), initial=0, where=np.isfinite(array))


class Lines(Relative):
    """Of lines through given values: beyond the ends of steep ones differences cancel."""

    def size(self, expected, arguments, attributes):
        return np.abs(expected) + largest_finite(arguments[2])


class Slopes(Relative):
    """Of differences between elements: within so many roundings of the largest, and of the largest result."""

    def size(self, expected, arguments, attributes):
        return largest_finite(expected) + largest_finite(arguments[0])


class Covariances(Relative):
    """Sums of products of distances: of the squares of the largest elements."""

    def size(self, expected, arguments, attributes):
        size = np.maximum(largest_finite(arguments[0]), largest_finite(arguments[1]) if attributes.get("two") else 0)
        return size**2 * 64 + np.abs(expected)


class Correlations(Relative):
    """Within so many roundings of 1, or of a larger number."""

    def size(self, expected, arguments, attributes):
        return np.maximum(np.abs(expected), 1)


class Norms(Relative):
    """Roots of sums."""


class Powers(Relative):
    """Products of matrices: cancellation in sums of products of the largest elements."""

    def size(self, expected, arguments, attributes):
        largest, extent = largest_finite(arguments[0]), max(np.shape(arguments[0])[-1], 1)
        return (largest * extent) ** attributes["n"]


class Between:
    """Between two elements, at a place that was rounded: so many roundings for each element of the row."""

    def __init__(self, roundings):
        self.roundings = roundings

    def differs(self, got, expected, op, arguments, attributes):
        x = np.asarray(arguments[0]).astype(np.longdouble)
        largest = np.max(np.abs(x), initial=1, where=np.isfinite(x))
        with np.errstate(all="ignore"):
            near = np.abs(got.astype(np.longdouble) - expected.astype(np.longdouble)) <= self.roundings * (1 + x.size) * np.longdouble(finfo(got.dtype).eps) * largest
        return ~(near | ~Exact(False).differs(got, expected, op, arguments, attributes))


class Products:
    """Products in any order: within so many roundings, where no partial product can overflow or vanish."""

    def __init__(self, roundings):
        self.roundings = roundings

    def differs(self, got, expected, op, arguments, attributes):
        if not is_float(got.dtype) and got.dtype.kind != "c":
            return Exact().differs(got, expected, op, arguments, attributes)
        wide = [widened(a) for a in arguments]
        if got.dtype.kind == "c":  # of real numbers, too, when a complex dtype is asked for
            wide[0] = wide[0].astype(np.clongdouble)
        with np.errstate(all="ignore"):
            true = op(*wide, **{k: v for k, v in attributes.items() if k != "dtype"})
            # The greatest and the least that any order can come by.
            most = op(*[np.maximum(np.abs(a), 1) for a in wide], **{k: v for k, v in attributes.items() if k != "dtype"})
            least = op(*[np.minimum(np.abs(a), 1) for a in wide], **{k: v for k, v in attributes.items() if k != "dtype"})
            limits = finfo(got.dtype)
            free = ~(most < np.longdouble(limits.max)) | ~(least > np.longdouble(limits.tiny))
            near = np.abs(widened(got) - true) <= self.roundings * np.longdouble(limits.eps) * np.abs(true)
        return ~np.where(np.isfinite(true) & np.isfinite(got), near | free, free | ~Exact(False).differs(got, expected, op, arguments, attributes))


class Variances:
    """Sums of squared distances: within so many roundings of the size of the elements."""

    def __init__(self, roundings):
        self.roundings = roundings

    def differs(self, got, expected, op, arguments, attributes):
        wide = widened(np.abs(arguments[0])) if np.iscomplexobj(arguments[0]) else widened(arguments[0])
        with np.errstate(all="ignore"):
            largest = np.max(np.abs(wide), initial=0, where=np.isfinite(wide))
            eps = np.longdouble(finfo(got.dtype).eps)
            # The mean is off by eps of the elements' size, which counts squared in the variance and singly in its root.
            limit = self.roundings * (eps * np.abs(expected.astype(np.longdouble)) + (eps * largest) ** (1 if op.__name__.endswith("std") else 2))
            near = np.abs(got.astype(np.longdouble) - expected.astype(np.longdouble)) <= limit
        special = largest > np.sqrt(np.longdouble(finfo(got.dtype).max)) / 64  # squares overflow, in some order
        return ~(special | np.where(np.isfinite(got) & np.isfinite(expected), near, ~Exact(False).differs(got, expected, op, arguments, attributes)))


EXACT, FREE_ZERO = Exact(), Exact(zero_sign=False)
