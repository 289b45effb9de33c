"""Runs the examples of a tool's help, which is read from stdin, in a folder:  TOOL --help | run-examples.py DIR

`$ cat FILE` is followed by the lines of that file; every other `$ COMMAND` must succeed. The .npy files that commands
read are there: vectors of float32.
"""
import re
import subprocess
import sys
from pathlib import Path

import numpy as np

folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for name in ("x", "y"):
    np.save(folder / f"{name}.npy", np.arange(5, dtype=np.float32))

section = re.search(r"^Examples?\n\n((?:  .*\n|\n(?=  ))+)", sys.stdin.read(), re.M).group(1)
parts = re.split(r"^  \$ ", section, flags=re.M)[1:]
ran = 0
for command, shown in (part.split("\n", 1) for part in parts):
    command = re.sub(r" +# .*", "", command)
    if file := re.fullmatch(r"cat (\S+)", command):
        (folder / file.group(1)).write_text(re.sub("^  ", "", shown, flags=re.M))
        (folder / file.group(1)).chmod(0o755)
        continue
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{command}\nends with {done.returncode}\n{done.stdout}{done.stderr}")
    ran += 1
print(f"{ran} examples ran")
