#!/usr/bin/env python3
"""Prints which operation of the tnp dialect has which pieces, as a table for docs/status.md:  status.py [ROOT]

Everything is read from the sources: definitions from TableGen, the rest by the operation's name in the file where the piece belongs.
"""
import re
import sys
from pathlib import Path

FAMILIES = ["Creation", "Elementwise", "Reduction", "Manipulation", "Indexing", "Contraction", "Sorting", "Random"]
# The public function, where it is not of the operation's name.
PUBLIC = {"constant": "array", "slice": "getitem", "update_slice": "setitem", "compress": "getitem", "gather": "getitem", "scatter": "setitem",
          "random_uniform": "random.uniform", "random_integers": "random.integers", "random_normal": "random.normal"}
COLUMNS = ["spec", "accepted", "refused", "lowered", "conformance"]


def operations(text):
    return re.findall(r"^def Tnp_\w+Op : Tnp_\w+<\"(\w+)\"", text, re.M)


def ufuncs(text):
    """Operations whose row in TableGen is a row of the conformance tests."""
    return re.findall(r"^def Tnp_\w+Op : (?:Tnp_(?:Unary|Binary|Comparison|Logical)Op<|.*Tnp_Ufunc<)\"(\w+)\"", text, re.M)


def read(root, pattern):
    return "\n".join(path.read_text() for path in sorted(root.glob(pattern)))


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    conformance = read(root, "lib/API/functions/*.td")
    rows = set(ufuncs(read(root, "dialects/tnp/IR/ElementwiseOps.td")))
    print("| family | operation | " + " | ".join(COLUMNS) + " |\n" + "|---" * (len(COLUMNS) + 2) + "|")
    totals = dict.fromkeys(COLUMNS, 0)
    count = 0
    for family in FAMILIES:
        word = family.lower()
        spec = "\n".join(line.split("|")[1] for line in read(root, f"docs/spec/{word}.md").splitlines() if line.startswith("| `"))
        accepted, refused = read(root, f"test/dialects/tnp/IR/{word}-ops.mlir"), read(root, f"test/dialects/tnp/IR/{word}-invalid.mlir")
        lowered = read(root, "test/Conversion/TnpToLinalg/*.mlir")
        for name in operations(read(root, f"dialects/tnp/IR/{family}Ops.td")):
            used = re.compile(rf"\btnp\.{name}\b")
            has = [f"`{name}`" in spec, bool(used.search(accepted)), bool(used.search(refused)), bool(used.search(lowered)),
                   name in rows or bool(re.search(rf'<"{PUBLIC.get(name, name)}", "', conformance))]
            count += 1
            for column, there in zip(COLUMNS, has):
                totals[column] += there
            print(f"| {word} | `{name}` | " + " | ".join("yes" if there else "-" for there in has) + " |")
    print(f"| all | {count} | " + " | ".join(str(totals[column]) for column in COLUMNS) + " |")


if __name__ == "__main__":
    main()
