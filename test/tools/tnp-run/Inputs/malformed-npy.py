"""Runs tnp-run on .npy files that are no .npy files; each must give a diagnostic that names the file, and exit 1.

    malformed-npy.py FILE.mlir DIR
"""
import io
import os
import struct
import subprocess
import sys

import numpy as np

program, folder = sys.argv[1:]
os.makedirs(folder, exist_ok=True)
good = io.BytesIO()
np.save(good, np.arange(3.0))
good = good.getvalue()

# A header that says something else, before 24 bytes of elements.
HEADER = "{'descr': '<f8', 'fortran_order': False, 'shape': (3,), }"
HEADERS = {
    "negative extent": HEADER.replace("3", "-3"),
    "extent above 64 bits": HEADER.replace("(3,)", "(99999999999999999999,)"),
    "bytes above 64 bits": HEADER.replace("(3,)", "(9223372036854775807,)"),
    "product above 64 bits": HEADER.replace("(3,)", "(4611686018427387904, 4)"),
    "more elements than bytes": HEADER.replace("(3,)", "(4,)"),
    "objects": HEADER.replace("<f8", "|O"),
    "text": HEADER.replace("<f8", "<U4"),
    "a structure": HEADER.replace("'<f8'", "[('a', '<f8')]"),
    "no order": HEADER.replace("'fortran_order': False, ", ""),
    "neither true nor false": HEADER.replace("False", "Maybe"),
    "a number as shape": HEADER.replace("(3,)", "3"),
    "no end": HEADER[:-8],
    "brackets without end": HEADER.replace("(3,)", "(" * 5000),
    "no dictionary": "3",
    "nothing": "",
}


def with_header(header, version=b"\1\0", length=None):
    return b"\x93NUMPY" + version + struct.pack("<H", len(header) if length is None else length) + header.encode() + bytes(24)


files = {f"the first {n} bytes": good[:n] for n in [*range(12), *range(12, len(good), 13), len(good) - 1]}
files |= {name: with_header(header) for name, header in HEADERS.items()}
files |= {"another magic": b"\x93NUMPX" + good[6:], "version 9": with_header(HEADER, version=b"\x09\0"),
          "a header longer than the file": with_header(HEADER, length=60000), "zeros": bytes(200)}

wrong = 0
for name, content in files.items():
    path = os.path.join(folder, "input.npy")
    with open(path, "wb") as file:
        file.write(content)
    done = subprocess.run(["tnp-run", program, path], capture_output=True, text=True, errors="replace")
    if done.returncode != 1 or not done.stderr.startswith(f"tnp-run: {path}: expected"):
        wrong += 1
        print(f"{name}: exit {done.returncode}\n{done.stdout}{done.stderr}")
print(f"{len(files) - wrong} of {len(files)} refused")
