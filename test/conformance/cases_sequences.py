"""Draws cases of what is done with sequences: convolutions, windows, histograms."""
import numpy as np

from arguments import COMPLEX, DTYPES, INTEGERS, REAL, Argument
from bfloat16 import BFLOAT16

SORTED = [t for t in REAL if t is not BFLOAT16.type]


class Sequences:
    def sliding(self, name):
        dtype = np.dtype(self.dtype())
        kind = "tame" if dtype.kind == "c" else "any"
        extents = [1, 2, 3, 5, 8, 9, 17, 64, 65, 100, 131, 300]
        shapes = [(self.choice(extents[:n]),) for n in (len(extents), 7 if self.chance(0.7) else len(extents))]
        if self.chance(0.08):
            shapes[0] = self.choice([(), (0,), (2, 3)])
        if self.chance(0.5):
            shapes.reverse()
        other = dtype if self.chance(0.8) or kind == "any" else np.dtype(self.choice(COMPLEX))
        return [self.argument(dtype, shapes[0], kind), self.argument(other, shapes[1], kind)], {"mode": self.choice(["full", "same", "valid"])}

    def window(self, name):
        attributes = {"n": self.choice([-1, 0, 1, 2, 3, 8, 17, 64, 1001])}
        return [], attributes | ({"beta": self.choice([0.0, 0.5, 5.0, 8.6, 14.0, -3.5, 40.0])} if name == "kaiser" else {})

    def bessel(self, name):
        x = self.argument(self.dtype(), self.long_shape(), "tame")
        if x.base.dtype.kind != "c":  # beyond these NumPy's exponential overflows before the result does
            limit = 10 if x.base.dtype.itemsize == 2 else 80
            x.base = np.asarray(np.clip(x.base.astype(np.float64), 0 if x.base.dtype.kind in "bu" else -limit, limit), x.base.dtype)
        return [x], {}

    def counting(self, name):
        dtype = np.dtype(self.dtype([np.bool_, *INTEGERS] * 6 + [np.float64, np.complex128]))
        shape = self.choice([(0,), (1,), (5,), (17,), (65,), (1000,), (40000,)]) if self.chance(0.95) else self.choice([(), (2, 3)])
        x = self.argument(dtype, shape, "small")
        if dtype.kind in "iu":
            x.base = self.random.integers(-1 if dtype.kind == "i" and self.chance(0.1) else 0, self.choice([1, 3, 20, 100]), x.base.shape).astype(dtype)
        arguments, attributes = [x], {}
        if self.chance(0.5):
            arguments.append(self.argument(self.choice([t for t in DTYPES if t is not BFLOAT16.type]), shape if self.chance(0.95) else (*shape, 2), "tame"))
        if self.chance(0.5):
            attributes["minlength"] = self.choice([0, 1, 7, 30, -1])
        return arguments, attributes

    def rising(self, dtype, count, kind="tame"):
        return np.sort(self.values(dtype, count, kind))

    def binning(self, name):
        dtype = self.dtype()
        x = self.argument(dtype, self.long_shape(), self.choice(["any", "small"]))
        edges = self.rising(dtype if self.chance(0.7) else self.choice(SORTED), self.choice([0, 1, 2, 5, 17]), self.choice(["tame", "small"])) if x.base.dtype.kind != "c" else np.arange(3)
        if self.chance(0.4):
            edges = edges[::-1].copy()
        if self.chance(0.03):
            edges = edges.reshape(1, -1)
        return [x, Argument(edges)], {"right": True} if self.chance(0.5) else {}

    def edges(self, name):
        """Elements, and the bins that they go into: some numbers have none."""
        attributes = {"bins": self.choice([1, 2, 5, 10, 10, 0])}
        kind = "tame"
        if self.chance(0.4):
            low = self.choice([-3.0, 0.0, 0.5, 1.0])
            attributes |= {"low": low, "high": low + self.choice([0.0, 1.0, 2.5, 10.0, -1.0])}
            kind = "any"
        return [self.argument(self.dtype(SORTED), self.long_shape(), kind)], attributes

    def histogram(self, name):
        (x,), attributes = self.edges(name)
        arguments = [x]
        if self.chance(0.4):
            edges = self.rising(x.base.dtype, self.choice([0, 1, 2, 5, 17]), self.choice(["tame", "small"]))
            if self.chance(0.05) and edges.dtype.kind != "u":
                edges = edges.reshape(1, -1)
            arguments, attributes = [self.argument(x.base.dtype, self.long_shape()), Argument(edges)], {}
        if self.chance(0.4):
            weights = self.argument(self.choice([np.uint8, np.int32, np.int64, np.float32, np.float64]), arguments[0].value.shape, "tame")
            weights.base = np.abs(weights.base)
            arguments.append(weights)
            attributes["weighted"] = True
        if self.chance(0.2):
            attributes["density"] = True
        return arguments, attributes

    def interpolation(self, name):
        dtype = self.dtype([*SORTED, np.complex128])
        count = self.choice([0, 1, 2, 5, 17, 65])
        xp = Argument(np.unique(self.values(dtype, count, "tame")) if count else np.zeros(0, dtype))
        fp = self.argument(self.choice([*SORTED, np.complex64, np.complex128]), xp.base.shape if self.chance(0.95) else (count + 1,), self.choice(["any", "tame"]))
        x = self.argument(dtype if self.chance(0.5) and np.dtype(dtype).kind != "c" else self.choice(SORTED), self.long_shape(), self.choice(["any", "small"]))
        attributes = {side: self.choice([-1.5, 0.0, 1e10]) for side in ("left", "right") if self.chance(0.3)}
        if self.chance(0.2):
            attributes["period"] = self.choice([1.0, 6.25, -3.0, 0.0, 1e6])
            fp.base = self.values(self.choice([np.float64, np.complex128]), fp.base.shape, "tame")
            x.base = self.values(np.float64, x.base.shape, "tame")
            xp.base = self.random.permutation(self.random.uniform(-50, 50, xp.base.shape))  # none are equal modulo it
        return [x, xp, fp], attributes

    def slopes(self, name):
        shape = tuple(self.choice([1, 2, 3, 5, 17, 33]) for _ in range(self.choice([1, 1, 2, 3]))) if self.chance(0.97) else ()
        f = self.argument(self.dtype([t for t in DTYPES if t is not BFLOAT16.type and t is not np.float16]), shape, "tame")
        attributes = {"edge_order": self.choice([1, 1, 2, 2, 3] if self.chance(0.3) else [1, 2])}
        axes = list(range(len(shape)))
        if len(shape) != 1 or self.chance(0.3):
            if self.chance(0.5):
                attributes["many"] = True
                if self.chance(0.5) and shape:
                    axes = [int(i) for i in self.random.permutation(len(shape))[:2]]
                    attributes["axis"] = [i - (len(shape) if self.chance(0.3) else 0) for i in axes]
            elif shape:
                axes = [int(self.random.integers(len(shape)))]
                attributes["axis"] = axes[0] if self.chance(0.95) else len(shape)
        arguments = [f]
        for axis in axes if self.chance(0.6) and attributes.get("axis") != len(shape) else []:
            if self.chance(0.4) or f.base.dtype == bool:  # over coordinates NumPy takes bool now and then, depending on their values
                arguments.append(Argument(self.choice([2.0, 0.25, 3]), is_weak=True))
            else:
                points = np.cumsum(self.random.integers(1, 4, shape[axis] + int(self.chance(0.03))))
                points = np.arange(len(points)) * 2 if self.chance(0.3) else points
                arguments.append(Argument(points.astype(self.choice([np.int32, np.int64, np.float64]))))
        return arguments, attributes

    def steps(self, name):
        among = [t for t in DTYPES if t is not BFLOAT16.type]
        dtype = self.dtype(among)
        arguments, attributes = [self.argument(dtype, self.long_shape())], {}
        for place in ("before", "after"):
            if self.chance(0.3):
                arguments.append(self.argument(dtype if self.chance(0.6) else self.dtype(among), self.choice([(), (1,), (3,), (2, 2)])))
                attributes[place] = True
        return arguments, attributes

    def angles(self, name):
        shape = tuple(self.choice([0, 1, 2, 5, 17, 100]) for _ in range(self.choice([1, 1, 2]))) if self.chance(0.97) else ()
        p = self.argument(self.dtype([np.bool_, np.int8, np.int32, np.int64, np.uint8, np.float32, np.float64, np.complex64]), shape, "tame")
        attributes = {"axis": self.choice([-1, -1, 0])}
        if self.chance(0.3):
            attributes["discont"] = self.choice([1.0, 4.0, 10.0])
        if self.chance(0.3):
            attributes["period"] = self.choice([1.0, 360.0, 0.5])
        return [p], attributes

    def observations(self, among):
        rows, columns = self.choice([1, 2, 3, 5]), self.choice([1, 2, 3, 17, 65])
        shape = self.choice([(columns,), (rows, columns), (rows, columns)])
        if self.chance(0.08):
            shape = self.choice([(), (0, 3), (2, 2, 2)])
        return self.argument(self.dtype(among), shape, "tame")

    def covariance(self, name):
        m = self.observations([t for t in DTYPES if t is not BFLOAT16.type])
        attributes = {"columns": True} if self.chance(0.3) and m.value.ndim == 2 else {}
        count = np.shape(m.value)[0 if attributes else -1] if m.value.ndim else 1
        arguments = [m]
        if self.chance(0.4):
            arguments.append(self.argument(self.choice([np.float32, np.float64, np.int32]), (count + int(self.chance(0.05)),), "tame"))
            attributes["two"] = True
        if self.chance(0.3):
            attributes["ddof"] = self.choice([0, 1, 2])
        elif self.chance(0.3):
            attributes["bias"] = True
        if self.chance(0.3):
            arguments.append(Argument(self.random.integers(1, 4, count + int(self.chance(0.05)))))
            attributes["fweights"] = True
        if self.chance(0.3):
            arguments.append(Argument(self.random.uniform(0.5, 2, count)))
            attributes["aweights"] = True
        return arguments, attributes

    def correlation(self, name):
        x = self.observations([t for t in DTYPES if t is not BFLOAT16.type])
        noise = [np.asarray(self.random.normal(0, 5, x.base.shape)) for _ in range(2)]
        x.base = (noise[0] + 1j * noise[1] if x.base.dtype.kind == "c" else noise[0]).astype(x.base.dtype)  # none is constant
        if x.base.dtype.kind in "iub":
            x.base = np.arange(x.base.size).reshape(x.base.shape).astype(x.base.dtype)
        attributes = {"columns": True} if self.chance(0.3) and x.value.ndim == 2 else {}
        count = np.shape(x.value)[0 if attributes else -1] if x.value.ndim else 1
        return [x] + ([Argument(self.random.normal(0, 1, count))] if self.chance(0.4) else []), attributes

    def spread(self, name):
        arguments, attributes = self.variance(name)
        return arguments, attributes

    def norms(self, name):
        shape = self.shape(int(self.random.integers(0, 4)))
        dtype = self.dtype([t for t in DTYPES if t is not BFLOAT16.type])
        attributes, axes = {}, None
        if self.chance(0.6) and shape:
            axes = [int(i) for i in self.random.permutation(len(shape))[:self.choice([1, 1, 2, 2, 3])]]
            attributes["axis"] = [i - (len(shape) if self.chance(0.3) else 0) for i in axes]
        count = len(shape) if axes is None else len(axes)
        if self.chance(0.7):
            attributes["order"] = self.choice([1.0, -1.0, np.inf, -np.inf] if count == 2 else [0.0, 1.0, 2.0, 3.0, np.inf, -np.inf, 0.5])
        if self.chance(0.3):
            attributes["keepdims"] = True
        return [self.argument(dtype, shape, "tame" if attributes.get("order") not in (np.inf, -np.inf) or count == 2 else "any")], attributes

    def square_matrices(self, name):
        n = self.choice([0, 1, 2, 3, 5, 17])
        shape = ((self.choice([1, 2]),) if self.chance(0.3) else ()) + (n, n + int(self.chance(0.05)))
        return [self.argument(self.dtype([t for t in DTYPES if t not in (BFLOAT16.type, np.float16)]), shape, "small")], {"n": self.choice([0, 1, 2, 3, 4, 7])}

    def sets(self, name):
        dtype = self.dtype()
        kind = self.choice(["small", "small", "any"])
        return [self.argument(dtype, self.shape(), kind), self.argument(dtype if self.chance(0.8) else self.dtype(), self.shape(), kind)], \
            {"invert": True} if name == "isin" and self.chance(0.3) else {}

    def spaced(self, name):
        return [self.argument(self.dtype([t for t in DTYPES if t is not BFLOAT16.type]), self.long_shape())], {}

    def scaled(self, name):
        shape = self.long_shape()
        x = self.argument(self.dtype([t for t in DTYPES if t is not BFLOAT16.type]), shape)
        exponent = self.argument(self.choice([*INTEGERS, np.bool_, np.int32, np.int64] if self.chance(0.95) else [np.float32]), self.broadcastable(shape))
        if self.chance(0.3):
            exponent = Argument(int(self.random.integers(-1100, 1100)), is_weak=True)
        return [x, exponent], {}

    def coefficients(self, name):
        p = self.argument(self.dtype([t for t in DTYPES if t is not BFLOAT16.type]), (self.choice([1, 2, 3, 6, 17]),) if self.chance(0.9) else (), "tame")
        if name in ("polyadd", "polysub"):
            return [p, self.argument(self.dtype([t for t in DTYPES if t is not BFLOAT16.type]), (self.choice([1, 2, 3, 6, 17]),), "tame")], {}
        if p.base.ndim == 0:
            p.base, p.view = p.base.reshape(1), "plain"
        attributes = {"m": self.choice([0, 1, 1, 2, 3, -1])}
        if name == "polyint" and self.chance(0.4):
            attributes["k"] = self.choice([1.0, -2.5])
        return [p], attributes

    def padded_by_zeros(self, name):
        x = self.argument(self.dtype(), (self.choice([0, 1, 2, 5, 17, 65]),), "small")
        count = int(self.random.integers(0, x.base.size + 1))
        x.base[:count // 2] = 0
        x.base[x.base.size - (count - count // 2):] = 0
        return [x], {"trim": self.choice(["fb", "f", "b", "F", "x"] if self.chance(0.2) else ["fb", "f", "b"])}

    def numbered_places(self, name):
        shape = [self.choice([1, 2, 3, 17]) for _ in range(int(self.random.integers(1, 4)))]
        return [Argument(self.of_any_integer(self.random.integers(0, int(np.prod(shape)), self.shape())))], {"shape": shape}

    def indexed_places(self, name):
        shape = [self.choice([1, 2, 3, 17]) for _ in range(int(self.random.integers(1, 4)))]
        of = self.shape()
        return [Argument(self.of_any_integer(self.random.integers(0, n, of))) for n in shape], {"shape": shape}

    def half_places(self, name):
        attributes = {"n": self.choice([0, 1, 3, 8, 17]), "k": self.choice([0, 0, 1, -1, 5, -20, 100])}
        return [], attributes | ({"columns": self.choice([0, 1, 4, 20])} if self.chance(0.4) else {})

    def filled_diagonal(self, name):
        n, m = self.choice([0, 1, 3, 17]), self.choice([1, 3, 17])
        x = self.argument(self.dtype(), self.choice([(n, m), (n, n), (m, m, m), (m, m), (n,), (2, 3, 2)]))
        if self.choice([True, False]):
            return [x, Argument(np.asarray(self.choice([1, 0, 3]), x.base.dtype))], {}
        return [x, self.argument(x.base.dtype, self.choice([(1,), (n,), (m,), (2,), (2, 3), (0,), (40,)]))], {}
