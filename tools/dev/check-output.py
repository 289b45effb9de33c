#!/usr/bin/env python3
"""Runs a program and compares what it prints with a file:  check-output.py EXPECTED PROGRAM [ARGUMENT...]"""
import difflib
import subprocess
import sys
from pathlib import Path

expected = Path(sys.argv[1]).read_text()
done = subprocess.run(sys.argv[2:], capture_output=True, text=True)
same = done.returncode == 0 and done.stdout == expected
if not same:
    print(f"exit status {done.returncode}\n{done.stderr}")
    print("\n".join(difflib.unified_diff(expected.splitlines(), done.stdout.splitlines(), "expected", "printed", lineterm="")))
print(f"{int(same)} passed, {int(not same)} failed")
sys.exit(not same)
