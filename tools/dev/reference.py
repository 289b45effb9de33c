#!/usr/bin/env python3
"""Writes the pages of docs/reference from the table of functions, the public headers and what their examples print.

    reference.py program TABLE FAMILY FILE        the examples of a family as a C++ program
    reference.py write TABLE PROGRAM              docs/reference
    reference.py check TABLE PROGRAM              whether it is fresh; "N passed, N failed", an example or page each

TABLE is what tnp-tblgen wrote (tnp-conformance.json); PROGRAM is the built program. `check` also fails on a function without an example that
calls it, and on a comment in a header that says another result than the example has.
"""
import difflib
import json
import re
import subprocess
import sys
from pathlib import Path

from public_headers import FILE, Entry, example_of, find, read_header

ROOT = Path(__file__).resolve().parents[2]
INTRODUCTION = """<!-- Written by `ninja update-docs` from lib/API/functions, dialects/tnp/IR/ElementwiseOps.td and include/tnp: change those. -->
"""
TOLERANCES = "../../test/conformance/tolerances.py"
WIDTH = 110


class Family:
    """What a page is made of: the rows of a family, and the entries of the headers that declare them."""

    def __init__(self, name, table):
        self.name = name
        self.rows = {row: each for row, each in table.items() if each["family"] == name}
        self.declared = {row["declaration"] for row in self.rows.values()}
        self.headers = list(dict.fromkeys(row["header"] for row in self.rows.values()))
        self.guests = {header for header in self.headers if header == "ndarray" and "ndarray" not in self.declared}  # only some members
        self.entries = {header: read_header(ROOT, header) for header in self.headers}
        for row, each in self.rows.items():
            if each.get("example"):
                for entry in find(self.entries[each["header"]], each["declaration"]):
                    entry.examples.append(example_of([each["example"]], f"row-of-{row}", 1))

    def all_entries(self):
        """Those that the page has: what is no member, and the members that have a row."""
        return [entry for header in self.headers for entry in self.entries[header] if self.has(entry, header in self.guests)]

    def has(self, entry, guest):
        return bool(self.declared & set(entry.names)) or bool(entry.names) and not guest and not entry.is_member

    def documented(self, row):
        return find(self.entries[self.rows[row]["header"]], self.rows[row]["declaration"])


def program(family):
    """C++ that prints the value of each part of each example."""
    lines = ['#include "test/docs/show.h"\n', "static Examples all([] {"]
    for entry in family.all_entries():
        for example in entry.examples:
            lines.append("{")
            line = example.line
            for number, (code, is_value, _) in enumerate(example.parts):
                if is_value:
                    lines.append(f'begin("{example.header}:{example.line}", {number});')
                lines.append(f'#line {line} "{example.header}"')
                lines.append(f"show({code});" if is_value else code)
                line += code.count("\n") + 1
            lines.append("}")
    return "\n".join(lines) + "\n});\n"


