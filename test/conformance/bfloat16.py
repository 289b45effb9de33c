"""What NumPy would answer for bfloat16, a dtype of ml_dtypes: its answer for float32, rounded where bfloat16 comes out."""
import ml_dtypes
import numpy as np

BFLOAT16 = np.dtype(ml_dtypes.bfloat16)
# Whose promotion with bfloat16 is bfloat16, as in JAX's lattice.
WITHIN = {BFLOAT16, np.dtype(np.bool_), np.dtype(np.int8), np.dtype(np.uint8)}
UPDATES = tuple(function + "item" for function in ("set", "add", "subtract", "multiply", "divide", "min", "max"))  # rounded one by one
# ml_dtypes's own: what depends on the bits, or on how numbers on the way round.
NATIVE = ("nextafter", "arange", "diff", "polyval", "cross", *UPDATES)
# Which only move elements, each array's for itself.
MOVING = ("array_split", "broadcast_arrays", "dsplit", "hsplit", "meshgrid", "split", "unstack", "vsplit")
# Which arguments decide the dtype of the result, where not all do.
DECIDING = {"where": slice(1, None), "setdiff1d": slice(1), "take": slice(1), "getitem": slice(1), "full_like": slice(1),
            "take_along_axis": slice(1), "put_along_axis": slice(1), "compress": slice(1, 2), "extract": slice(1, 2), "select": slice(2, None),
            **{name: slice(1) for name in UPDATES}}


def is_float(dtype):
    return dtype.kind == "f" or dtype == BFLOAT16


def finfo(dtype):
    return ml_dtypes.finfo(dtype) if dtype == BFLOAT16 else np.finfo(dtype)


def rounded(x):
    """To bfloat16 in one step: ml_dtypes goes by way of float32."""
    wide = np.asarray(x, np.longdouble)
    unit = np.ldexp(np.longdouble(1), np.maximum(np.frexp(np.where(np.isfinite(wide), wide, 1))[1] - 8, -133))
    return np.where(np.isfinite(wide), np.copysign(np.rint(wide / unit) * unit, wide), wide).astype(np.float32).astype(BFLOAT16)


def concerns(arguments, attributes):
    return attributes.get("dtype") == BFLOAT16 or any(getattr(a, "dtype", None) == BFLOAT16 for a in arguments)


def answer(name, function, arguments, attributes):
    """One array, or a list where the function has several results."""
    if name in MOVING:
        return function(*arguments, **attributes)
    deciding = [a.dtype for a in arguments[DECIDING.get(name, slice(None))] if isinstance(a, np.ndarray)]
    if name in NATIVE and WITHIN.issuperset(deciding):
        converts = lambda a: isinstance(a, np.ndarray) and name not in UPDATES  # those have indices, too
        return function(*[a.astype(BFLOAT16) if converts(a) else a for a in arguments], **attributes)
    if BFLOAT16 in deciding and WITHIN.issuperset(deciding):  # where a weak number becomes one, too
        arguments = [float(BFLOAT16.type(a)) if type(a) is float else a for a in arguments]
    arguments = [a.astype(np.float32) if getattr(a, "dtype", None) == BFLOAT16 else a for a in arguments]
    if "dtype" in attributes:
        to_half = attributes["dtype"] == BFLOAT16
        attributes = {**attributes, "dtype": np.longdouble} if to_half else attributes
    else:
        to_half = BFLOAT16 in deciding and WITHIN.issuperset(deciding)
    results = function(*arguments, **attributes)
    if isinstance(results, (tuple, list)):
        return [narrowed(result, to_half) for result in results]
    return narrowed(results, to_half)


def narrowed(result, to_half):
    result = np.asarray(result)
    return rounded(result) if to_half and result.dtype in (np.float32, np.longdouble) else result
