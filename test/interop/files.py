#!/usr/bin/env python3
"""Exchanges .npy and .npz files with NumPy, both ways, and feeds tnp broken ones:  files.py LIBRARY"""
import ctypes
import io
import os
import pathlib
import struct
import sys
import tempfile
import time
import warnings
import zipfile

import numpy as np

import interop

SHAPES = [(), (0,), (1,), (5,), (3, 4), (2, 0, 3), (2, 3, 4), (1, 3, 1)]


class Files:
    """Our functions on files in a folder."""

    def __init__(self, library, folder):
        self.library, self.folder = library, folder
        self.path = folder / "x"

    def save(self, array):
        self.library.checked(self.library.save(bytes(self.path), array.pointer))

    def load(self, mmap=False):
        return interop.Array(self.library, self.library.load(bytes(self.path), mmap))

    def savez(self, arrays, compress):
        names = (ctypes.c_char_p * len(arrays))(*[name.encode() for name in arrays])
        pointers = (ctypes.c_void_p * len(arrays))(*[array.pointer for array in arrays.values()])
        self.library.checked(self.library.savez(bytes(self.path), compress, len(arrays), names, pointers))

    def loadz(self):
        members = self.library.checked(self.library.loadz(bytes(self.path)))
        made = {self.library.member_name(members, i).decode(): interop.Array(self.library, self.library.member_array(members, i))
                for i in range(self.library.member_count(members))}
        self.library.free_members(members)
        return made


def draw(random, dtype, shape):
    bits = random.bytes(int(np.prod(shape)) * np.dtype(dtype).itemsize)
    return np.frombuffer(bytes(b & 1 for b in bits) if dtype == "bool" else bits, dtype).reshape(shape)


def same(a, b):
    return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()


def npy_both_ways(checks, files, random):
    for dtype in interop.DTYPES:
        for shape in SHAPES:
            x = draw(random, dtype, shape)
            files.save(interop.Array.of(files.library, x))
            checks.that(same(np.load(files.path), x), f"NumPy reads our {dtype} {shape} as something else")
            for version in [(1, 0), (2, 0), (3, 0)]:
                for order in "<>":
                    for layout in "CF":
                        with open(files.path, "wb") as file:
                            np.lib.format.write_array(file, np.asarray(x.astype(x.dtype.newbyteorder(order)), order=layout), version)
                        for mmap in (False, True):
                            checks.that(same(files.load(mmap).numpy(), x), f"we read {dtype} {shape} {version} {order} {layout} mmap={mmap} as something else")


def bfloat16(checks, files):
    """ml_dtypes.bfloat16 gives itself out for '<V2'."""
    bits = np.arange(6, dtype=np.uint16).reshape(2, 3) * 9999
    files.save(interop.Array.of(files.library, bits, bfloat=True))
    with open(files.path, "rb") as file:
        np.lib.format.read_magic(file)
        header = file.read(int.from_bytes(file.read(2), "little")).decode()
    checks.that("'descr': '<V2'" in header, f"bfloat16 is written as {header}")
    checks.that(same(np.load(files.path).view(np.uint16), bits), "NumPy reads other bits of bfloat16")
    back = files.load()
    checks.that(back.type() == ("bfloat16", (2, 3)) and same(back.numpy(), bits), "bfloat16 comes back as something else")


def refused(checks, files):
    for x, part in [(np.zeros(2, [("a", "i4"), ("b", "f8")]), "no structure"), (np.array([{}, 1], object), "|O"), (np.array(["ab"]), "<U2"),
                    (np.zeros(2, "M8[s]"), "<M8[s]"), (np.zeros(2, "S3"), "|S3"), (np.zeros(2, "V2"), "|V2"), (np.zeros(2, np.longdouble), "f16")]:
        np.save(open(files.path, "wb"), x, allow_pickle=True)
        for mmap in (False, True):
            checks.refused(lambda: files.load(mmap), "file_error", "[load]", str(files.path), part)
        np.savez(open(files.path, "wb"), x=x)
        checks.refused(files.loadz, "file_error", "[loadz]", "member 'x.npy'", part)
        checks.refused(files.load, "file_error", "first bytes")
    files.path.write_bytes(b"")
    for call in (files.load, lambda: files.load(True), files.loadz):
        checks.refused(call, "file_error")
    os.remove(files.path)
    for call in (files.load, lambda: files.load(True), files.loadz):
        checks.refused(call, "file_error", "No such file")
    os.mkdir(files.path)
    for call in (files.load, lambda: files.load(True), files.loadz):
        checks.refused(call, "file_error", "folder")
    checks.refused(lambda: files.save(interop.Array.of(files.library, np.arange(3))), "file_error", "[save]", "directory")
    os.rmdir(files.path)
    checks.that(not os.listdir(files.folder), f"left over: {os.listdir(files.folder)}")


