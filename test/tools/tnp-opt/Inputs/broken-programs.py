"""Feeds tnp-opt broken copies of a program: each prefix that ends after a token, and the program without each token, or
with it twice. Every one must be accepted or refused, never crash.

    broken-programs.py FILE.mlir
"""
import re
import subprocess
import sys

lines = [line for line in open(sys.argv[1]) if not line.startswith("//")]
tokens = re.findall(r"[\w.%@]+|\S|\s+", "".join(lines))
broken = ["".join(tokens[:n]) for n in range(len(tokens))]
for i, token in enumerate(tokens):
    if token.strip():
        broken += ["".join(tokens[:i] + tokens[i + 1:]), "".join(tokens[:i] + [token, " "] + tokens[i:])]
broken = sorted(set(broken))


def run(programs):
    command = ["tnp-opt", "--trace-to-llvm", "--split-input-file", "-o", "/dev/null"]
    return subprocess.run(command, input="\n// -----\n".join(programs), text=True, stderr=subprocess.PIPE)


together = run(broken)
refused = len(re.findall(r"^<stdin>:\d+:\d+: error:|^<unknown>:0: error:", together.stderr, re.M))
crashed = [] if together.returncode in (0, 1) else [text for text in broken if run([text]).returncode not in (0, 1)]
print(f"{len(broken)} programs, {refused} errors, {len(crashed)} crashed, exit {together.returncode}")
for text in crashed:
    print("-----\n" + text)
