#!/usr/bin/env python3
"""Compiles every header that needs no LLVM alone:  check-headers.py ROOT CXX

Public headers see -Iinclude only; those of Support, Semantics and Runtime the repository's root too.
"""
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


def compiles(root, cxx, header):
    public = header.is_relative_to(root / "include")
    command = [cxx, "-std=c++20", "-Wall", "-Wextra", "-fsyntax-only", "-x", "c++", "-include", str(header), "-I", str(root / "include"), "/dev/null"]
    if not public:
        command += ["-I", str(root)]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.returncode == 0, done.stderr


def main():
    root, cxx = Path(sys.argv[1]).resolve(), sys.argv[2]
    folders = ["include/tnp", "lib/Support", "lib/Semantics", "lib/Runtime"]
    headers = sorted(h for f in folders for h in (root / f).rglob("*.h"))
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda h: compiles(root, cxx, h), headers))
    for header, (good, errors) in zip(headers, results):
        if not good:
            print(f"{header.relative_to(root)} does not compile alone:\n{errors}")
    passed = sum(good for good, _ in results)
    print(f"{passed} passed, {len(headers) - passed} failed")
    sys.exit(passed != len(headers))


if __name__ == "__main__":
    main()