def npz_both_ways(checks, files, random):
    arrays = {f"{dtype}{i}": draw(random, dtype, shape) for dtype in interop.DTYPES for i, shape in enumerate(SHAPES)}
    arrays |= {"a/b": np.arange(3), "grüße": np.eye(2), "": np.zeros(1), "large": np.tile(np.arange(1000.), 300)}
    for compress in (False, True):
        files.savez({name: interop.Array.of(files.library, x) for name, x in arrays.items()}, compress)
        with np.load(files.path) as read:
            checks.that(set(read) == set(arrays), "NumPy finds other members")
            for name, x in arrays.items():
                checks.that(same(read[name], x), f"NumPy reads our member {name} as something else")
        checks.that(zipfile.ZipFile(files.path).testzip() is None, "zipfile finds a wrong checksum")
        (np.savez_compressed if compress else np.savez)(open(files.path, "wb"), **arrays)
        ours = files.loadz()
        checks.that(set(ours) == set(arrays), "we find other members")
        for name, x in arrays.items():
            checks.that(name in ours and same(ours[name].numpy(), x), f"we read NumPy's member {name} as something else")
    many = interop.Array.of(files.library, np.arange(2))
    files.savez({str(i): many for i in range(70_000)}, False)  # more than 16 bits count
    with np.load(files.path) as read:
        checks.that(len(read.files) == 70_000 and same(read["69999"], np.arange(2)), "NumPy reads another of many members")
    checks.that(len(files.loadz()) == 70_000, "we read fewer of many members")
    files.savez({}, False)
    checks.that(not files.loadz() and not list(np.load(files.path)), "an empty archive is not empty")


def archive(members, **keywords):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", **keywords) as file:
        for name, content in members:
            file.writestr(name, content)
    return made.getvalue()


def npy(x, claimed=None):
    made = io.BytesIO()
    np.save(made, x)
    text = made.getvalue()
    return text if claimed is None else text.replace(str(x.shape).encode(), claimed.encode())


def broken_archives(checks, files):
    def refuse(content, *parts):
        files.path.write_bytes(content)
        checks.refused(files.loadz, "file_error", "[loadz]", *parts)

    x, deflated = np.arange(8), {"compression": zipfile.ZIP_DEFLATED}
    refuse(archive([("x.txt", b"hello")]), "x.txt", "name says otherwise")
    refuse(archive([("x.npy", npy(x))], compression=zipfile.ZIP_BZIP2), "method 12")
    refuse(archive([("x.npy", npy(x)), ("x.npy", npy(x))]), "different names", "twice")
    refuse(archive([("x.npy", npy(x) + b"more")]), "4 fewer")
    refuse(archive([("x.npy", npy(x)[:-1])]), "64 bytes of elements, but got 63")
    refuse(npy(x), "no directory")
    good = archive([("x.npy", npy(x))], **deflated)
    refuse(good[:-1], "no directory")
    directory = good.rindex(b"PK\1\2")
    changed = lambda at, form, value: good[:at] + struct.pack(form, value) + good[at + struct.calcsize(form):]
    refuse(changed(directory + 8, "<H", 1), "encrypted")
    refuse(changed(directory + 16, "<I", 7), "checksum 00000007")
    refuse(changed(directory + 20, "<I", 10**6), "outside")
    refuse(changed(directory + 24, "<I", 10**9), "a size that")
    refuse(changed(directory + 24, "<I", 100), "the file ends before")
    refuse(changed(directory + 24, "<I", 190), "64 bytes of elements, but got 62")
    refuse(changed(directory + 24, "<I", 193), "1 fewer")
    refuse(changed(directory + 42, "<I", 3), "header of a member")
    end = good.rindex(b"PK\5\6")
    refuse(changed(end + 10, "<H", 2), "directory of members")
    refuse(changed(end + 10, "<H", 0xffff), "64-bit directory")
    refuse(changed(end + 16, "<I", 2**31), "directory within the file")
    # A header that claims a tebibyte, of a member that says and packs less.
    refuse(archive([("x.npy", npy(x, "(137438953472,)"))]), "1099511627776 bytes of elements, but got")
    refuse(archive([("x.npy", npy(x, "(9223372036854775807, 9)"))]), "too large")
    # Ten entries of the directory for one member.
    entry = good[directory:end]
    refuse(good[:directory] + entry * 10 + good[end:end + 8] + struct.pack("<HHIIH", 10, 10, len(entry) * 10, directory, 0), "their own bytes")


