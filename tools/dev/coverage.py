#!/usr/bin/env python3
"""Prints which names of TensorFlow NumPy tnp answers, as a table for docs/coverage.md:  coverage.py

A name counts when it has a row (lib/API/functions, dialects/tnp/IR/ElementwiseOps.td; read as tnp-tblgen wrote them down, beside the
tnp-opt of PATH) and is declared in the header of include/tnp that the row names. Ends with an error where a row has no declaration, a
function of such a header no row, or a row that is not drawn by the conformance tests no test that speaks of it.
"""
import json
import shutil
import sys
from pathlib import Path

from public_headers import FILE, find, read_header
from reference import Family, anchor, sections, title_of

ROOT = Path(__file__).resolve().parents[2]

# Names of TensorFlow NumPy that NumPy 2 has not: removed, or never there.
NOT_IN_NUMPY = {"complex_", "float_", "string_", "unicode_", "experimental_enable_numpy_behavior"}


def functions_of(entry):
    return set() if entry.is_member or entry.is_type else {name for name in entry.names if not name.startswith("operator")} - {FILE}


def complain(rows, headers):
    """Rows and declarations that miss each other."""
    for name, row in rows.items():
        if not find(headers[row["header"]], row["declaration"]):
            yield f"{name} has a row, but include/tnp/{row['header']}.h declares no {row['declaration']}"
        if row.get("test") and name.split(".")[-1] not in (ROOT / "test" / row["test"]).read_text():
            yield f"{name} is said to be shown by test/{row['test']}, which does not speak of it"
        if not row["cases"] and not row["test"]:
            yield f"{name} has neither cases nor a test"
    declared = {row["declaration"] for row in rows.values()}
    for header in {row["header"] for row in rows.values() if row["family"] != "names" and "ndarray" != row["header"]}:
        for entry in headers[header]:
            for name in functions_of(entry) - declared:
                yield f"{name} is declared in include/tnp/{header}.h, but has no row in lib/API/functions"


def sections_of_rows(rows):
    """Where docs/reference has each row."""
    places = {}
    for family in [Family(name, rows) for name in sorted({row["family"] for row in rows.values()})]:
        for section in sections(family):
            for row in family.rows:
                if any(entry in section for entry in family.documented(row)):
                    places[row] = f"reference/{family.name}.md#{anchor(title_of(section))}"
    return places


def state(name, rows, places):
    if name in NOT_IN_NUMPY:
        return name, "-", "NumPy 2 has no such name"
    if name not in rows:
        return name, "no", ""
    row = rows[name]
    header = f"[{name}]({places[name]})" if name in places else name
    return header, "yes", f"{row['header']}.h, {'compared with NumPy' if row['cases'] else 'test/' + row['test']}"


def main():
    rows = json.loads((Path(shutil.which("tnp-opt")).parent / "tnp-conformance.json").read_text())
    headers = {header: read_header(ROOT, header) for header in {row["header"] for row in rows.values()}}
    if complaints := list(complain(rows, headers)):
        sys.exit("\n".join(complaints))
    names = json.loads((ROOT / "test/docs/Inputs/tf_numpy_names.json").read_text())["names"]
    print("| name | answered | where |\n|---|---|---|")
    places = sections_of_rows(rows)
    states = [state(name, rows, places) for name in names]
    for shown, answered, where in states:
        print(f"| {shown} | {answered} | {where} |")
    counts = [answered for _, answered, _ in states]
    print(f"| all {len(names)} | {counts.count('yes')} yes, {counts.count('no')} no, {counts.count('-')} not in NumPy 2 | |")
    print(f"\n{len(rows)} rows in all: {', '.join(sorted(set(rows) - set(names)))} are not names of TensorFlow NumPy.")


if __name__ == "__main__":
    main()
