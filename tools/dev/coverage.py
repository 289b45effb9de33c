#!/usr/bin/env python3
"""Prints which names of TensorFlow NumPy tnp answers, as a table for docs/coverage.md:  coverage.py [ROOT]

A name counts when it has a row (lib/API/functions, dialects/tnp/IR/ElementwiseOps.td; read as tnp-tblgen wrote them down, beside the
tnp-opt of PATH) and is declared in include/tnp. Ends with an error where a row has no declaration, a function of a family's header no
row, or a row that is not drawn by the conformance tests no test that speaks of it.
"""
import json
import re
import shutil
import sys
from pathlib import Path

HEADERS = {"elementwise": ["ufuncs", "elementwise"], "names": ["dtype", "ndarray", "shape", "index", "constants", "finfo", "promotion"],
           "manipulation": ["manipulation", "joining"], "creation": ["creation", "matrices"],
           "random": ["random", "random_default"]}
# Names of TensorFlow NumPy that NumPy 2 has not: removed, or never there.
NOT_IN_NUMPY = {"complex_", "float_", "string_", "unicode_", "experimental_enable_numpy_behavior"}
SPELLED = {"getitem": "x(i)", "flatten": "x.flatten()"} | {f"{how}item": f"x.at(i).{how}(v)" for how in ("set", "add", "subtract", "multiply", "divide", "min", "max")}  # members


def declared(root, family):
    """Header of each function declared in a family's headers."""
    found = {}
    for header in HEADERS.get(family, [family]):
        path = root / f"include/tnp/{header}.h"
        text = re.sub(r"namespace detail {.*?} // namespace detail", "", path.read_text(), flags=re.S) if path.exists() else ""
        for name in re.findall(r"(?m)^(?:template.*> )?(?:\[\[nodiscard\]\] (?:inline )?[\w:<>, ]+?|void) (\w+)\(", text):
            found.setdefault(name, path.name)
        if family == "names":
            found |= {name: path.name for name in re.findall(r"\b(\w+)\b", text) if name not in found}
    return found


def complain(rows, headers, root):
    for name, row in rows.items():
        if name not in SPELLED and name.split(".")[-1] not in headers[row["family"]]:
            yield f"{name} has a row, but no declaration in the headers of {row['family']}"
        if row.get("test") and name.split(".")[-1] not in (root / "test" / row["test"]).read_text():
            yield f"{name} is said to be shown by test/{row['test']}, which does not speak of it"
        if not row["cases"] and not row["test"]:
            yield f"{name} has neither cases nor a test"
    for family, names in headers.items():
        if family == "names":
            continue
        for name, header in names.items():
            if name not in rows and f"{family}.{name}" not in rows:
                yield f"{name} is declared in include/tnp/{header}, but has no row in lib/API/functions/{family}.td"


def state(name, rows, headers):
    if name in NOT_IN_NUMPY:
        return "-", "NumPy 2 has no such name"
    if name not in rows:
        return "no", ""
    row = rows[name]
    header = headers[row["family"]].get(name.split(".")[-1], "")
    return "yes", f"`{header}`, {'compared with NumPy' if row['cases'] else 'test/' + row['test']}"


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    rows = json.loads((Path(shutil.which("tnp-opt")).parent / "tnp-conformance.json").read_text())
    headers = {family: declared(root, family) for family in {row["family"] for row in rows.values()}}
    if complaints := list(complain(rows, headers, root)):
        sys.exit("\n".join(complaints))
    names = json.loads((root / "test/docs/Inputs/tf_numpy_names.json").read_text())["names"]
    print("| name | answered | where |\n|---|---|---|")
    states = {name: state(name, rows, headers) for name in names}
    for name, (answered, where) in states.items():
        print(f"| `{name}` | {answered} | {where} |")
    counts = [answered for answered, _ in states.values()]
    print(f"| all {len(names)} | {counts.count('yes')} yes, {counts.count('no')} no, {counts.count('-')} not in NumPy 2 | |")
    print(f"\n{len(rows)} rows in all: {', '.join(sorted(set(rows) - set(names)))} are not names of TensorFlow NumPy.")


if __name__ == "__main__":
    main()