def run(path):
    """What the parts of the examples print, by file, line and part."""
    done = subprocess.run([path], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{path} failed with status {done.returncode}, after\n{done.stdout[-500:]}\n{done.stderr}")
    pieces = (piece.split("\n", 1) for piece in done.stdout.split("\x1e")[1:])
    return {where: text.rstrip("\n") for where, text in pieces}


def value_of(example, number, values):
    where = f"{example.header}:{example.line}"
    if f"{where} {number}" not in values:
        sys.exit(f"{where}: the program does not know this example: run ninja tnp-docs-reference")
    return values[f"{where} {number}"]


def in_one_line(value):
    return re.sub(r"(?<=\[) | (?=\])", "", " ".join(value.split()))


def example_block(examples, values):
    lines = []
    for example in examples:
        lines += [""] if lines else []
        for number, (code, is_value, said) in enumerate(example.parts):
            lines.append(code + (f" // {said}" if said and not is_value else ""))
            if is_value:
                lines += [f"// {line}".rstrip() for line in value_of(example, number, values).split("\n")]
    return ["```cpp", *lines, "```", ""] if lines else []


def type_signature(code):
    """A class as a user needs it: not what is private, and of a long one the name alone."""
    if code.count("\n") >= 25:
        return re.sub(r"\[\[nodiscard\]\] ", "", code.split("{")[0]).strip() + ";"
    body = code.split("\nprivate:")[0].rstrip()
    return re.sub(r"\[\[nodiscard\]\] ", "", body + ("\n};" if body != code else ""))


def signature(code):
    """A declaration as a user needs it: without its body, and what the compiler fills in."""
    if re.match(r"(class|struct|enum)", code):
        return type_signature(code)
    if re.match(r"inline constexpr [\w:]+ \w+\s*[={]|template\s*<[^{]*\bconcept\b", code):
        return code
    code = re.sub(r"\[\[nodiscard\]\] |\binline (?!constexpr)|\bconstexpr (?=bool|dtype [\w]+\()|,?\s*location at = location::current\(\)| TNP_LIFETIMEBOUND", "", code)
    if re.search(r"\) (const )?(noexcept )?\{", code):
        code = re.sub(r"\) (const )?(noexcept )?\{.*", ");", code, flags=re.S)
    code = re.sub(r"\s*\n\s*", " ", code)
    lines, open_at = [code], code.find("(") + 1
    while len(lines[-1]) > WIDTH and (cut := lines[-1].rfind(", ", 0, WIDTH)) > open_at:
        lines[-1:] = [lines[-1][: cut + 1], " " * open_at + lines[-1][cut + 2:]]
    return "\n".join(lines)


def labelled(text):
    """The documentation, and its labelled parts."""
    head, *parts = re.split(r"(?<!,)\s+(?=\*\*(?:Shape|Dtype|Errors)\*\*[,:])|\s+(?=NumPy: )", text)
    return [tables(head), *(re.sub(r"^NumPy: (.*?)\.?$", r"**NumPy**: \1.", part, flags=re.S) for part in parts)]


def tables(text):
    """Markdown wants a head above the rows."""
    return re.sub(r"(?m)(?<!\|\n)^\| ", "| | |\n|---|---|\n| ", text)


def compared(family, entry):
    """How the conformance tests compare the functions of an entry with NumPy."""
    words = {row["tolerance"] for name, row in family.rows.items() if row["declaration"] in entry.names and row["cases"]}
    return [f"**Compared** with NumPy: {'bit for bit' if word == 'EXACT' else f'[`{word}`]({TOLERANCES})'}." for word in sorted(words)]


def see(family, entry):
    """The types of the page that the declarations of functions speak of."""
    if entry.is_type:
        return []
    words = set(re.findall(r"\w+", re.sub(r"//.*", "", "\n".join(entry.code))))
    types = [section for section in sections(family) if section[0].is_type and section[0].names[0] in words]
    return [f"**See** {', '.join(f'[{section[0].names[0]}](#{anchor(title_of(section))})' for section in types)}."] * bool(types)


def anchor(title):
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def sections(family):
    """The entries that share a name, together, in the order of the headers; types come behind."""
    found = []
    for entry in family.all_entries():
        if FILE in entry.names:
            continue
        same = next((each for each in found if set(each[0].names) & set(entry.names) and each[0].is_type == entry.is_type), None)
        if same:
            same.append(entry)
        else:
            found.append([entry])
    owners = {name.split("::")[0] for name in family.declared}
    return sorted(found, key=lambda section: section[0].is_type and not owners & set(section[0].names))


def title_of(section):
    names = list(dict.fromkeys(name for entry in section for name in entry.names))
    return ", ".join(names) if len(names) < 5 else f"{names[0]} ... {names[-1]}"


def section_text(section, family, values):
    lines = [f"## {title_of(section)}", ""]
    for entry in section:
        head, *items = labelled(entry.text)
        items += compared(family, entry) + see(family, entry)
        lines += ["```cpp", *map(signature, entry.code), "```", "", head, "", *(f"- {item}" for item in items), ""]
        lines += example_block(entry.examples, values)
    return lines


def summary(section):
    text = section[0].text
    first = re.match(r".{15}.*?(?:[.:](?=\s|$)|$)|.*", text, re.S)[0].rstrip(".:")
    return first.replace("|", "\\|")


def page(family, values):
    lines = [f"# {family.name.capitalize()}", "", INTRODUCTION]
    for entry in family.all_entries():
        if FILE in entry.names:
            lines += [f"**`{entry.header.removeprefix('include/')}`**: {tables(entry.text)}", "", *example_block(entry.examples, values)]
    found = sections(family)
    lines += ["| name | what |", "|---|---|"]
    lines += [f"| [{title_of(section)}](#{anchor(title_of(section))}) | {summary(section)} |" for section in found] + [""]
    for section in found:
        lines += section_text(section, family, values)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip("\n") + "\n"


def shown(row, family):
    """The name of a row; that of its declaration where NumPy has none."""
    declared = family.rows[row]["declaration"]
    return declared if "::" in declared and "." not in row else row


def index(families):
    lines = ["# Functions", "", INTRODUCTION, "Every public function that has NumPy's name, by family. Each page is written from the headers and the table of functions;",
             "its examples are compiled and run, and what they print stands behind `//`. How results are compared with NumPy's is",
             f"said in words of [tolerances.py]({TOLERANCES}) ([testing](../testing.md#conformance)).", "", "| family | functions |", "|---|---|"]
    for family in families:
        links = []
        for section in sections(family):
            rows = [row for row, each in family.rows.items() if any(entry in section for entry in family.documented(row))]
            links += [f"[{shown(row, family)}]({family.name}.md#{anchor(title_of(section))})" for row in rows]
        lines.append(f"| [{family.name}]({family.name}.md) | {', '.join(links)} |")
    return "\n".join(lines) + "\n"


def complaints(family, values):
    """What is wrong with the examples of a family."""
    for row, each in family.rows.items():
        found = family.documented(row)
        word = each["declaration"].split("::")[-1].removeprefix("namespace ")
        said = "\n".join(example.code for entry in found for example in entry.examples)
        if found and all(entry.alias_of() for entry in found):
            continue
        if not re.search(rf"\b{word}\b", said) and not (word.startswith("operator") and said):
            yield f"include/tnp/{each['header']}.h: expected an example that calls {row}, but got {said or 'none'}"
    for entry in family.all_entries():
        for example in entry.examples:
            for number, (code, is_value, said) in enumerate(example.parts):
                if is_value and said and said != (printed := in_one_line(value_of(example, number, values))):
                    yield f"{example.header}:{example.line}: expected `{code} // {printed}`, but the comment says {said}"


def pages(families, values):
    made = {f"{family.name}.md": page(family, values) for family in families}
    return made | {"README.md": index(families)}


def check(made, families, values):
    folder, failed = ROOT / "docs/reference", 0
    for family in families:
        for complaint in complaints(family, values):
            print(complaint)
            failed += 1
    for name in sorted(made | {path.name: None for path in folder.glob("*")}):
        old, new = (folder / name).read_text() if (folder / name).exists() else "", made.get(name, "")
        if old != new:
            print("\n".join(difflib.unified_diff(old.splitlines(), new.splitlines(), f"docs/reference/{name}", "what it would be", lineterm="")))
            print(f"docs/reference/{name} is stale: run ninja update-docs")
            failed += 1
    print(f"{len(values) + len(made) - failed} passed, {failed} failed")
    sys.exit(bool(failed))


def main():
    if len(sys.argv) < 4 or sys.argv[1] not in ("program", "write", "check"):
        sys.exit(__doc__)
    what, table, *rest = sys.argv[1:]
    table = json.loads(Path(table).read_text())
    if what == "program":
        Path(rest[1]).write_text(program(Family(rest[0], table)))
        return
    families = [Family(name, table) for name in sorted({row["family"] for row in table.values()})]
    values = run(rest[0])
    made = pages(families, values)
    if what == "check":
        check(made, families, values)
    (ROOT / "docs/reference").mkdir(exist_ok=True)
    for name, text in made.items():
        (ROOT / "docs/reference" / name).write_text(text)


if __name__ == "__main__":
    main()
