#!/usr/bin/env python3
"""Keeps command output in pages true:  update-docs.py BUILD_DIR [--check] [PAGE...]

A page marks what it shows:

    <!-- output: tnp-run test/docs/Inputs/softmax.mlir --compile-to=loops ; from 'func.func private' ; lines 12 -->
    ```mlir
    (replaced)
    ```

A command that prints Markdown, such as a table, is marked by `table` instead of `output`, and its text ends at a line `<!-- end -->`.

The block after the mark is replaced by what the command prints, run in the repository's root with BUILD_DIR/bin first in
PATH. Filters: `from REGEX` starts at the first line that matches, `to REGEX` ends there, `lines N` keeps so many, `keep REGEX` and
`drop REGEX` choose lines, `cut REGEX` shortens a line by what matches; what is left out shows as "...". With --check nothing is written: pages that differ are printed as
a diff. Ends with "N passed, N failed" where a page is one test.
"""
import argparse
import difflib
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

BLOCK = re.compile(r"^<!-- (?:(?P<kind>output): (?P<mark>[^\n]*) -->\n(?P<open>```\w*\n).*?^```$|"
                   r"table: (?P<command>[^\n]*) -->\n.*?^<!-- end -->$)", re.M | re.S)
# The same code everywhere, and none of it from a cache.
FIXED = {"TNP_CPU": "x86-64-v3", "TNP_CACHE_DIR": "", "TNP_NUM_THREADS": "1", "LC_ALL": "C"}


def run(command, root, build):
    environment = {k: v for k, v in os.environ.items() if not k.startswith("TNP_")} | FIXED
    environment["PATH"] = f"{(build / 'bin').resolve()}{os.pathsep}{environment.get('PATH', '')}"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=root, env=environment, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"`{command}` failed with status {done.returncode}:\n{done.stderr}")
    return done.stdout.rstrip("\n").split("\n")


def matching(lines, pattern, command):
    found = next((i for i, line in enumerate(lines) if re.search(pattern, line)), None)
    if found is None:
        sys.exit(f"`{command}` prints no line that matches '{pattern}'")
    return found


def dots(line):
    return line[: len(line) - len(line.lstrip())] + "..."


def choose(lines, pattern, wanted, command):
    matching(lines, pattern, command)
    kept = []
    for line in lines:
        if bool(re.search(pattern, line)) == wanted:
            kept.append(line)
        elif not kept or kept[-1].strip() != "...":
            kept.append(dots(line))
    return kept


def shown(mark, root, build):
    command, *filters = [part.strip() for part in mark.split(" ; ")]
    lines = run(command, root, build)
    for name, argument in (shlex.split(each) for each in filters):
        if name == "from":
            lines = lines[matching(lines, argument, command):]
        elif name == "to":
            lines = lines[: matching(lines, argument, command) + 1]
        elif name in ("keep", "drop"):
            lines = choose(lines, argument, name == "keep", command)
        elif name == "lines" and len(lines) > int(argument):
            lines = lines[: int(argument)] + [dots(lines[int(argument)])]
        elif name == "cut":
            matching(lines, argument, command)
            lines = [re.sub(argument, "...", line) for line in lines]
        elif name != "lines":
            sys.exit(f"unknown filter '{name}' in: {mark}")
    return "\n".join(lines) + "\n"


def renewed(block, root, build):
    if block["kind"]:
        return f"<!-- output: {block['mark']} -->\n{block['open']}{shown(block['mark'], root, build)}```"
    return f"<!-- table: {block['command']} -->\n\n{shown(block['command'], root, build)}\n<!-- end -->"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("pages", nargs="*", type=Path)
    options = parser.parse_args()
    root = Path(__file__).resolve().parents[2]
    pages = options.pages or sorted(p for p in (root / "docs").rglob("*.md") if BLOCK.search(p.read_text()))
    failed = 0
    for page in pages:
        old = page.read_text()
        new = BLOCK.sub(lambda block: renewed(block, root, options.build), old)
        if new == old:
            continue
        failed += 1
        name = str(page.resolve().relative_to(root))
        if options.check:
            print("\n".join(difflib.unified_diff(old.splitlines(), new.splitlines(), name, "what the commands print", lineterm="")))
            print(f"{name} is stale: run ninja update-docs")
        else:
            page.write_text(new)
            print(f"{name} updated")
    if options.check:
        print(f"{len(pages) - failed} passed, {failed} failed")
        sys.exit(bool(failed) or not pages)


if __name__ == "__main__":
    main()
