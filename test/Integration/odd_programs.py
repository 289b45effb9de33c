"""Draws programs that are hard on fusion and kernels, and compares tnp-run with NumPy bit for bit: several reductions of
one array over several axes, extents of 0 and 1, transposes, slices of slices, arrays changed in place, places found by
argmax and taken from, masks, mixed dtypes, NaN, loops and branches in each other. All floats are small whole numbers, so
that sums are exact in any order."""

import argparse
import os
import random
import subprocess
import sys

import numpy as np

DTYPES = {"f32": np.float32, "f64": np.float64, "i32": np.int32, "i64": np.int64, "i1": np.bool_}
SUM_TYPE = {"f32": "f32", "f64": "f64", "i32": "i64", "i64": "i64", "i1": "i64"}
BINARY = {"add": np.add, "subtract": np.subtract, "maximum": np.maximum, "minimum": np.minimum}
COMPARE = {"less": np.less, "greater_equal": np.greater_equal, "equal": np.equal, "not_equal": np.not_equal}
LOGICAL = {"logical_and": np.logical_and, "logical_or": np.logical_or, "logical_xor": np.logical_xor}
UNARY = {"negative": np.negative, "abs": np.abs}


class Array:
    """A value of the program: its name, dtype, extents (numbers, or letters for unknown ones) and its place in the env."""

    def __init__(self, name, dtype, dims):
        self.name, self.dtype, self.dims = name, dtype, tuple(dims)

    @property
    def type(self):
        dims = "".join(f"{d if isinstance(d, int) else '?'}x" for d in self.dims)
        return f"tensor<{dims}{self.dtype}>"


