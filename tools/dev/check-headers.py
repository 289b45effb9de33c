#!/usr/bin/env python3
"""Compiles every header alone:  check-headers.py ROOT CXX BUILD

Public headers see -Iinclude only; those of Support, Semantics and Runtime the repository's root too. The others are
compiled as the sources of their folder are, by the build's compile_commands.json: those that know MLIR with the
precompiled header, which makes this a matter of seconds but hides a missing include of MLIR's own.
"""
import json
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

PLAIN = ["include/tnp", "lib/Support", "lib/Semantics", "lib/Runtime"]
AS_BUILT = ["dialects", "lib/API", "lib/Codegen", "lib/Conversion", "lib/Executable", "lib/Pipelines", "lib/Trace", "lib/Transforms"]


def plain_command(root, cxx, header):
    command = [cxx, "-std=c++20", "-Wall", "-Wextra", "-I", str(root / "include")]
    return command if header.is_relative_to(root / "include") else command + ["-I", str(root)]


def without_files(command):
    """The flags of a compile command."""
    words = iter(shlex.split(command))
    flags = []
    for word in words:
        if word in ("-o", "-c"):
            next(words)
        else:
            flags.append(word)
    return flags


class Built:
    """The commands of a build, by folder."""

    def __init__(self, build):
        self.build, self.flags = build, {}
        for entry in json.loads((build / "compile_commands.json").read_text()):
            self.flags.setdefault(Path(entry["file"]).parent, without_files(entry["command"]))

    def command(self, header):
        """As a source next to it or, where there is none, further down or up is compiled."""
        for folder in header.parents:
            near = [self.flags[folder]] if folder in self.flags else [f for at, f in self.flags.items() if at.is_relative_to(folder)]
            if near:
                return near[0]
        sys.exit(f"{self.build}/compile_commands.json has nothing near {header}")


def compiles(command, header, where):
    done = subprocess.run([*command, "-fsyntax-only", "-x", "c++", "-include", str(header), "/dev/null"], cwd=where, capture_output=True, text=True)
    return done.returncode == 0, done.stderr


def main():
    root, cxx, build = Path(sys.argv[1]).resolve(), sys.argv[2], Path(sys.argv[3]).resolve()
    built = Built(build)
    commands = {h: plain_command(root, cxx, h) for f in PLAIN for h in sorted((root / f).rglob("*.h"))}
    commands |= {h: built.command(h) for f in AS_BUILT for h in sorted((root / f).rglob("*.h"))}
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda h: compiles(commands[h], h, build), commands))
    for header, (good, errors) in zip(commands, results):
        if not good:
            print(f"{header.relative_to(root)} does not compile alone:\n{errors}")
    passed = sum(good for good, _ in results)
    print(f"{passed} passed, {len(commands) - passed} failed")
    sys.exit(passed != len(commands))


if __name__ == "__main__":
    main()
