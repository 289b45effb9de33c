#!/usr/bin/env python3
"""Checks the labels of constraints, such as take_c2:  check-labels.py [ROOT]

A label is a row of a page in docs/spec. It must stand in a comment beside the rule that it names (lib/Semantics, or the
dialect and its conversion for what only they can check) and in the name of a test. The reverse is checked too: a label
in a rule, in a test's name or in TableGen that no page explains is an error. Tests may name ranges: "take_c1 to take_c4".
Prints one line per breach, then "N passed, N failed" where a label is one test.
"""
import re
import sys
from collections import defaultdict
from pathlib import Path

LABEL = r"[a-z][a-z_]*_c[0-9]+"
RULES = ["lib/Semantics/*.cpp", "dialects/tnp/IR/*.cpp", "dialects/tnp/IR/*.td", "lib/Conversion/TnpToLinalg/*.cpp"]
TESTS = ["test/unit/**/*.cpp", "test/dialects/tnp/**/*.mlir", "test/Conversion/TnpToLinalg/*.mlir"]


def spread(text):
    """The labels of a text, ranges written out."""
    for stem, first, last in re.findall(r"\b([a-z][a-z_]*)_c([0-9]+) to \1_c([0-9]+)", text):
        yield from (f"{stem}_c{n}" for n in range(int(first), int(last) + 1))
    yield from re.findall(rf"\b{LABEL}", text)


def specified(root):
    """label: where docs/spec explains it."""
    labels = {}
    for page in sorted((root / "docs/spec").glob("*.md")):
        for label in re.findall(rf"^\| `({LABEL})` \|", page.read_text(), re.M):
            if label in labels:
                sys.exit(f"{page}: {label} is explained twice")
            labels[label] = page.relative_to(root)
    return labels


def uses(root, patterns, of_line):
    """label as written: the files that use it."""
    found = defaultdict(set)
    for path in (p for pattern in patterns for p in sorted(root.glob(pattern))):
        for line in path.read_text().splitlines():
            for label in spread(of_line(line)):
                found[label].add(str(path.relative_to(root)))
    return found


def comment(line):
    """What a rule's comment says; in TableGen, what a description says."""
    return line.partition("//")[2] if "//" in line else ""


def test_name(line):
    title = re.search(r'TEST_CASE\("([^"]*)"', line) or re.search(r"^func\.func (?:private )?@(\w+)", line)
    return title.group(1) if title else ""


def resolve(written, known):
    """The label meant by a test's name such as add_broadcast_c2: the longest one that it ends with."""
    fits = [label for label in known if written == label or written.endswith("_" + label)]
    return max(fits, key=len, default=None)


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    known = specified(root)
    breaches = defaultdict(list)
    seen = {"rule": set(), "test name": set()}
    sources = [("rule", uses(root, RULES, comment)), ("test name", uses(root, TESTS, test_name)),
               ("description", uses(root, ["dialects/tnp/IR/*.td"], lambda line: line))]
    for what, found in sources:
        for written, files in found.items():
            label = resolve(written, known) if what == "test name" else written if written in known else None
            if label is None:
                breaches[written].append(f"{', '.join(sorted(files))}: {written} stands in a {what}, but no page of docs/spec explains it")
            elif what in seen:
                seen[what].add(label)
    for label, page in known.items():
        for what, labels in seen.items():
            if label not in labels:
                breaches[label].append(f"{page}: {label} stands in no {what}")
    for lines in breaches.values():
        print("\n".join(lines))
    print(f"{len(set(known) - set(breaches))} passed, {len(breaches)} failed")
    sys.exit(bool(breaches) or not known)


if __name__ == "__main__":
    main()