def a_zip_bomb(checks, files):
    """16 MiB of zeros in 16 KiB are no lie; what is claimed beyond what deflate can do is refused before memory is taken."""
    x = np.zeros(1 << 21)
    bomb = archive([("x.npy", npy(x))], compression=zipfile.ZIP_DEFLATED)
    files.path.write_bytes(bomb)
    checks.that(same(files.loadz()["x"].numpy(), x), "zeros come back as something else")
    claimed = npy(x, f"({1 << 37},)")
    huge = archive([("x.npy", claimed)], compression=zipfile.ZIP_DEFLATED)
    at = huge.rindex(b"PK\1\2") + 24
    files.path.write_bytes(huge[:at] + struct.pack("<I", 0xfffffff0) + huge[at + 4:])
    before = peak()
    checks.refused(files.loadz, "file_error", "a size that")
    checks.that(peak() - before < 8 << 20, "a lie takes memory")


def status(field):
    return int(next(line for line in open("/proc/self/status") if line.startswith(field + ":")).split()[1]) << 10


def peak():
    return status("VmHWM")


def mapped(checks, files):
    """A gibibyte that is mapped costs nothing until it is looked at, and lives as long as the array."""
    header = io.BytesIO()
    np.lib.format.write_array_header_1_0(header, {"descr": "<f8", "fortran_order": False, "shape": (1 << 27,)})
    with open(files.path, "wb") as file:
        file.write(header.getvalue())
        file.truncate(len(header.getvalue()) + (1 << 30))
        file.seek(len(header.getvalue()) + 8 * 100_000_000)
        file.write(struct.pack("<d", 2.5))
    before, start = status("VmRSS"), time.perf_counter()
    x = files.load(True)
    took = time.perf_counter() - start
    checks.that(x.type() == ("float64", (1 << 27,)), "a mapped file of another type")
    checks.that(took < .1, f"mapping takes {took * 1e3:.1f} ms")
    at = x.address()
    values = [ctypes.c_double.from_address(at + 8 * i).value for i in (0, 100_000_000, (1 << 27) - 1)]
    checks.that(values == [0, 2.5, 0], f"a mapped file holds {values}")
    grown = status("VmRSS") - before
    checks.that(grown < 4 << 20, f"looking at three pages reads {grown} bytes")
    os.remove(files.path)
    checks.that(ctypes.c_double.from_address(at + 800_000_000).value == 2.5, "the array loses its file")
    maps = lambda: "x (deleted)" in open("/proc/self/maps").read()
    checks.that(maps(), "the file is not mapped")
    x.free()
    checks.that(not maps(), "the mapping outlives the array")
    print(f"mapped 1 GiB in {took * 1e6:.0f} us; three elements read {grown >> 10} KiB")


def main():
    warnings.simplefilter("ignore")  # members of one name, which are meant
    library, checks, random = interop.Library(sys.argv[1]), interop.Checks(), np.random.default_rng(1)
    with tempfile.TemporaryDirectory() as folder:
        files = Files(library, pathlib.Path(folder))
        mapped(checks, files)
        a_zip_bomb(checks, files)
        os.remove(files.path)
        for test in (refused, broken_archives, bfloat16):
            test(checks, files)
        npy_both_ways(checks, files, random)
        npz_both_ways(checks, files, random)
        checks.that(os.listdir(folder) == ["x"], f"left over: {os.listdir(folder)}")
    checks.finish()


if __name__ == "__main__":
    main()
