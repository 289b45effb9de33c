"""Reads the public headers: what is declared in them, with its documentation and the examples in that."""
import re
from dataclasses import dataclass, field
from pathlib import Path

FILE = "file"  # the name of the entry of a header's own documentation


@dataclass
class Example:
    """Consecutive lines of code: statements, and expressions whose values are shown."""
    header: str
    line: int
    parts: list = field(default_factory=list)  # (code, whether it is an expression, what the header says that it is)

    @property
    def code(self):
        return "\n".join(code for code, _, _ in self.parts)


@dataclass
class Entry:
    """Declarations that share one comment."""
    header: str
    line: int
    names: list  # `random::uniform`, `ndarray::flatten`, `operator+`
    text: str  # the documentation, as paragraphs without the examples
    examples: list
    code: list  # the declarations, as they are written
    is_member: bool = False

    @property
    def is_type(self):
        return bool(self.code and re.match(r"(class|struct|enum|template\b.*\bconcept)\b", self.code[0], re.S))

    def alias_of(self):
        """What the declarations are only other names of, if they are."""
        if said := re.match(r"[^.:]*\b(?:[Aa]nother|[Oo]ther) names? (?:that NumPy has )?of (`.*?)(?:\.(?:\s|$)|:|$)", self.text):
            return re.findall(r"`(\w+)`", said[1])
        called = [re.search(r"\) \{\s*return (\w+)\(", code) for code in self.code]
        return [match[1] for match in called] if called and all(called) else None


def balance(text):
    code = re.sub(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])\'|//.*', "", text)
    return sum(map(code.count, "([{")) - sum(map(code.count, ")]}"))


def example_of(lines, header, line):
    example, code, said = Example(header, line), "", None
    for text in lines:
        bare, *comment = re.split(r"\s*// ", text, maxsplit=1)
        code += ("\n" if code else "") + bare.rstrip()
        said = comment[0].strip() if comment else said
        if balance(code) == 0:
            example.parts.append((code, not code.endswith((";", "}")), said))
            code, said = "", None
    if code:
        raise SystemExit(f"{header}:{line}: expected an example with balanced brackets, but got {code}")
    return example


def documented(comment, header, line):
    """The text of a comment, as one line for each paragraph, and its examples."""
    text, examples, code = [""], [], []
    for number, content in [*enumerate(comment, line), (line + len(comment), "")]:
        if content.startswith("    "):
            code.append((number, content[4:]))
            continue
        if code:
            examples.append(example_of([each for _, each in code], header, code[0][0]))
            code = []
        if re.match(r"  \S", content):  # a table of words and what they mean
            text.append("| " + " | ".join(re.split(r" {2,}", content.strip(), maxsplit=1)) + " |")
        elif content.strip():
            # A sentence after a table or an example begins a paragraph.
            if text[-1].startswith("|"):
                text.append("")
            text[-1] = (text[-1] + " " + content.strip()).strip()
        elif text[-1]:
            text.append("")
    return "\n\n".join(paragraph for paragraph in text if paragraph).replace(" |\n\n| ", " |\n| "), examples


def declared_names(code):
    code = re.sub(r"\[\[\w+\]\]\s*|//.*", "", code)
    if match := re.match(r"(?:template\s*<[^{;]*?>\s*)?(?:requires [^{;]*?\s)?(?:class|struct|enum class|concept)\s+(\w+(?:::\w+)*)", code):
        return [match[1]]
    variable = re.match(r"inline constexpr [\w:]+ \w+\s*[={]", code)
    if not variable and (match := re.search(r"(operator\s*(?:\(\)|[^\s\w(]+|\w+)|\b\w+)\(", re.sub(r"^template\s*<.*?>\s*(?=\S)", "", code, flags=re.S))):
        return [match[1]]
    code = re.sub(r"\{[^{}]*\}|=[^,;]*", "", code)
    return re.findall(r"(\w+)\s*(?=[,;])", code)


def declaration(lines, at):
    """The declaration that begins at a line, and the line behind it."""
    end, text = at, ""
    while end < len(lines):
        text += lines[end] + "\n"
        end += 1
        if balance(text) == 0 and re.search(r"[;}]\s*(?:///<.*|//.*)?$", text.rstrip("\n").rsplit("\n", 1)[-1]):
            break
    return text.rstrip("\n"), end


def read_scope(lines, at, end, indent, prefix, header, out):
    """Entries of the declarations at an indentation; `at` and `end` count from 0."""
    open_entry = None
    while at < end:
        line = lines[at]
        if namespace := re.match(r"namespace ([\w:]+) \{", line):
            if namespace[1].endswith("detail"):
                at = next(i for i in range(at, end) if lines[i].startswith("} // namespace " + namespace[1]))
            else:
                prefix = "".join(part + "::" for part in namespace[1].split("::") if part != "tnp")
            open_entry = None
        elif comment := re.match(rf"{indent}///(?!<)", line):
            first = at
            while at < end and re.match(rf"{indent}///(?!<)", lines[at]):
                at += 1
            content = [re.sub(rf"^{indent}/// ?", "", each) for each in lines[first:at]]
            names = [FILE] if content[0].startswith("\\file") else []
            text, examples = documented(content[bool(names):], header, first + 1 + bool(names))
            open_entry = Entry(header, first + 1, names, text, examples, [], bool(indent))
            out.append(open_entry)
            continue
        elif not line.strip() or line.startswith(("#", "//", "}")):
            open_entry = None
        elif re.match(rf"{indent}\S", line):
            code, after = declaration(lines, at)
            if is_class := re.match(r"\s*(class|struct) (\w+)[^;]*\{", code):
                read_scope(lines, at + 1, after - 1, indent + "  ", prefix + is_class[2] + "::", header, out)
            if open_entry and FILE not in open_entry.names:
                open_entry.names += [name for each in declared_names(code.strip()) if (name := prefix + each) not in open_entry.names]
                open_entry.code.append(code.strip() if not indent else "\n".join(each[len(indent):] for each in code.split("\n")))
            at = after
            continue
        at += 1


def read_header(root, header):
    """All entries of include/tnp/HEADER.h, in order. That of the file comes first, and has the name FILE."""
    lines = (Path(root) / f"include/tnp/{header}.h").read_text().split("\n")
    entries = []
    read_scope(lines, 0, len(lines), "", "", f"include/tnp/{header}.h", entries)
    return sorted(entries, key=lambda entry: entry.line)


def find(entries, name):
    """The entries of a row's declaration; a member without a comment of its own has that of its class."""
    found = [entry for entry in entries if name in entry.names]
    owner, _, member = name.rpartition("::")
    if not found and owner:
        found = [entry for entry in entries if owner in entry.names and re.search(rf"\b{member}\(", entry.code[0])]
    if name.startswith("namespace "):
        found = [entry for entry in entries if FILE in entry.names]
    return found
