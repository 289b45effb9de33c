#!/usr/bin/env python3
"""Hands arrays from NumPy to tnp and back by DLPack, and counts who holds them:  dlpack.py LIBRARY"""
import ctypes
import sys

import numpy as np

import interop

API = ctypes.pythonapi
API.PyCapsule_GetPointer.restype, API.PyCapsule_GetPointer.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
API.PyCapsule_SetName.argtypes = [ctypes.py_object, ctypes.c_char_p]
API.PyCapsule_New.restype, API.PyCapsule_New.argtypes = ctypes.py_object, [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
DELETER = ctypes.CFUNCTYPE(None, ctypes.c_void_p)
SHAPES = [(), (0,), (1,), (6,), (2, 3), (2, 0), (3, 1, 2), (1, 2, 1, 3)]


def taken(library, x, copy=False, old=False):
    """What tnp makes of a tensor that NumPy exports."""
    name = b"dltensor" if old else b"dltensor_versioned"
    capsule = x.__dlpack__() if old else x.__dlpack__(max_version=(1, 0))
    array = interop.Array(library, (library.import_old if old else library.import_)(API.PyCapsule_GetPointer(capsule, name), copy))
    API.PyCapsule_SetName(capsule, b"used_" + name)  # ours now; otherwise the capsule would delete it
    return array


class Offer:
    """What np.from_dlpack asks for an array of ours."""

    def __init__(self, array, copy=False, old=False):
        self.array, self.copy, self.old = array, copy, old

    def __dlpack_device__(self):
        return 1, 0

    def __dlpack__(self, max_version=None, **_):
        library = self.array.library
        pointer = library.export_old(self.array.pointer) if self.old else library.export(self.array.pointer, self.copy)
        return API.PyCapsule_New(library.checked(pointer), b"dltensor" if self.old else b"dltensor_versioned", None)


def same(a, b):
    return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()


def both_ways(checks, library):
    random = np.random.default_rng(1)
    for dtype in interop.DTYPES:
        for shape in SHAPES:
            x = (random.random(shape) * 2 if dtype == "bool" else random.integers(0, 99, shape)).astype(dtype)
            x = np.asarray(x)
            holders = sys.getrefcount(x)
            for old in (False, True):
                for copy in (False, True):
                    ours = taken(library, x, copy, old)
                    what = f"{dtype} {shape} old={old} copy={copy}"
                    checks.that(ours.type() == (dtype, shape) and same(ours.numpy(), x), f"{what} is taken as something else")
                    checks.that(not x.size or (ours.address() == x.ctypes.data) != copy, f"{what}: a copy where none is asked for, or none where one is")
                    checks.that(sys.getrefcount(x) == holders + (not copy), f"{what}: {sys.getrefcount(x)} holders of {holders}")
                    for out_old in (False, True):
                        for out_copy in (False, True):
                            theirs = np.from_dlpack(Offer(ours, out_copy, out_old))
                            shared = not out_copy and not out_old
                            checks.that(same(theirs, x), f"{what} is given as something else")
                            checks.that(not x.size or (theirs.ctypes.data == ours.address()) == shared, f"{what}: out_old={out_old} out_copy={out_copy}: shared or not")
                            checks.that(out_old or theirs.flags.writeable != shared, f"{what}: out_copy={out_copy}: writeable or not")
                            del theirs
                    ours.free()
                    checks.that(sys.getrefcount(x) == holders, f"{what}: {sys.getrefcount(x)} holders of {holders} at the end")


def a_chain(checks, library):
    """NumPy, tnp, NumPy, one block of memory: the first array lives until the last is gone."""
    x = np.arange(12.).reshape(3, 4)
    holders = sys.getrefcount(x)
    ours = taken(library, x)
    y = np.from_dlpack(Offer(ours))
    ours.free()
    checks.that(sys.getrefcount(x) == holders + 1, "the elements lose their owner")
    checks.that(np.shares_memory(x, y) and not y.flags.writeable, "a copy, or one that may be written to")
    del y
    checks.that(sys.getrefcount(x) == holders, "the elements are kept")


def layouts(checks, library):
    base = np.arange(24, dtype=np.int32).reshape(4, 6)
    raw = np.frombuffer(b"\0" + base.tobytes(), np.uint8)
    views = {"transposed": base.T, "strided": base[::2, ::3], "reversed": base[::-1], "broadcast": np.broadcast_to(base[0], (3, 6))}
    for name, x in views.items():
        holders = sys.getrefcount(x)
        checks.refused(lambda: taken(library, x), "value_error", "[from_dlpack]", "C order", "copy")
        checks.that(sys.getrefcount(x) == holders, f"{name}: a refused tensor is kept")
        ours = taken(library, x, copy=True)
        checks.that(same(ours.numpy(), np.ascontiguousarray(x)), f"{name} is copied as something else")
        checks.that(sys.getrefcount(x) == holders, f"{name}: a copied tensor is kept")
    for x in (base[1:3], base[:1, ::2][:, :1], base.reshape(4, 1, 6)[:, ::-1], base[::2][:0]):  # strides that count for nothing
        ours = taken(library, x)
        checks.that(same(ours.numpy(), np.ascontiguousarray(x)) and (not x.size or ours.address() == x.ctypes.data), f"{x.shape} {x.strides}")
        ours.free()
    unaligned = interop.describe(base)
    unaligned.tensor.data, unaligned.tensor.byte_offset = raw.ctypes.data, 1
    checks.refused(lambda: interop.Array(library, library.import_(ctypes.addressof(unaligned), 0)), "value_error", "multiple of 4 bytes")
    copied = interop.Array(library, library.import_(ctypes.addressof(unaligned), 1))
    checks.that(same(copied.numpy(), base), "unaligned elements are copied as something else")


def bools(checks, library):
    """NumPy's may be any bytes by way of views; ours are 0 and 1."""
    x = np.array([0, 1, 2, 255], np.uint8).view(bool)
    checks.refused(lambda: taken(library, x), "value_error", "bools of 0 and 1")
    ours = taken(library, x, copy=True)
    checks.that(ours.numpy().tobytes() == b"\0\1\1\1", "bools are copied as something else")


def refused(checks, library):
    x = np.arange(6.).reshape(2, 3)

    def refuse(change, *parts, call=library.import_):
        for copy in (0, 1):
            tensor, calls = interop.describe(x), []
            deleter = DELETER(calls.append)
            tensor.deleter = ctypes.cast(deleter, ctypes.c_void_p)
            change(tensor)
            checks.refused(lambda: interop.Array(library, call(ctypes.addressof(tensor), copy)), *parts)
            checks.that(not calls, f"{parts}: a refused tensor was deleted")

    def changed(**fields):
        return lambda tensor: [setattr(tensor.tensor, name, value) for name, value in fields.items()]

    extents = (ctypes.c_int64 * 2)
    refuse(lambda t: setattr(t, "major", 2), "value_error", "version 1, but got one of version 2.0")
    refuse(changed(device_type=2), "device_error", "device type 2")
    refuse(changed(lanes=2), "dtype_error", "2 lanes")
    refuse(changed(code=3), "dtype_error", "type code 3")
    refuse(changed(bits=128), "dtype_error", "128 bits")
    refuse(changed(ndim=-1), "value_error", "-1 axes")
    refuse(changed(ndim=65), "value_error", "65 axes")
    refuse(changed(shape=None), "value_error", "extent")
    refuse(changed(data=None), "value_error", "null")
    refuse(changed(shape=extents(2, -3)), "value_error", "at least 0, but got -3")
    refuse(changed(shape=extents(1 << 40, 1 << 40)), "memory_error", "2^63")
    refuse(changed(strides=extents(1 << 61, 1)), "value_error", "strides")
    refuse(changed(strides=extents(-1 << 63, 1)), "value_error", "strides")
    checks.refused(lambda: interop.Array(library, library.import_(None, 0)), "value_error", "null")


def counts(checks, library):
    """Each tensor is deleted once, when the last array goes or as soon as it is copied."""
    x = np.arange(6.)
    for copy in (0, 1):
        tensor, calls = interop.describe(x), []
        deleter = DELETER(calls.append)
        tensor.deleter = ctypes.cast(deleter, ctypes.c_void_p)
        ours = interop.Array(library, library.import_(ctypes.addressof(tensor), copy))
        checks.that(len(calls) == copy, f"copy={copy}: deleted {len(calls)} times at first")
        given = [np.from_dlpack(Offer(ours)) for _ in range(3)]
        ours.free()
        checks.that(len(calls) == copy, f"copy={copy}: deleted {len(calls)} times while arrays hold it")
        checks.that(all(same(y, x) for y in given), f"copy={copy}: other elements")
        given.clear()
        checks.that(len(calls) == 1 and calls[0] == ctypes.addressof(tensor), f"copy={copy}: deleted {len(calls)} times in all")
    no_deleter, no_strides = interop.describe(x), interop.describe(x)
    no_strides.tensor.strides = None
    for tensor in (no_deleter, no_strides):
        checks.that(same(interop.Array(library, library.import_(ctypes.addressof(tensor), 0)).numpy(), x), "without a deleter or strides")


def main():
    library, checks = interop.Library(sys.argv[1]), interop.Checks()
    for test in (both_ways, a_chain, layouts, bools, refused, counts):
        test(checks, library)
    checks.finish()


if __name__ == "__main__":
    main()
