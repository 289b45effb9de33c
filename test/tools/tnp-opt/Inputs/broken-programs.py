"""Feeds tnp-opt broken copies of a program: each prefix that ends after a token, and the program without each token, or
with it twice. Every one must be accepted or refused, never crash.

    broken-programs.py FILE.mlir
"""
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

lines = [line for line in open(sys.argv[1]) if not line.startswith("//")]
tokens = re.findall(r"[\w.%@]+|\S|\s+", "".join(lines))
broken = ["".join(tokens[:n]) for n in range(len(tokens))]
for i, token in enumerate(tokens):
    if token.strip():
        broken += ["".join(tokens[:i] + tokens[i + 1:]), "".join(tokens[:i] + [token, " "] + tokens[i:])]
broken = sorted(set(broken))


def status(text):
    return subprocess.run(["tnp-opt", "--trace-to-llvm", "-o", "/dev/null"], input=text, text=True, stderr=subprocess.DEVNULL).returncode


with ThreadPoolExecutor(2) as pool:
    statuses = list(pool.map(status, broken))
crashed = [text for text, code in zip(broken, statuses) if code not in (0, 1)]
print(f"{len(broken)} programs, {statuses.count(0)} accepted, {statuses.count(1)} refused, {len(crashed)} crashed")
for text in crashed:
    print("-----\n" + text)
