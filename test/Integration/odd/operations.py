"""Draws single operations. One that finds nothing to work on emits nothing."""

import numpy as np

from odd.writer import DTYPES, Writer

SUM_TYPE = {"f32": "f32", "f64": "f64", "i32": "i64", "i64": "i64", "i1": "i64"}
BINARY = {"add": np.add, "subtract": np.subtract, "maximum": np.maximum, "minimum": np.minimum}
COMPARE = {"less": np.less, "greater_equal": np.greater_equal, "equal": np.equal, "not_equal": np.not_equal}
LOGICAL = {"logical_and": np.logical_and, "logical_or": np.logical_or, "logical_xor": np.logical_xor}
UNARY = {"negative": np.negative, "abs": np.abs}


class Operations(Writer):
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
