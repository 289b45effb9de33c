"""listed-passes.py REPOSITORY HELP: fails unless the help text lists each pass that a Passes.td under lib/ defines."""
import re
import sys
from pathlib import Path

root, text = Path(sys.argv[1]), Path(sys.argv[2]).read_text()
defined = [name for file in root.glob("lib/**/Passes.td") for name in re.findall(r': Pass<"([\w-]+)"', file.read_text())]
missing = [name for name in defined if f"--{name} " not in text]
if missing:
    sys.exit(f"not listed by tnp-opt --help: {', '.join(missing)}")
lines = text.count("\n")
if lines > 80:
    sys.exit(f"expected at most 80 lines of help, but got {lines}")
print(f"{len(defined)} passes, all listed; at most 80 lines")
