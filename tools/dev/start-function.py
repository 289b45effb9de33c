#!/usr/bin/env python3
"""Starts a public function of existing operations:  start-function.py FAMILY NAME "C++ parameters" "call in a test" [ROOT]

    start-function.py elementwise mod "const operand &a, const operand &b" "mod(a[0], a[1])"

Writes its row (lib/API/functions), its declaration (include/tnp/FAMILY.h) and a definition (lib/API/FAMILY.cpp) that raises until it is
written, so that the conformance test of the function fails; so does docs-reference, until the documentation has an example. What is left is printed. Refuses a family that is none, and a name that is there.
"""
import re
import sys
from pathlib import Path

DECLARATION = '''/// What it means. **Shape**: **Dtype**: **Errors**: NumPy: {name}.
[[nodiscard]] ndarray {name}({parameters});

'''

DEFINITION = '''ndarray {name}({parameters}) {{
  api::raise(ErrorKind::internal, "[{name}] is not written yet", api::called("{name}", {first}.where()));
}}

'''


def insert_before(path, pattern, text):
    """Puts text before the last match."""
    old = path.read_text()
    at = list(re.finditer(pattern, old, re.M))[-1].start()
    path.write_text(old[:at] + text + old[at:])
    return path


def main():
    if len(sys.argv) not in (5, 6):
        sys.exit(__doc__)
    family, name, parameters, call = sys.argv[1:5]
    root = Path(sys.argv[5] if len(sys.argv) > 5 else ".")
    row, header, source = root / f"lib/API/functions/{family}.td", root / f"include/tnp/{family}.h", root / f"lib/API/{family}.cpp"
    families = sorted(path.stem for path in (root / "lib/API/functions").glob("[a-z]*.td"))
    if not all(path.exists() for path in (row, header, source)):
        sys.exit(f"error: expected one of the families {', '.join(families)}, but got {family}")
    if any(f'<"{name}"' in path.read_text() for path in [*row.parent.glob("*.td"), root / "dialects/tnp/IR/ElementwiseOps.td"]):
        sys.exit(f"error: expected a new function, but {name} has a row")
    first = re.search(r"&(\w+)", parameters)
    if not first:
        sys.exit(f"error: expected an operand among the parameters, but got \"{parameters}\"")
    words = {"name": name, "parameters": parameters, "first": first[1]}
    changed = [insert_before(row, r"^}\s*\Z", f'def : Function<"{name}", "unary", "{call}">;\n\n'),
               insert_before(header, r"^} // namespace tnp$", DECLARATION.format(**words)),
               insert_before(source, r"^} // namespace tnp$", DEFINITION.format(**words))]
    print("\n".join(map(str, changed)))
    print(f"Next: the documentation with an example (tnp/manipulation.h shows how), the definition (default arguments stay in the header), how cases are drawn (a method of Drawing in "
          f"test/conformance/cases.py instead of `unary`), then `conformance.py DRIVER --only '^{name}$'`. docs/extending.md tells more.")


if __name__ == "__main__":
    main()
