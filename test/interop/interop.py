"""tnp in Python, as far as the suites of this folder need it: its arrays, and arrays of NumPy made of them and back."""
import ctypes
import sys

import numpy as np

P, I, L, S = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64, ctypes.c_char_p
FUNCTIONS = {
    "error": (S, []), "free": (None, [P]), "type": (S, [P]), "bytes": (P, [P]),
    "import": (P, [P, I]), "import_old": (P, [P, I]), "export": (P, [P, I]), "export_old": (P, [P]),
    "text": (S, [P, I, P]), "save": (ctypes.c_bool, [S, P]), "load": (P, [S, I]),
    "savez": (ctypes.c_bool, [S, I, I, P, P]), "loadz": (P, [S]), "member_count": (I, [P]), "member_name": (S, [P, I]),
    "member_array": (P, [P, I]), "free_members": (None, [P]),
}
CODES = {"i": 0, "u": 1, "f": 2, "c": 5, "b": 6}
BFLOAT = 4
DTYPES = ["bool"] + [f"{u}int{n}" for u in ("", "u") for n in (8, 16, 32, 64)] + ["float16", "float32", "float64", "complex64", "complex128"]


class Failure(Exception):
    """An exception of tnp: "value_error [op] expected ..."."""


class Tensor(ctypes.Structure):
    _fields_ = [("data", P), ("device_type", ctypes.c_int32), ("device_id", ctypes.c_int32), ("ndim", ctypes.c_int32),
                ("code", ctypes.c_uint8), ("bits", ctypes.c_uint8), ("lanes", ctypes.c_uint16),
                ("shape", ctypes.POINTER(L)), ("strides", ctypes.POINTER(L)), ("byte_offset", ctypes.c_uint64)]


class Old(ctypes.Structure):
    _fields_ = [("tensor", Tensor), ("context", P), ("deleter", P)]


class Versioned(ctypes.Structure):
    _fields_ = [("major", ctypes.c_uint32), ("minor", ctypes.c_uint32), ("context", P), ("deleter", P), ("flags", ctypes.c_uint64),
                ("tensor", Tensor)]


class Library:
    def __init__(self, path):
        library = ctypes.CDLL(path)
        for name, (result, arguments) in FUNCTIONS.items():
            function = getattr(library, "interop_" + name)
            function.restype, function.argtypes = result, arguments
            setattr(self, "import_" if name == "import" else name, function)

    def checked(self, result):
        if not result:
            raise Failure(self.error().decode())
        return result


class Array:
    """An array of tnp. It goes when this goes."""

    def __init__(self, library, pointer):
        self.library, self.pointer = library, pointer
        library.checked(pointer)

    @classmethod
    def of(cls, library, x, bfloat=False):
        """A copy of NumPy's; with `bfloat` of 16-bit integers that are the bits of bfloat16."""
        x = np.ascontiguousarray(x).reshape(np.shape(x))
        tensor = describe(x)
        if bfloat:
            tensor.tensor.code = BFLOAT
        return cls(library, library.import_(ctypes.addressof(tensor), 1))

    def type(self):
        name, _, extents = self.library.type(self.pointer).decode().partition(" ")
        return name, tuple(int(n) for n in extents.split(",")) if extents else ()

    def numpy(self):
        """A copy of the elements; those of bfloat16 as bits."""
        name, shape = self.type()
        dtype = np.dtype("uint16" if name == "bfloat16" else name)
        size = int(np.prod(shape, dtype=object)) * dtype.itemsize
        return np.frombuffer(ctypes.string_at(self.address(), size), dtype).reshape(shape)

    def address(self):
        return self.library.bytes(self.pointer)

    def text(self, repr=False, settings=None):
        return self.library.checked(self.library.text(self.pointer, repr, settings)).decode()

    def free(self):
        if self.pointer:
            self.library.free(self.pointer)
        self.pointer = None

    __del__ = free


def describe(x):
    """A tensor of version 1 over NumPy's elements, which nobody deletes."""
    made = Versioned(major=1, minor=0)
    extents, strides = (L * x.ndim)(*x.shape), (L * x.ndim)(*[n // x.itemsize for n in x.strides])
    made.tensor = Tensor(data=x.ctypes.data, device_type=1, ndim=x.ndim, code=CODES[x.dtype.kind], bits=8 * x.itemsize, lanes=1,
                         shape=extents, strides=strides)
    made.keep = x, extents, strides
    return made


class Checks:
    def __init__(self):
        self.passed, self.failures = 0, []

    def that(self, holds, otherwise):
        if holds:
            self.passed += 1
        else:
            self.failures.append(otherwise() if callable(otherwise) else otherwise)

    def refused(self, call, *parts):
        """An exception with all of the parts in its text."""
        try:
            call()
        except Failure as failure:
            return self.that(all(part in str(failure) for part in parts), f"expected an error of {parts}, but got: {failure}")
        self.that(False, f"expected an error of {parts}, but got none")

    def finish(self):
        for failure in self.failures[:20]:
            print(failure)
        print(f"{self.passed} passed, {len(self.failures)} failed")
        sys.exit(bool(self.failures) or not self.passed)