class Program:
    def __init__(self, seed, size):
        self.random = random.Random(seed)
        self.extents = {s: self.random.choice([0, 1, 2, 3, 5, 8, 17, 33]) for s in "nmk"}
        self.env, self.count, self.depth = {}, 0, 0
        self.lines, self.steps, self.pool = [], [], []
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

    # Building blocks: every step is text and what NumPy does, so that a loop's body can be run again.

    def fresh(self):
        self.count += 1
        return f"%v{self.count}"

    def emit(self, text, dtype, dims, compute):
        result = Array(self.fresh(), dtype, dims)
        self.lines.append(f"{result.name} = {text}{result.type}")
        self.do(lambda env: env.__setitem__(result.name, np.asarray(compute(env)).astype(DTYPES[dtype])))
        self.pool.append(result)
        return result

    def do(self, step):
        self.steps.append(step)
        step(self.env)

    def op(self, text, inputs, dtype, dims, compute):
        types = ", ".join(a.type for a in inputs)
        names = [a.name for a in inputs]
        return self.emit(f"tnp.{text} : ({types}) -> ", dtype, dims, lambda env: compute(*[env[n] for n in names]))

    def pick(self, accepts=lambda a: True):
        pool = [a for a in self.pool[-14:] + self.arguments if accepts(a)]
        return self.random.choice(pool) if pool else None

    def extent(self, array, axis):
        return self.env[array.name].shape[axis]

    def generate(self, size):
        kinds = [self.unary, self.binary, self.compare, self.where, self.cast, self.logical, self.reduction, self.siblings,
                 self.place, self.transpose, self.slice, self.update, self.take, self.compress, self.concatenate, self.branch, self.loop]
        weights = [4, 12, 4, 5, 4, 3, 10, 5, 7, 6, 8, 6, 7, 2, 3, 3, 3]
        for _ in range(size):
            self.random.choices(kinds, weights)[0]()

    # Operations. One that finds nothing to work on emits nothing.

    def unary(self):
        x = self.pick(lambda a: a.dtype != "i1")
        name = self.random.choice(list(UNARY))
        self.op(f"{name} {x.name}", [x], x.dtype, x.dims, UNARY[name])

    def partner(self, x, dtype=None):
        def fits(a):
            if a.dtype != (dtype or x.dtype):
                return False
            longer, shorter = (a.dims, x.dims) if len(a.dims) > len(x.dims) else (x.dims, a.dims)
            tail = longer[len(longer) - len(shorter):]
            return all(s == t or 1 in (s, t) for s, t in zip(shorter, tail))
        return self.pick(fits)

    @staticmethod
    def broadcast(a, b):
        longer, shorter = (list(a), b) if len(a) >= len(b) else (list(b), a)
        for i in range(1, len(shorter) + 1):
            if longer[-i] == 1:
                longer[-i] = shorter[-i]
        return longer

    def elementwise(self, table, accepts, result=None):
        x = self.pick(accepts)
        y = x and self.partner(x)
        if not y:
            return
        name = self.random.choice(list(table))
        self.op(f"{name} {x.name}, {y.name}", [x, y], result or x.dtype, self.broadcast(x.dims, y.dims), table[name])

    def binary(self):
        self.elementwise(BINARY, lambda a: a.dtype != "i1")

    def compare(self):
        self.elementwise(COMPARE, lambda a: True, "i1")

    def logical(self):
        self.elementwise(LOGICAL, lambda a: a.dtype == "i1")

    def where(self):
        x = self.pick()
        y, c = self.partner(x), self.partner(x, "i1")
        if y and c:
            dims = self.broadcast(x.dims, y.dims)
            if all(s == t or 1 in (s, t) for s, t in zip(reversed(dims), reversed(c.dims))):
                self.op(f"where {c.name}, {x.name}, {y.name}", [c, x, y], x.dtype, self.broadcast(dims, c.dims), np.where)

    def cast(self):
        x = self.pick()
        dtype = self.random.choice([d for d in DTYPES if d != x.dtype])
        if x.dtype in ("f32", "f64") and np.isnan(self.env[x.name]).any() and dtype in ("i32", "i64"):
            return
        if self.depth and x.dtype in ("f32", "f64") and dtype in ("i32", "i64"):
            return
        self.op(f"astype {x.name}", [x], dtype, x.dims, lambda v: v.astype(DTYPES[dtype]))

    def reduce(self, x, axes, keep):
        names = ["any", "all"] + (["sum", "sum"] if x.dtype != "f32" else [])
        if all(self.extent(x, a) > 0 for a in axes):
            names += ["amax", "amin"]
        name = self.random.choice(names)
        dims = [1 if i in axes else d for i, d in enumerate(x.dims) if keep or i not in axes]
        dtype = {"sum": SUM_TYPE[x.dtype], "any": "i1", "all": "i1"}.get(name, x.dtype)
        if x.dtype in ("f64",) and name == "sum" and np.abs(self.env[x.name]).sum() > 1e12:
            return None
        compute = lambda v: getattr(np, name)(v, axis=tuple(axes), keepdims=keep)
        return self.op(f"{name} {x.name} axes = {list(axes)}{' keepdims = true' if keep else ''}", [x], dtype, dims, compute)

    def draw_axes(self, x):
        return sorted(self.random.sample(range(len(x.dims)), self.random.randint(1, len(x.dims))))

    def reduction(self):
        x = self.pick(lambda a: a.dims)
        self.reduce(x, self.draw_axes(x), self.random.random() < 0.5)

    def siblings(self):
        x = self.pick(lambda a: a.dims)
        axes, keep = self.draw_axes(x), self.random.random() < 0.5
        for _ in range(self.random.randint(2, 4)):
            self.reduce(x, axes, keep)
        if self.random.random() < 0.5:
            self.place(x)

    def place(self, x=None):
        """An argmax or argmin, the places of which may be taken from something of that extent."""
        x = x or self.pick(lambda a: a.dims)
        flat = self.random.random() < 0.2
        axes = list(range(len(x.dims))) if flat else [self.random.randrange(len(x.dims))]
        if any(self.extent(x, a) == 0 for a in axes):
            return
        name = self.random.choice(["argmax", "argmin"])
        dims = [d for i, d in enumerate(x.dims) if i not in axes]
        compute = lambda v: getattr(np, name)(v, axis=None if flat else axes[0])
        found = self.op(f"{name} {x.name} axes = {axes}", [x], "i64", dims, compute)
        if not flat and self.random.random() < 0.6:
            self.take_from(found, x.dims[axes[0]])

    def take_from(self, places, extent):
        y = self.pick(lambda a: extent in a.dims)
        if y:
            axis = y.dims.index(extent)
            dims = y.dims[:axis] + places.dims + y.dims[axis + 1:]
            if len(dims) <= 4:
                self.op(f"take {y.name}, {places.name} axis = {axis}", [y, places], y.dtype, dims,
                        lambda v, i: np.take(v, i, axis=axis))

    def take(self):
        self.place()

    def transpose(self):
        x = self.pick(lambda a: len(a.dims) > 1)
        order = list(range(len(x.dims)))
        self.random.shuffle(order)
        self.op(f"transpose {x.name} permutation = {order}", [x], x.dtype, [x.dims[i] for i in order], lambda v: v.transpose(order))

    def draw_slice(self, x):
        starts, sizes, strides, dims, keys = [], [], [], [], []
        for axis, dim in enumerate(x.dims):
            extent = self.extent(x, axis)
            kind = self.random.choice(["rest", "rest", "forward", "backward"]) if extent else "rest"
            if kind == "rest":
                start, stride = (self.random.randint(0, 1) if isinstance(dim, str) and extent > 1 else 0), self.random.randint(1, 2)
                size = len(range(start, extent, stride))
                starts, sizes, strides = starts + [start], sizes + ["?" if isinstance(dim, str) else size], strides + [stride]
                unchanged = start == 0 and stride == 1
                dims.append(dim if unchanged else f"{dim}:{start}:{stride}" if isinstance(dim, str) else size)
                keys.append(slice(start, None, stride))
            else:
                size = self.random.randint(1, min(extent, 4))
                stride = self.random.randint(1, (extent - 1) // (size - 1)) if size > 1 else 1
                span = (size - 1) * stride
                first = self.random.randint(0, extent - 1 - span)
                indices = list(range(first, first + span + 1, stride))
                if kind == "backward":
                    indices, stride = indices[::-1], -stride
                starts, sizes, strides, dims = starts + [indices[0]], sizes + [size], strides + [stride], dims + [size]
                end = indices[-1] + (1 if stride > 0 else -1)
                keys.append(slice(indices[0], None if end < 0 else end, stride))
        text = f"{starts} [{', '.join(map(str, sizes))}] {strides}"
        return text, dims, tuple(keys)

    def slice(self):
        x = self.pick(lambda a: a.dims)
        for _ in range(self.random.randint(1, 2)):
            text, dims, keys = self.draw_slice(x)
            x = self.op(f"slice {x.name} {text}", [x], x.dtype, dims, lambda v, keys=keys: v[keys])

    def update(self):
        x = self.pick(lambda a: a.dims)
        text, dims, keys = self.draw_slice(x)
        value = self.pick(lambda a: a.dtype == x.dtype and (a.dims == tuple(dims) or not a.dims))
        if self.random.random() < 0.4:  # the array's own elements, read at other places
            for _ in range(5):
                other, part, where = self.draw_slice(x)
                if part == dims:
                    value = self.op(f"slice {x.name} {other}", [x], x.dtype, part, lambda v: v[where])
                    break

        def compute(v, w):
            v = v.copy()
            v[keys] = w
            return v
        if value:
            self.op(f"update_slice {x.name}, {value.name} {text}", [x, value], x.dtype, x.dims, compute)

    def compress(self):
        mask = self.pick(lambda a: a.dtype == "i1" and len(a.dims) == 1)
        x = mask and not self.depth and self.pick(lambda a: a.dims and a.dims[0] == mask.dims[0])
        if x:
            self.op(f"compress {x.name}, {mask.name}", [x, mask], x.dtype, (f"of{mask.name}",) + x.dims[1:], lambda v, m: v[m])

    def concatenate(self):
        x = self.pick(lambda a: a.dims)
        axis = self.random.randrange(len(x.dims))
        fits = lambda a: a.dtype == x.dtype and len(a.dims) == len(x.dims) and all(
            s == t for i, (s, t) in enumerate(zip(a.dims, x.dims)) if i != axis)
        y = self.pick(fits)
        ends = (x.dims[axis], y.dims[axis])
        dim = sum(ends) if all(isinstance(e, int) for e in ends) else "+".join(map(str, ends))
        self.op(f"concatenate {x.name}, {y.name} axis = {axis}", [x, y], x.dtype, x.dims[:axis] + (dim,) + x.dims[axis + 1:],
                lambda v, w: np.concatenate([v, w], axis))

    # Control flow.

    def block(self, size, carried):
        """Runs the generator on a block of its own; returns its lines, its steps and what takes the place of `carried`."""
        outer = self.lines, self.steps, list(self.pool)
        self.lines, self.steps = [], []
        self.depth += 1
        self.generate(size)
        made = self.pool[len(outer[2]):]
        ends = []
        for carry in carried:
            options = [a for a in made if a.type == carry.type and a.dims == carry.dims]
            ends.append(self.random.choice(options or [carry]))
        self.depth -= 1
        lines, steps = self.lines, self.steps
        self.lines, self.steps, self.pool = outer
        return lines, steps, ends

    def carries(self):
        return self.random.sample(sorted({a for a in self.pool[-10:]}, key=lambda a: a.name), self.random.randint(1, 3))

    def branch(self):
        condition = self.pick(lambda a: a.dtype == "i1" and not a.dims)
        if not condition or self.depth > 1:
            return
        carried = self.carries()
        size = self.random.randint(1, 4)
        before = dict(self.env)
        yes, no = self.block(size, carried), self.block(size, carried)
        self.env = before
        results = [Array(self.fresh(), c.dtype, c.dims) for c in carried]
        types = ", ".join(c.type for c in carried)
        go = self.fresh()
        yields = [f"  scf.yield {', '.join(e.name for e in ends)} : {types}" for _, _, ends in (yes, no)]
        self.lines += [f"{go} = tensor.extract {condition.name}[] : tensor<i1>",
                       f"{self.many(results)} = scf.if {go} -> ({types}) {{"]
        self.lines += ["  " + l for l in yes[0]] + [yields[0], "} else {"] + ["  " + l for l in no[0]] + [yields[1], "}"]

        def step(env):
            _, steps, ends = yes if env[condition.name] else no
            for inner in steps:
                inner(env)
            for result, end in zip(results, ends):
                env[result.name] = env[end.name]
        self.do(step)
        self.pool += results

    @staticmethod
    def many(results):
        """Several results are one name with numbers."""
        base = results[0].name
        if len(results) > 1:
            for i, result in enumerate(results):
                result.name = f"{base}#{i}"
            return f"{base}:{len(results)}"
        return base

    def loop(self):
        if self.depth > 1:
            return
        starts = self.carries()
        turns = self.random.randint(0, 3)
        inside = [Array(self.fresh(), s.dtype, s.dims) for s in starts]
        before = dict(self.env)
        for inner, start in zip(inside, starts):
            self.env[inner.name] = self.env[start.name]
        pool = list(self.pool)
        self.pool += inside
        lines, steps, ends = self.block(self.random.randint(1, 5), inside)
        self.pool, self.env = pool, before
        results = [Array(self.fresh(), s.dtype, s.dims) for s in starts]
        types = ", ".join(s.type for s in starts)
        if self.random.random() < 0.5:
            initial = ", ".join(f"{i.name} = {s.name}" for i, s in zip(inside, starts))
            index = self.fresh()
            self.lines += [f"{self.many(results)} = scf.for {index} = %c0 to %c{turns} step %c1 iter_args({initial}) -> ({types}) {{"]
            self.lines += ["  " + l for l in lines] + [f"  scf.yield {', '.join(e.name for e in ends)} : {types}", "}"]
        else:
            counter, now, more, go, after = (self.fresh() for _ in range(5))
            passing = [self.fresh() for _ in starts]
            initial = ", ".join([f"{counter} = %zero"] + [f"{p} = {s.name}" for p, s in zip(passing, starts)])
            every = [Array(self.fresh(), "i64", ())] + results
            all_types = f"tensor<i64>, {types}"
            self.lines += [f"{self.many(every)} = scf.while ({initial}) : ({all_types}) -> ({all_types}) {{",
                           f"  {more} = tnp.less {counter}, %turns{turns} : (tensor<i64>, tensor<i64>) -> tensor<i1>",
                           f"  {go} = tensor.extract {more}[] : tensor<i1>",
                           f"  scf.condition({go}) {', '.join([counter] + passing)} : {all_types}", "} do {",
                           f"^bb0({', '.join(f'{n}: {t}' for n, t in [(now, 'tensor<i64>')] + [(i.name, i.type) for i in inside])}):"]
            self.lines += ["  " + l for l in lines] + [f"  {after} = tnp.add {now}, %one : tensor<i64>",
                           f"  scf.yield {', '.join([after] + [e.name for e in ends])} : {all_types}", "}"]

        def step(env):
            values = [env[s.name] for s in starts]
            for _ in range(turns):
                for inner, value in zip(inside, values):
                    env[inner.name] = value
                for each in steps:
                    each(env)
                values = [env[e.name] for e in ends]
            for result, value in zip(results, values):
                env[result.name] = value
        self.do(step)
        self.pool += results

    def text(self):
        arguments = ", ".join(f"{a.name}: {a.type}" for a in self.arguments)
        types = ", ".join(r.type for r in self.results)
        constants = [f"%c{i} = arith.constant {i} : index" for i in range(4)]
        constants += [f"%turns{i} = tnp.constant dense<{i}> : tensor<i64>" for i in range(4)]
        constants += ["%zero = tnp.constant dense<0> : tensor<i64>", "%one = tnp.constant dense<1> : tensor<i64>"]
        body = "\n".join("  " + line for line in constants + self.lines)
        names = ", ".join(r.name for r in self.results)
        return f"func.func @program({arguments}) -> ({types}) {{\n{body}\n  return {names} : {types}\n}}\n"


def run(program, work, tool):
    path = lambda name: os.path.join(work, name)
    with open(path("program.mlir"), "w") as file:
        file.write(program.text())
    command = [tool, path("program.mlir")]
    for a in program.arguments:
        np.save(path(f"{a.name[1:]}.npy"), program.env[a.name])
        command.append(path(f"{a.name[1:]}.npy"))
    for i in range(len(program.results)):
        command += ["-o", path(f"result{i}.npy")]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        return done.stderr or f"signal {-done.returncode}"
    return [np.load(path(f"result{i}.npy")) for i in range(len(program.results))]


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
        got = run(program, options.work, options.tool)
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
