"""Draws programs of elementwise operations, broadcasts, reductions, reshapes and transposes, and compares tnp-run with NumPy."""

import argparse
import os
import random
import sys

import numpy as np

from tnp_run import run

FULL, ROWS, COLUMNS, VECTOR, SCALAR = "tensor<?x?xf32>", "tensor<?x1xf32>", "tensor<1x?xf32>", "tensor<?xf32>", "tensor<f32>"
SHAPES = [(5, 7), (33, 65), (1, 40), (64, 3), (17, 130)]
UNARY = {"tanh": np.tanh, "negative": np.negative, "abs": np.abs}
BINARY = {"add": np.add, "subtract": np.subtract, "maximum": np.maximum, "minimum": np.minimum}
REDUCTIONS = {"mean": np.mean, "amax": np.max, "amin": np.min}
AXES = {ROWS: (1,), COLUMNS: (0,), VECTOR: (0,), SCALAR: (0, 1)}


def broadcast(a, b):
    if a == b or b == SCALAR:
        return a
    if a == SCALAR:
        return b
    return COLUMNS if {a, b} == {COLUMNS, VECTOR} else FULL


class Program:
    def __init__(self, seed, size):
        self.random = random.Random(seed)
        rows, columns = self.random.choice(SHAPES)
        draw = np.random.default_rng(seed).standard_normal
        shapes = [(FULL, (rows, columns)), (FULL, (rows, columns)), (ROWS, (rows, 1)), (VECTOR, (columns,))]
        self.values = [(f"%a{i}", type, draw(shape).astype("f4")) for i, (type, shape) in enumerate(shapes)]
        self.arguments = list(self.values)
        self.lines = []
        for _ in range(size):
            self.random.choices([self.unary, self.binary, self.reduction, self.reshape, self.transpose], [30, 42, 18, 5, 5])[0]()
        self.results = [self.total()] + [v for v in self.values[4:-1] if self.random.random() < 0.1][:6]

    def pick(self, type=None):
        pool = [v for v in self.values[-10:] + self.values[:4] if type in (None, v[1])]
        return self.random.choice(pool)

    def emit(self, text, types, type, value):
        name = f"%v{len(self.lines)}"
        self.lines.append(f"  {name} = tnp.{text} : ({', '.join(types)}) -> {type}")
        self.values.append((name, type, value))
        return name

    def unary(self):
        x, type, value = self.pick()
        op = self.random.choice(list(UNARY))
        self.emit(f"{op} {x}", [type], type, UNARY[op](value))
        if op == "tanh":  # in bounds, so that exponents and squares stay small
            y, _, value = self.values[-1]
            follow = self.random.choice(["exp", "square"])
            self.emit(f"{follow} {y}", [type], type, getattr(np, follow)(value))

    def binary(self):
        (x, a, left), (y, b, right) = self.pick(), self.pick()
        op = self.random.choice(list(BINARY))
        self.emit(f"{op} {x}, {y}", [a, b], broadcast(a, b), BINARY[op](left, right))

    def reduction(self):
        x, type, value = self.pick(FULL)
        op, result = self.random.choice(list(REDUCTIONS)), self.random.choice(list(AXES))
        keep = result in (ROWS, COLUMNS)
        text = f"{op} {x} axes = {list(AXES[result])}{' keepdims = true' if keep else ''}"
        self.emit(text, [type], result, REDUCTIONS[op](value, axis=AXES[result], keepdims=keep))

    def reshape(self):
        x, type, value = self.pick(FULL)
        flat = self.emit(f"reshape {x}[%nm]", [FULL], VECTOR, None)
        through = self.emit(f"tanh {flat}", [VECTOR], VECTOR, None)
        del self.values[-2:]  # as long as the array: nothing else fits it
        self.emit(f"reshape {through}[%n, %m]", [VECTOR], FULL, np.tanh(value))

    def transpose(self):
        x, type, value = self.pick(FULL)
        turned = self.emit(f"transpose {x} permutation = [1, 0]", [FULL], FULL, None)
        through = self.emit(f"tanh {turned}", [FULL], FULL, None)
        del self.values[-2:]
        self.emit(f"transpose {through} permutation = [1, 0]", [FULL], FULL, np.tanh(value))

    def total(self):
        """Reads many of the values, so that they are computed."""
        sum = self.values[0]
        for x, type, value in self.values[4::3] + self.values[-4:]:
            self.emit(f"add {sum[0]}, {x}", [FULL, type], FULL, sum[2] + value)
            sum = self.values[-1]
        return sum

    def text(self):
        arguments = ", ".join(f"{name}: {type}" for name, type, _ in self.arguments)
        types = ", ".join(type for _, type, _ in self.results)
        extents = [f"  %c{i} = arith.constant {i} : index\n  %{n} = tensor.dim %a0, %c{i} : {FULL}" for i, n in enumerate("nm")]
        body = "\n".join(extents + ["  %nm = arith.muli %n, %m : index"] + self.lines)
        names = ", ".join(name for name, _, _ in self.results)
        return f"func.func @program({arguments}) -> ({types}) {{\n{body}\n  return {names} : {types}\n}}\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, required=True, help="operations drawn")
    parser.add_argument("--seeds", required=True, help="first:end")
    parser.add_argument("--work", required=True, help="folder for the files")
    options = parser.parse_args()
    os.makedirs(options.work, exist_ok=True)
    failed = 0
    for seed in range(*map(int, options.seeds.split(":"))):
        program = Program(seed, options.size)
        arguments = {name[1:]: value for name, _, value in program.arguments}
        values = run(program.text(), arguments, len(program.results), options.work)
        if isinstance(values, str):
            sys.exit(f"seed {seed}: {values.strip()}")
        for (name, _, want), got in zip(program.results, values, strict=True):
            if got.shape != want.shape or not np.allclose(got, want, rtol=2e-4, atol=2e-4):
                print(f"seed {seed}: {name} is {got.ravel()[:4]}, but NumPy has {want.ravel()[:4]}")
                failed += 1
    sys.exit(failed != 0)


if __name__ == "__main__":
    main()
