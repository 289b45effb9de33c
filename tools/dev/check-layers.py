#!/usr/bin/env python3
"""Checks the include rule of lib/README.md, that only lib/API throws, and the sizes of files:  check-layers.py [ROOT]

Includes are written from the root of the repository, so an include line names its layer, and the rule is a table.
Prints one line per breach, then "N passed, N failed" where a source file is one test.
"""
import re
import subprocess
import sys
from pathlib import Path

COMPILER = r"^(mlir|llvm)(-c)?/"
OURS = r"^(lib|dialects|tools|test)/"
# layer: (our folders that it may include, may it include LLVM and MLIR)
RULES = [
    ("include/tnp", r"$^", False),
    ("lib/Support", r"^lib/Support/", False),
    ("lib/Semantics", r"^lib/(Semantics|Support)/", False),
    ("lib/Runtime", r"^lib/(Runtime|Support)/", False),
    ("dialects/rt", r"^dialects/rt/", True),
    ("dialects/tnp", r"^dialects/tnp/|^lib/(Semantics|Support)/", True),
    ("dialects", r"^dialects/", True),
    ("lib/Conversion/RtToLLVM", r"^lib/Conversion/RtToLLVM/|^dialects/rt/|^lib/Runtime/(Abi|Symbols)\.h", True),
    ("lib/Conversion", r"^lib/Conversion/|^dialects/|^lib/(Semantics|Support)/", True),
    ("lib/Transforms", r"^lib/Transforms/|^dialects/rt/|^lib/Runtime/(Abi|Symbols)\.h", True),
    ("lib/Pipelines", r"^lib/(Pipelines|Conversion|Transforms|Support)/|^dialects/", True),
    ("lib/Codegen", r"^lib/(Codegen|Support)/|^dialects/rt/|^lib/Runtime/(Abi|Symbols)\.h", True),
    ("lib/Executable", r"^lib/(Executable|Pipelines|Codegen|Runtime|Support)/|^dialects/", True),
    ("lib/Trace", r"^lib/(Trace|Semantics|Support)/|^dialects/", True),
    ("lib/API", r"^lib/(API|Trace|Executable|Runtime|Semantics|Support)/", False),
    ("test/unit/API", r"$^", False),
]
PUBLIC_ONLY_STD = re.compile(r"^(fmt|catch2|mlir|llvm)/")
# The shared library shows what such a pair encloses.
VISIBLE = re.compile(r"^#pragma GCC visibility push\(default\)\nnamespace tnp\b.*?^} // namespace tnp\b[^\n]*\n#pragma GCC visibility pop$", re.M | re.S)
LONGEST = 800
NEVER_THROWS = re.compile(r"^(include/tnp|dialects|lib/(?!API/))")
# What is no code: comments, strings (raw ones have no throw in them), characters.
NO_CODE = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'', re.S)


def layer_of(path):
    return next((rule for rule in RULES if path.startswith(rule[0] + "/")), None)


def throws(path, text):
    """Lines that throw where errors are values. `std::nothrow` and `noexcept` are other words."""
    code = NO_CODE.sub(lambda match: "\n" * match.group().count("\n"), text)
    return [f"{path}:{number}: only lib/API throws: return a Result (lib/Support/Result.h)"
            for number, line in enumerate(code.splitlines(), 1) if re.search(r"\bthrow\b", line)]


def breaches(path, text):
    found = throws(path, text) if NEVER_THROWS.match(path) and not path.endswith(".td") else []
    rule = layer_of(path)
    for number, line in enumerate(text.splitlines(), 1):
        match = re.match(r'\s*#\s*include\s*[<"]([^">]+)', line)
        if not match or not rule:
            continue
        layer, ours, compiler = rule
        name = match.group(1)
        if re.search(OURS, name) and not re.search(ours, name):
            found.append(f"{path}:{number}: {layer} may not include {name}")
        if re.search(COMPILER, name) and not compiler:
            found.append(f"{path}:{number}: {layer} knows no LLVM or MLIR, but includes {name}")
        if layer == "include/tnp" and PUBLIC_ONLY_STD.match(name):
            found.append(f"{path}:{number}: public headers need the standard library only, but this includes {name}")
    if path.startswith("include/tnp/") and re.search(r"^namespace tnp", VISIBLE.sub("", text), re.M):
        found.append(f"{path}: enclose namespace tnp in #pragma GCC visibility push(default) and pop, or libtnp.so hides it")
    lines = text.count("\n")
    if lines > LONGEST and not path.startswith("test/"):
        found.append(f"{path}: {lines} lines, more than {LONGEST}")
    if re.search(r"utils?\.(h|cpp)$", path, re.I):
        found.append(f"{path}: name the file after what is in it")
    return found


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=root, capture_output=True, text=True, check=True).stdout.split()
    sources = [f for f in listed if Path(f).suffix in {".h", ".cpp", ".td"} and (root / f).is_file()]
    failed = 0
    for path in sources:
        found = breaches(path, (root / path).read_text(errors="replace"))
        failed += bool(found)
        if found:
            print("\n".join(found))
    print(f"{len(sources) - failed} passed, {failed} failed")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
