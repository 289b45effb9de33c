#!/usr/bin/env python3
"""Compares the dtypes that every ufunc gives with NumPy's:  dtypes.py DRIVER

Ends with "N passed, N failed" where a ufunc of a dtype is one test.
"""
import json
import pathlib
import subprocess
import sys

import numpy as np


def expected(oracle, arity, dtype):
    try:
        with np.errstate(all="ignore"):
            return np.asarray(eval(oracle)(*[np.ones(2, dtype)] * arity)).dtype.name
    except TypeError:
        return "-"


def main():
    driver = sys.argv[1]
    rows = {name for name, row in json.loads(pathlib.Path(driver + ".json").read_text()).items() if "arity" in row}
    passed, failures = 0, []
    for line in subprocess.run([driver, "--dtypes"], check=True, capture_output=True, text=True).stdout.splitlines():
        op, arity, dtype, got = line.split()
        # A row may bend NumPy's values (`reciprocal`); its dtypes are those of the function of its name.
        want = expected(f"np.{op}", int(arity), dtype)
        if got == want:
            passed += 1
        else:
            failures.append(f"{op} of {dtype}: expected {want}, but got {got}")
        rows.discard(op)
    failures += [f"{op}: the driver does not know it" for op in rows]
    print("\n".join(failures + [f"{passed} passed, {len(failures)} failed"]))
    return 1 if failures or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
