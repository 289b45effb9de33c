#!/usr/bin/env python3
"""Compiles what must be refused:  check-refusals.py ROOT CXX

A file of test/refusals holds pieces with `// -----` between them. Each is the body of a function that must not compile, and
says with `// expected: REGEX` what stands in an error. An empty body must compile. Prints "N passed, N failed".
"""
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

PRELUDE = "#include <map>\n#include <tnp/tnp.h>\nnamespace np = tnp;\nvoid piece() {\n"


def compile_piece(root, cxx, piece):
    command = [cxx, "-std=c++20", "-fsyntax-only", "-I", str(root / "include"), "-x", "c++", "-"]
    return subprocess.run(command, input=f"{PRELUDE}{piece}}}\n", capture_output=True, text=True)


def fault(root, cxx, name, piece):
    """What is wrong with the compiler's answer, or nothing."""
    wanted = re.search(r"^// expected: (.*)$", piece, re.M)
    if not wanted:
        return f"{name}: no '// expected:'"
    done = compile_piece(root, cxx, piece)
    if done.returncode == 0:
        return f"{name}: compiles, but should be refused with '{wanted[1]}'"
    errors = [line for line in done.stderr.splitlines() if "error:" in line]
    if not any(re.search(wanted[1], line) for line in errors):
        return f"{name}: expected '{wanted[1]}', but got\n" + "\n".join(errors[:5])
    return None


def main():
    root, cxx = Path(sys.argv[1]).resolve(), sys.argv[2]
    if compile_piece(root, cxx, "").returncode:
        sys.exit("an empty program does not compile")
    pieces = []
    for path in sorted((root / "test/refusals").glob("*.cpp")):
        for number, piece in enumerate(path.read_text().split("// -----\n"), 1):
            pieces.append((f"{path.name}, piece {number}", piece))
    with ThreadPoolExecutor(2) as pool:
        faults = [f for f in pool.map(lambda each: fault(root, cxx, *each), pieces) if f]
    print("\n".join(faults))
    print(f"{len(pieces) - len(faults)} passed, {len(faults)} failed")
    sys.exit(bool(faults) or not pieces)


if __name__ == "__main__":
    main()
