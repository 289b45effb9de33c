#!/usr/bin/env python3
"""Checks what all Markdown pages name of this repository: links to files and headings, and `lib/paths/in.code`:  check-links.py [ROOT]

Ends with "N passed, N failed", a link or path each. Where else a link leads (https:) is not looked at.
"""
import itertools
import re
import subprocess
import sys
from pathlib import Path

FENCED = re.compile(r"^```.*?^```$", re.M | re.S)
LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^()\s]*(?:\([^()]*\)[^()\s]*)?)\)|<img[^>]* src=\"([^\"]+)\"|srcset=\"([^\"]+)\"")

PATH = re.compile(r"`((?:docs|lib|dialects|include|test|tools|cmake)/[\w./{},*-]*)`")
INSTALLED = re.compile(r"lib/(libtnp|cmake|pkgconfig)")  # paths below a prefix


def slug(heading):
    """The anchor that GitHub and GitLab give a heading."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "")
    return re.sub(r"[^\w\- ]", "", text.strip().lower()).replace(" ", "-")


def anchors(page):
    found = set()
    text = FENCED.sub("", page.read_text())
    for heading in re.findall(r"^#{1,6} +(.*?) *#*$", text, re.M):
        name, copy = slug(heading), 0
        while (unique := f"{name}-{copy}" if copy else name) in found:
            copy += 1
        found.add(unique)
    return found | set(re.findall(r"<a (?:id|name)=\"([^\"]+)\"", text))


def wrong(page, link, root):
    """What is wrong with a link, or nothing."""
    path, _, anchor = link.partition("#")
    target = (page.parent / path).resolve() if path else page
    if not target.exists() or root not in [target, *target.parents]:
        return f"expected a file, but there is no {path}"
    if anchor and target.suffix == ".md" and anchor not in anchors(target):
        return f"expected a heading of {target.name}, but none has the anchor #{anchor}"
    return None


def missing(path, root):
    """Paths of a pattern as a shell would expand it; a name without an ending may stand for several files."""
    choices = [part.split(",") if index % 2 else [part] for index, part in enumerate(re.split(r"\{([^{}]*)\}", path))]
    found = ["".join(parts).rstrip("/") for parts in itertools.product(*choices)]
    return [each for each in found if not any(root.glob(each)) and not any(root.glob(each + ".*"))]


def problems_of(page, line, root):
    """For each thing that a line names, what is wrong with it, or nothing."""
    for groups in LINK.findall(re.sub(r"`[^`]*`(?!\])", "", line)):
        link = next(filter(None, groups), "")
        if link and not re.match(r"\w+:", link):
            problem = wrong(page, link, root)
            yield problem and f"({link}) {problem}"
    for path in PATH.findall(line):
        if not INSTALLED.match(path):
            lacking = missing(path, root)
            yield f"expected a file, but there is no {lacking[0]}" if lacking else None


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "*.md"], cwd=root, capture_output=True, text=True, check=True).stdout.split()
    passed = failed = 0
    for page in map(root.joinpath, listed):
        code = FENCED.sub(lambda block: "\n" * block.group().count("\n"), page.read_text())
        for number, line in enumerate(code.splitlines(), 1):
            for problem in problems_of(page, line, root):
                passed += not problem
                failed += bool(problem)
                if problem:
                    print(f"{page.relative_to(root)}:{number}: {problem}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(bool(failed) or not passed)


if __name__ == "__main__":
    main()
