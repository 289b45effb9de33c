#!/usr/bin/env python3
"""Makes a program of a page's examples:  page-program.py PAGE PROGRAM EXPECTED

The ```cpp blocks of the page, one after the other, are the body of main; the ```text blocks are what it prints. Lines are
counted from the start of each block, in a file called example.cpp, so that a page may show a message with its place.
"""
import re
import sys
from pathlib import Path

PRELUDE = """#include <tnp/testing.h>
#include <tnp/tnp.h>

#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace np = tnp;

int main() {
"""


def main():
    page, program, expected = map(Path, sys.argv[1:])
    blocks = re.findall(r"^```(cpp|text)\n(.*?)^```$", page.read_text(), re.M | re.S)
    code = [text for language, text in blocks if language == "cpp"]
    if not code:
        sys.exit(f"{page}: no ```cpp block")
    program.write_text(PRELUDE + "".join(f'#line 1 "example.cpp"\n{text}' for text in code) + "}\n")
    expected.write_text("".join(text for language, text in blocks if language == "text"))


if __name__ == "__main__":
    main()
