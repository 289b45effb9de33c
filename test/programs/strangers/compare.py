#!/usr/bin/env python3
"""Programs as strangers write them, beside the same in NumPy:  compare.py PROGRAM...

PROGRAM is .../tnp-stranger-<name>; <name>.py, beside this file, is its twin. Both get a folder of inputs, which NumPy
draws here, and print. Words and integers must be equal, other numbers close: arrays are printed with 8 digits. How much space is
between them may differ: shapes are printed (2,3) by tnp.
"""
import contextlib
import difflib
import io
import re
import runpy
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*(?:e[-+]?\d+)?|\.\d+|nan|inf)")


def draw_inputs(folder):
    draw = np.random.default_rng(7)
    centers = np.array([[0, 0], [4, 1], [1, 5], [5, 6]])
    features = draw.normal(size=(200, 3)).astype(np.float32)
    mixed = draw.normal(size=(120, 3)) * [3, 1.5, 0.5] @ draw.normal(size=(3, 5))
    inputs = {
        "points": np.repeat(centers, 75, 0) + draw.normal(size=(300, 2)),
        "features": features,
        "classes": features @ [1.5, -2, 0.5] + 0.3 + draw.normal(size=200) > 0,
        "draws": draw.random(2000),
        "noise": draw.normal(size=256),
        "samples": mixed + 0.1 * draw.normal(size=(120, 5)),
    }
    for name, array in inputs.items():
        np.save(f"{folder}/{name}.npy", array)


def printed_by_twin(script, folder):
    sys.argv = [str(script), folder]
    with contextlib.redirect_stdout(io.StringIO()) as out:
        runpy.run_path(str(script), run_name="__main__")
    return out.getvalue()


def agree(ours, theirs):
    words = [" ".join(re.sub(r"([][,])", r" \1 ", NUMBER.sub("#", text)).split()) for text in (ours, theirs)]
    if words[0] != words[1]:
        return False
    for a, b in zip(NUMBER.findall(ours), NUMBER.findall(theirs)):
        if a != b and (a.lstrip("-+").isdigit() or not np.isclose(float(a), float(b), rtol=1e-6, atol=2e-8, equal_nan=True)):
            return False
    return True


def main():
    programs, failed = sys.argv[1:], 0
    with tempfile.TemporaryDirectory() as folder:
        draw_inputs(folder)
        for program in programs:
            name = Path(program).name.removeprefix("tnp-stranger-")
            theirs = printed_by_twin(Path(__file__).with_name(f"{name}.py"), folder)
            run = subprocess.run([program, folder], capture_output=True, text=True)
            if run.returncode != 0 or not theirs or not agree(run.stdout, theirs):
                failed += 1
                print(f"{name}: exit status {run.returncode}\n{run.stderr}")
                print("\n".join(difflib.unified_diff(theirs.splitlines(), run.stdout.splitlines(), "NumPy", "tnp", lineterm="")))
    print(f"{len(programs) - failed} passed, {failed} failed")
    sys.exit(failed > 0 or not programs)


if __name__ == "__main__":
    main()
