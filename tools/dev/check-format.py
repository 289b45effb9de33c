#!/usr/bin/env python3
"""Checks that the C++ is as clang-format leaves it:  check-format.py [--fix] [ROOT]

Takes clang-format of build/venv (tools/setup.sh puts it there, of the version that .clang-format is written for).
Prints one line per file that differs, then "N passed, N failed" where a file is one test; --fix rewrites them.
"""
import argparse
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


def sources(root):
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "*.cpp", "*.h"], cwd=root, capture_output=True,
                            text=True, check=True)
    return [path for path in (root / name for name in listed.stdout.split()) if path.exists()]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("root", nargs="?", default=Path(__file__).parents[2], type=Path)
    parser.add_argument("--fix", action="store_true", help="rewrite the files that differ")
    options = parser.parse_args()
    tool = options.root / "build/venv/bin/clang-format"
    if not tool.exists():
        print(f"{tool} is missing: tools/setup.sh installs it\n0 passed, 0 failed, 1 skipped")
        return 0
    files = sources(options.root)

    def differs(path):
        text = path.read_bytes()
        formatted = subprocess.run([tool, path], capture_output=True, check=True).stdout
        if options.fix and formatted != text:
            path.write_bytes(formatted)
        return formatted != text

    with ThreadPoolExecutor() as pool:
        different = [path for path, bad in zip(files, pool.map(differs, files)) if bad]
    for path in different:
        print(f"{path.relative_to(options.root)}: {'rewritten' if options.fix else 'not as clang-format leaves it (--fix)'}")
    failed = 0 if options.fix else len(different)
    print(f"{len(files) - failed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
