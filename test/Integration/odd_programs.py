"""Draws programs that are hard on fusion and kernels, and compares tnp-run with NumPy bit for bit: several reductions of
one array over several axes, extents of 0 and 1, transposes, slices of slices, arrays changed in place, places found by
argmax and taken from, masks, mixed dtypes, NaN, loops and branches in each other. All floats are small whole numbers, so
that sums are exact in any order."""

import argparse
import os
import random
import sys

import numpy as np

from odd.control_flow import ControlFlow
from odd.operations import Operations
from odd.writer import DTYPES, Array
from tnp_run import run


class Program(Operations, ControlFlow):
    def __init__(self, seed, size):
        super().__init__()
        self.random = random.Random(seed)
        self.extents = {s: self.random.choice([0, 1, 2, 3, 5, 8, 17, 33]) for s in "nmk"}
        draw = np.random.default_rng(seed)
        for dtype in DTYPES:
            for dims in self.random.sample(["nm", "nmk", "mn", "n", "m", "kn", "nn", ""], 3):
                shape = [self.extents[d] for d in dims]
                value = draw.integers(-4, 5, shape).astype(DTYPES[dtype])
                if dtype in ("f32", "f64") and value.size and self.random.random() < 0.4:
                    value = np.where(draw.random(shape) < 0.15, np.nan, value).astype(DTYPES[dtype])
                self.pool.append(Array(f"%a{len(self.pool)}", dtype, dims))
                self.env[self.pool[-1].name] = np.asarray(value)
        self.arguments = list(self.pool)
        self.generate(size)
        made = [a for a in self.pool if a not in self.arguments]
        self.results = self.random.sample(made, min(len(made), 6)) or [self.pool[0]]

    def generate(self, size):
        kinds = [self.unary, self.binary, self.compare, self.where, self.cast, self.logical, self.reduction, self.siblings,
                 self.place, self.transpose, self.slice, self.update, self.take, self.compress, self.concatenate, self.branch, self.loop]
        weights = [4, 12, 4, 5, 4, 3, 10, 5, 7, 6, 8, 6, 7, 2, 3, 3, 3]
        for _ in range(size):
            self.random.choices(kinds, weights)[0]()

    def text(self):
        arguments = ", ".join(f"{a.name}: {a.type}" for a in self.arguments)
        types = ", ".join(r.type for r in self.results)
        constants = [f"%c{i} = arith.constant {i} : index" for i in range(4)]
        constants += [f"%turns{i} = tnp.constant dense<{i}> : tensor<i64>" for i in range(4)]
        constants += ["%zero = tnp.constant dense<0> : tensor<i64>", "%one = tnp.constant dense<1> : tensor<i64>"]
        body = "\n".join("  " + line for line in constants + self.lines)
        names = ", ".join(r.name for r in self.results)
        return f"func.func @program({arguments}) -> ({types}) {{\n{body}\n  return {names} : {types}\n}}\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, required=True, help="operations drawn")
    parser.add_argument("--seeds", required=True, help="first:end")
    parser.add_argument("--work", required=True, help="folder for the files")
    parser.add_argument("--tool", default="tnp-run")
    options = parser.parse_args()
    os.makedirs(options.work, exist_ok=True)
    np.seterr(all="ignore")
    failed = 0
    for seed in range(*map(int, options.seeds.split(":"))):
        program = Program(seed, options.size)
        arguments = {a.name[1:]: program.env[a.name] for a in program.arguments}
        got = run(program.text(), arguments, len(program.results), options.work, options.tool)
        if isinstance(got, str):
            print(f"seed {seed} {program.extents}: {got.strip()}")
            failed += 1
            continue
        for result, value in zip(program.results, got, strict=True):
            want = program.env[result.name]
            if value.shape != want.shape or value.dtype != want.dtype or not np.array_equal(value, want, equal_nan=value.dtype.kind == "f"):
                print(f"seed {seed} {program.extents}: {result.name} {result.type} is\n{value}\nbut NumPy has\n{want}")
                failed += 1
    print(f"{failed} failed")
    sys.exit(failed != 0)


if __name__ == "__main__":
    main()
