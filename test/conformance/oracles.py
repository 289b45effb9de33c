"""NumPy with the arguments of our functions, where they differ: words of the column `oracle`."""
import functools

import numpy as np


def setitem(x, *rest, index, combine=None):
    result = x.copy()
    where, value = index_of(rest[:-1], index), rest[-1]
    if combine:
        combine.at(result, where, value)
    else:
        result[where] = value
    return result


def put_along_axis(x, indices, values, axis):
    result = x.copy()
    np.put_along_axis(result, indices, values, axis)
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


def geomspace(start, stop, count, open=False, dtype=None):
    return np.geomspace(start, stop, count, endpoint=not open, dtype=dtype)


def logspace(start, stop, count, base, open=False, dtype=None):
    return np.logspace(start, stop, count, endpoint=not open, base=base, dtype=dtype)


def divided(split):
    """One of NumPy's functions that split, given a number of parts or the places before which to cut."""
    return lambda x, parts=None, before=None, **axis: split(x, before if parts is None else parts, **axis)


def pad(x, value=None, widths=(), mode="constant"):
    pairs = [tuple(widths[i:i + 2]) for i in range(0, len(widths), 2)]
    return np.pad(x, pairs, mode, **({} if value is None else {"constant_values": value}))


def average(x, weights=None, axis=None):
    return np.mean(x, axis) if weights is None else np.average(x, axis, weights)


def looked_up(indices, extent, mode="raise"):
    """The indices, when they are within the axis: NumPy looks at none for a result without elements, ours always does."""
    if np.any((indices < -extent) | (indices >= extent)) and (mode == "raise" or extent == 0):
        raise IndexError(f"an index beyond {extent}")
    return indices


def take(x, indices, axis=None, mode="raise"):
    return np.take(x, looked_up(indices, x.size if axis is None else x.shape[axis], mode), axis, mode=mode)


def compress(condition, x, axis=None):
    if condition.ndim == 1:
        looked_up(np.flatnonzero(condition), x.size if axis is None else x.shape[axis])
    return np.compress(condition, x, axis)


def tensordot(a, b, count=None, of_a=None, of_b=None):
    return np.tensordot(a, b, count if of_a is None else (of_a, of_b))


def accumulated(function):
    """cumulative_sum or cumulative_prod, whose options are keywords."""
    return lambda x, axis=None, dtype=None, include_initial=False: function(x, axis=axis, dtype=dtype, include_initial=include_initial)


def diff(x, *besides, n, axis, before=False, after=False):
    besides, beside = list(besides), {}
    if before:
        beside["prepend"] = besides.pop(0)
    if after:
        beside["append"] = besides.pop(0)
    return np.diff(x, n, axis, **beside)


def trapezoid(y, x=None, *, axis, dx=1.0):
    return np.trapezoid(y, x, dx, axis)


def histogram_bin_edges(x, bins, low=None, high=None):
    return np.histogram_bin_edges(x, bins, None if low is None else (low, high))


def histogram(x, *rest, bins=None, low=None, high=None, density=False, weighted=False):
    rest = list(rest)
    edges = rest.pop(0) if bins is None else bins
    return np.histogram(x, edges, None if low is None else (low, high), density, rest[0] if weighted else None)


def gradient(f, *spacing, edge_order, axis=None, many=False):
    result = np.gradient(f, *spacing, axis=axis, edge_order=edge_order)
    if isinstance(result, tuple) and not many:
        raise ValueError("ours names the axis")
    return result if not many or isinstance(result, tuple) else (result,)


def ediff1d(x, *ends, before=False, after=False):
    return np.ediff1d(x, ends[-1] if after else None, ends[0] if before else None)


def cov(m, *rest, two=False, columns=False, bias=False, ddof=None, fweights=False, aweights=False):
    rest = list(rest)
    y, f, a = (rest.pop(0) if there else None for there in (two, fweights, aweights))
    try:
        return np.cov(m, y, not columns, bias, ddof, f, a)
    except RuntimeError as error:  # weights that do not fit
        raise ValueError(*error.args) from error


def norm(x, order=None, axis=None, keepdims=False):
    return np.linalg.norm(x, order, axis, keepdims)


def fill_diagonal(a, value):
    result = a.copy()
    np.fill_diagonal(result, value)
    return result


def of_part(function):
    """A reduction whose mask and number to begin with are arguments."""
    @functools.wraps(function)
    def apply(x, *rest, masked=False, begun=False, **attributes):
        rest, part = list(rest), {}
        if masked:
            mask = np.asarray(rest.pop(0))
            part["where"] = mask != 0 if mask.dtype == np.longdouble else mask  # what tolerances make of it
        if begun:
            part["initial"] = rest.pop(0)
        return function(x, **part, **attributes)
    return apply


def converted(function):
    """What converts to the dtype asked for ahead of all else, where NumPy rounds the distances from the mean to that of x."""
    @functools.wraps(function)
    def apply(x, dtype=None, **rest):
        return function(x if dtype is None else x.astype(dtype), **rest)
    return apply
