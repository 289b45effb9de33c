"""Draws cases: an operation, arguments of some dtype, shape, values and layout, and attributes."""
import dataclasses

import ml_dtypes
import numpy as np

import cases_calculus
import cases_creation
import cases_manipulation
import cases_sequences
import oracles
from arguments import COMPLEX, DTYPES, EDGES, INTEGERS, LARGE, REAL, SMALL, WIDE, Argument
from bfloat16 import finfo, is_float


@dataclasses.dataclass
class Case:
    operation: str
    arguments: list
    attributes: dict


class Drawing(cases_manipulation.Manipulation, cases_creation.Creation, cases_calculus.Calculus, cases_sequences.Sequences):
    def __init__(self, seed, number):
        self.random, self.number = np.random.default_rng([*seed, number]), number

    def chance(self, probability):
        return self.random.random() < probability

    def choice(self, items):
        return items[self.random.integers(len(items))]

    def dtype(self, among=DTYPES):
        """One by chance, but for the first of a case: there each has its turn, so that no operation misses one."""
        number, self.number = self.number, None
        return self.choice(among) if number is None else among[number % len(among)]

    def shape(self, rank=None):
        rank = self.choice([0, 1, 1, 1, 2, 2, 2, 3]) if rank is None else rank
        if self.chance(0.15):  # some broadcast, some are empty
            return tuple(self.choice([0, 1, 1, 2]) for _ in range(rank))
        return tuple(max(1, self.choice(SMALL)) for _ in range(rank - 1)) + ((self.choice(EDGES),) if rank else ())

    def long_shape(self):
        """Now and then one with a long axis, which is mostly the last one."""
        if not self.chance(0.02):
            return self.shape()
        extents = [self.choice(LARGE)] + [self.choice([1, 2, 3])] * int(self.chance(0.4))
        return tuple(extents if self.chance(0.3) else reversed(extents))

    def values(self, dtype, shape, kind="any"):
        """kind: any, tame (no special values), small (little integers), index (of 4 at most)."""
        dtype = np.dtype(dtype)
        if dtype.kind == "b":
            return self.random.random(shape) < 0.5
        if dtype.kind == "c":  # each part by itself, special ones too
            parts = [self.values(f"f{dtype.itemsize // 2}", shape, kind) for _ in range(2)]
            return np.stack(parts, -1).view(dtype)[..., 0] if np.ndim(parts[0]) else np.asarray(complex(*parts), dtype)
        if kind in ("small", "index"):
            return self.random.integers(0 if dtype.kind == "u" else -4, 7 if kind == "small" else 4, shape).astype(dtype)
        if dtype.kind in "iu":
            info = np.iinfo(dtype)
            values = self.random.integers(max(-50, info.min), 50, shape).astype(dtype)
            special = [0, 1, max(-1, info.min)] if kind == "tame" else [0, 1, max(-1, info.min), info.min, info.max, info.min + 1, info.max // 2 + 1]
        else:
            values = self.random.normal(0, self.choice([0.1, 3, 30]), shape)
            info = finfo(dtype)
            special = [0.0, 1.0, -1.0] if kind == "tame" else [
                0.0, -0.0, 1.0, -1.0, np.nan, np.inf, -np.inf, info.tiny, info.smallest_subnormal, info.max, -info.max, 88.7, -104, 709.7]
        values = np.asarray(values, dtype)
        with np.errstate(all="ignore"):
            chosen = np.asarray(special, dtype)[self.random.integers(len(special), size=shape)]
        return np.where(self.random.random(shape) < self.choice([0, 0.1, 0.4]), chosen, values).astype(dtype)

    def argument(self, dtype, shape, kind="any"):
        """An array of that shape, which may be a view of another one."""
        views = ["plain", "plain"]
        if len(shape) >= 1:
            views += ["reverse", "step", "inner"]
        if len(shape) >= 2:
            views += ["transpose", "transpose"]
        if len(shape) and np.prod(shape) > 0:
            views += ["broadcast:" + ",".join(map(str, shape))]
        view = self.choice(views)
        base = list(shape)
        if view == "transpose":
            base.reverse()
        elif view == "step":
            base[0] = 2 * base[0] + int(self.random.integers(2)) if base[0] else 1
        elif view == "inner":
            base[-1] += 1
        elif view.startswith("broadcast"):
            base = [1 if self.chance(0.5) else n for n in base]
        return Argument(self.values(dtype, tuple(base), kind), view)

    def weak(self, kind="any"):
        if kind == "small":
            return Argument(int(self.random.integers(-3, 5)), is_weak=True)
        return Argument(self.choice([True, 2, -3, 0, 300, 0.5, -1.5, 1e30, 1.5 - 2j]), is_weak=True)

    def broadcastable(self, shape):
        """A shape that broadcasts with this one, and now and then one that does not."""
        other = [1 if self.chance(0.25) else n for n in shape]
        if other and self.chance(0.06):
            other[-1] += 2
        return tuple(other[self.random.integers(len(other) + 1):] if other and self.chance(0.3) else other)

    def axes(self, rank, many=True):
        """A list of axes, or None for all; now and then wrong ones."""
        if self.chance(0.3) or not many and self.chance(0.2):
            return None
        if self.chance(0.05):
            return [rank + 1]
        if rank == 0:
            # NumPy lets argmax of a scalar have axis 0, other reductions not; tnp is like the others.
            return [0] if many and self.chance(0.3) else None
        count = int(self.random.integers(1, rank + 1)) if many else 1
        return [int(a) - (rank if self.chance(0.3) else 0) for a in self.random.permutation(rank)[:count]]

    # One drawing per kind of operation; each returns arguments and attributes.

    def unary(self, name):
        return [self.argument(self.dtype(), self.long_shape())], {}

    def binary(self, name):
        kind = "small" if name in ("power", "pow") and self.chance(0.7) else "any"
        shape = self.long_shape()
        first = self.dtype()
        second = first if self.chance(0.6) else self.dtype()
        arguments = [self.argument(first, shape, kind), self.argument(second, self.broadcastable(shape), kind)]
        if self.chance(0.15):
            arguments[1] = self.weak(kind)
        if self.chance(0.5):
            arguments.reverse()
        return arguments, {}

    def comparing(self, name):
        arguments, attributes = self.binary(name)
        if self.chance(0.5) and not arguments[0].is_weak:
            arguments[1] = Argument(np.array(arguments[0].value))
        if name == "array_equal" and self.chance(0.3):
            attributes = {**attributes, "equal_nan": True}
        return arguments, attributes

    def reduction(self, name):
        dtype, shape = self.dtype(), self.long_shape()
        kind = "tame" if name not in ("amax", "amin", "argmax", "argmin") and self.chance(0.8) else "any"
        attributes = {"axis": self.axes(len(shape), many=not name.startswith("arg"))}
        if self.chance(0.3):
            attributes["keepdims"] = True
        return [self.argument(dtype, shape, kind)], attributes

    def sorting(self, name):
        dtype, shape = self.dtype(), self.long_shape()
        argument = self.argument(dtype, shape, self.choice(["any", "any", "small"]))  # few values: many are equal
        axis = self.axes(len(shape), many=False)
        return [argument], {} if axis is None else {"axis": axis[0]}

    def searching(self, name):
        dtype = self.dtype()
        row = self.values(dtype, self.choice([self.choice(EDGES), self.choice(LARGE)]), self.choice(["any", "small"]))
        row = np.sort(row.astype(np.float32) if dtype is ml_dtypes.bfloat16 else row).astype(dtype)  # ml_dtypes has no place for NaN
        if self.chance(0.03):
            row = row.reshape(1, -1)
        values = self.argument(dtype if self.chance(0.7) else self.dtype(), self.long_shape(), self.choice(["any", "small"]))
        if self.chance(0.1):
            values = self.weak("small")
        return [Argument(row, "step" if row.size and row.ndim == 1 and self.chance(0.3) else "plain"), values], {"right": True} if self.chance(0.5) else {}

    def part(self, name):
        """A reduction, of some elements now and then, or with a number to begin with."""
        kind = "variance" if name in ("var", "std") else "sum" if name.endswith(("sum", "prod", "mean")) else "reduction"
        arguments, attributes = getattr(self, kind)(name)
        x = arguments[0]
        if x.base.dtype.name == "bfloat16":  # whose loops take no mask
            return arguments, attributes
        if self.chance(0.3):
            stretching = tuple(2 if n == 1 else n for n in x.value.shape)  # which is an error, where there is such an extent
            shape = stretching if self.chance(0.05) else self.broadcastable(x.value.shape) + ((2,) if self.chance(0.03) else ())
            mask = self.argument(np.bool_ if self.chance(0.95) else np.int32, shape)
            arguments.append(mask)
            attributes["masked"] = True
        if kind != "variance" and name not in ("any", "all", "mean", "nanmean") and self.chance(0.8 if "masked" in attributes else 0.2):
            arguments.append(self.argument(attributes.get("dtype", x.base.dtype), (), "tame"))
            attributes["begun"] = True
        return arguments, attributes

    def united(self, name):
        return self.uniting(name)[0], {}

    def uniting(self, name):
        argument = self.argument(self.dtype(), self.long_shape(), self.choice(["any", "small"]))
        return [argument], {name: True for name in ("index", "inverse", "counts") if self.chance(0.4)}

    def sum(self, name):
        arguments, attributes = self.reduction(name)
        if name.startswith("nan") and is_float(arguments[0].base.dtype):
            arguments[0].base = np.where(self.random.random(arguments[0].base.shape) < 0.2, np.nan, arguments[0].base).astype(arguments[0].base.dtype)
        if self.chance(0.3):
            inexact = [np.float32, np.float64, *COMPLEX]
            dtype = arguments[0].base.dtype
            attributes["dtype"] = self.choice(COMPLEX if dtype.kind == "c" else inexact if "mean" in name or is_float(dtype) else WIDE)
        return arguments, attributes

    def variance(self, name):
        arguments, attributes = self.reduction(name)
        if self.chance(0.4):
            attributes["ddof"] = self.choice([1, 2, 0.5])
        if self.chance(0.2) and not np.iscomplexobj(arguments[0].value):
            attributes["dtype"] = np.float64
        return arguments, attributes

    def average(self, name):
        shape = self.shape(int(self.random.integers(1, 4)))
        x, axis = self.argument(self.dtype(WIDE), shape, "tame"), self.axes(len(shape))
        if self.chance(0.2):
            return [x], {"axis": axis}
        along = (shape[axis[0]],) if axis and len(axis) == 1 and abs(axis[0]) < len(shape) and self.chance(0.6) else shape
        if self.chance(0.05):
            along += (2,)
        weights = self.argument(self.dtype(), along, "tame")
        weights.base = np.abs(weights.base).astype(np.float64).clip(1, 50).astype(weights.base.dtype)  # NumPy raises where they add up to 0
        return [x, weights], {"axis": axis}

    def where(self, name):
        shape = self.long_shape()
        condition = np.bool_ if self.chance(0.8) else self.dtype()
        dtype = self.dtype()
        arguments = [self.argument(condition, self.broadcastable(shape)), self.argument(dtype, shape)]
        other = self.weak() if self.chance(0.2) else self.argument(dtype if self.chance(0.6) else self.dtype(), self.broadcastable(shape))
        if other.is_weak and isinstance(other.base, int) and np.dtype(dtype).kind in "iu":
            info = np.iinfo(dtype)
            other.base = int(np.clip(other.base, max(info.min, -300), min(info.max, 300)))  # NumPy's where alone wraps what does not fit
        return arguments + [other], {}

    def replacing(self, name):
        # The oracle's largest bfloat16 is that of float32.
        x = self.argument(self.dtype([t for t in DTYPES if t is not ml_dtypes.bfloat16]), self.long_shape())
        return [x], {name: self.choice([0.0, -0.0, -1.5, 300.0]) for name in ("nan", "posinf", "neginf") if self.chance(0.3)}

    def clip(self, name):
        shape, dtype = self.long_shape(), self.dtype()
        kind = "any" if self.chance(0.7) else "small"  # of complex numbers many parts are equal
        arguments = [self.argument(dtype, shape, kind)]
        for _ in range(2):
            if self.chance(0.3) and np.dtype(dtype).kind in "fc":
                arguments.append(self.weak("small"))
            else:
                arguments.append(self.argument(dtype if self.chance(0.6) else self.dtype(), self.broadcastable(shape), kind))
        return arguments, {}

    def round(self, name):
        dtype, decimals = np.dtype(self.dtype()), self.choice([0, 0, 1, 2, 5, -1, -2])
        if dtype == ml_dtypes.bfloat16:
            decimals = 0  # rounded after each step
        # What an integer becomes that is rounded beyond its dtype, C leaves open.
        kind = "small" if dtype.itemsize == 1 and dtype.kind in "iu" else "tame" if dtype.kind in "iu" else "any"
        return [self.argument(dtype, self.long_shape(), kind)], {"decimals": decimals}

    def astype(self, name):
        to = np.dtype(self.dtype())
        from_ = np.dtype(self.dtype() if to.kind in "bc" else self.dtype(REAL))  # complex-to-real is an error of ours
        argument = self.argument(from_, self.shape())
        if is_float(from_) and (to == np.uint32 or from_ == ml_dtypes.bfloat16 and to.kind in "iu"):
            # NumPy itself is of two minds, and ml_dtypes of another, about floats that no integer of the type is near to.
            least = -2.0**31 if to == np.uint32 else float(np.iinfo(to).min)
            fits = (argument.base.astype(np.float64) > least - 1.0) & (argument.base.astype(np.float64) < np.iinfo(to).max)
            argument.base = np.where(fits, argument.base, from_.type(self.choice([0.75, 2.5, np.iinfo(to).max // 4]))).astype(from_)
        return [argument], {"dtype": to.type}

    def matmul(self, name):
        n, k, m = (self.choice([0, 1, 2, 7, 16, 17, 33]) for _ in range(3))
        left, right = self.choice([((n, k), (k, m)), ((k,), (k, m)), ((n, k), (k,)), ((k,), (k,)), ((3, n, k), (k, m)), ((2, 1, n, k), (3, k, m)),
                                   ((n, k), (k + 1, m)), ((), (k, m))] if self.chance(0.5) else [((n, k), (k, m))])
        dtype = self.dtype()
        return [self.argument(dtype, left, "tame"), self.argument(dtype if self.chance(0.8) else self.dtype(), right, "tame")], {}

    def pairing(self, name):
        """dot, inner, vdot, tensordot: axes of one operand meet axes of the other."""
        letters = {letter: self.choice([1, 2, 3, 7, 17]) for letter in "abcdef"}
        count = 1 if name in ("dot", "inner") else int(self.random.integers(0, 3))
        inner = [letters[c] for c in "ab"[:count]]
        left, right = ([letters[c] for c in names[:int(self.random.integers(0, 3))]] for names in ("cd", "ef"))
        of_a, of_b = list(range(len(left), len(left) + count)), list(range(count))
        attributes = {}
        if name == "inner":
            shapes = left + inner, right + inner
        elif name == "dot":
            shapes = left + inner, right[:1] + inner + right[1:2] if right else inner
        elif name == "vdot":
            shapes = [left, list(reversed(left))]
        else:
            shapes = left + inner, inner + right
            if self.chance(0.5):
                pairs = self.random.permutation(count)
                attributes = {"of_a": [of_a[i] - (len(shapes[0]) if self.chance(0.3) else 0) for i in pairs], "of_b": [of_b[i] for i in pairs]}
            else:
                attributes = {"count": count}
        if shapes[1] and self.chance(0.05):
            shapes[1][0] += 1
        dtype = self.dtype()
        return [self.argument(dtype, tuple(shapes[0]), "tame"), self.argument(dtype if self.chance(0.8) else self.dtype(), tuple(shapes[1]), "tame")], attributes

    def einsum(self, name):
        subscripts = self.choice(["ij,jk->ik", "ij,jk", "ij,kj->ik", "bij,bjk->bik", "...ij,...jk->...ik", "i,i", "i,j->ij", "ij->ji", "ij->", "ijk->kj",
                                  "ij,ij->i", "ijk,jl->kil", "i,ij,j", "ij,jk,kl->il", "ab,cd->abcd", "...i->...", "ij,jk->ijk", "ij , j -> i", "b...,b->...",
                                  "ii->i", "ii", "iij->ij", "iji,j->i", "iii->i", "...ii->...i", "ii,i"])
        extents = {letter: self.choice([1, 2, 3, 5, 17]) for letter in "abcdijkl"}
        dtype, arguments = self.dtype(), []
        for part in subscripts.replace(" ", "").split("->")[0].split(","):
            more = [self.choice([1, 2])] if "..." in part and self.chance(0.5) else []
            shape = []
            for letter in part.replace("...", "."):
                shape += more if letter == "." else [1 if self.chance(0.05) else extents[letter] + int(self.chance(0.01))]
            arguments.append(self.argument(dtype if self.chance(0.8) else self.dtype(), tuple(shape), "small"))
        return arguments, {"subscripts": subscripts.replace(" ", "")}

    def kron(self, name):
        shapes = [tuple(self.choice([1, 2, 3, 5]) for _ in range(int(self.random.integers(0, 4)))) for _ in range(2)]
        return [self.argument(self.dtype(), shape) for shape in shapes], {}

    def take(self, name):
        shape = self.shape(int(self.random.integers(1, 4)))
        axis = None if self.chance(0.3) else int(self.random.integers(len(shape)))
        extent = int(np.prod(shape)) if axis is None else shape[axis]
        high = max(extent, 1) + int(self.chance(0.08)) * 3
        indices = self.random.integers(-max(extent, 1), high, self.shape(int(self.random.integers(0, 3))))
        attributes = {} if axis is None else {"axis": axis}
        if self.chance(0.3):
            attributes["mode"] = self.choice(["wrap", "clip", "raise"])
        return [self.argument(self.dtype(), shape), Argument(self.of_any_integer(indices))], attributes

    def along_axis(self, name):
        shape = self.shape(int(self.random.integers(1, 4)))
        axis = int(self.random.integers(len(shape)))
        extents = list(shape)
        extents[axis] = self.choice([0, 1, 2, 5, 17]) if shape[axis] else 0
        if self.chance(0.2):
            extents[axis - 1] = 1
        high = max(shape[axis], 1) + 2 * int(self.chance(0.05))
        # Where an element is put several times, NumPy's last one depends on the layout of its arrays: here all are the same.
        x, indices = self.argument(self.dtype(), shape), self.random.integers(-max(shape[axis], 1), high, extents)
        arguments = [x, Argument(self.of_any_integer(indices))]
        if name == "put_along_axis":
            arguments.append(self.argument(x.base.dtype, self.choice([(), tuple(1 if i == axis else n for i, n in enumerate(extents))])))
        return arguments, {"axis": axis - (len(shape) if self.chance(0.3) else 0)}

    def sparse(self, name):
        x = self.argument(self.dtype(), self.long_shape())
        if self.chance(0.7):
            keep = self.random.random(x.base.shape) < self.choice([0, 0.1, 0.5])
            x.base = np.where(keep, x.base, np.zeros((), x.base.dtype))
        return [x], {}

    def packing(self, name):
        shape = self.shape(int(self.random.integers(1, 4)))
        if name == "extract":
            return [self.argument(np.bool_ if self.chance(0.7) else self.dtype(), shape), self.argument(self.dtype(), shape)], {}
        axis = None if self.chance(0.3) else int(self.random.integers(len(shape)))
        count = int(np.prod(shape)) if axis is None else shape[axis]
        if self.chance(0.3):
            count = int(self.random.integers(0, count + 2))
        condition = self.argument(np.bool_ if self.chance(0.7) else self.dtype(), (count,))
        return [condition, self.argument(self.dtype(), shape)], {} if axis is None else {"axis": axis}

    def selecting(self, name):
        shape, dtype = self.long_shape(), self.dtype()
        conditions = [self.argument(np.bool_, self.broadcastable(shape)), self.argument(np.bool_, shape)]
        choices = [self.argument(dtype, self.broadcastable(shape)), self.argument(dtype if self.chance(0.7) else self.dtype(), shape)]
        return conditions + choices + [Argument(0, is_weak=True) if self.chance(0.5) else self.argument(dtype, ())], {}

    def open_grid(self, name):
        return [Argument(self.random.random(self.choice([0, 1, 5])) < 0.5) if self.chance(0.3)
                else self.argument(self.dtype(INTEGERS), (self.choice([1, 2, 5]),)) for _ in range(int(self.random.integers(1, 4)))], {}

    def diagonal_places(self, name):
        return [], {"n": self.choice([0, 1, 4, 17]), "ndim": self.choice([1, 2, 3])}

    def of_any_integer(self, indices):
        """The indices in a dtype that holds them."""
        return indices.astype(self.choice([t for t in INTEGERS if np.all(indices.astype(t) == indices)]))

    def one_index(self, extent):
        bound = lambda: "_" if self.chance(0.4) else str(int(self.random.integers(-extent - 2, extent + 3)))
        if self.chance(0.4) and extent > 0:
            return str(int(self.random.integers(-extent, extent + int(self.chance(0.1)))))
        return f"{bound()}:{bound()}:{self.choice(['_', '1', '2', '-1', '-2', '3'])}"

    def index(self, shape):
        """An index of anything but arrays, or one with arrays, and those."""
        if self.chance(0.6):
            return self.index_by_arrays(shape)
        return self.separated([self.one_index(n) for n in shape[:int(self.random.integers(1, len(shape) + 1))]]), []

    def separated(self, parts):
        if self.chance(0.3):
            parts.insert(len(parts) if self.chance(0.5) or "array" not in parts else int(self.random.integers(len(parts) + 1)), "...")
        if self.chance(0.3):
            parts.insert(int(self.random.integers(len(parts) + 1)), "new")
        return ";".join(parts)

    def index_by_arrays(self, shape):
        parts, arrays, axis = [], [], 0
        together = self.choice([(1,), (2,), (5,), (17,), (2, 3), (3, 1, 2), (0,)])
        masked = len(shape) if self.chance(0.5) else int(self.random.integers(len(shape)))  # the axis where a mask begins
        if masked < len(shape):
            rank = int(self.random.integers(1, len(shape) - masked + 1))
            mask = self.random.random(shape[masked:masked + rank]) < self.choice([0.2, 0.5])
            together = (int(mask.sum()),)
        end = max(int(self.random.integers(1, len(shape) + 1)), masked + 1 if masked < len(shape) else 1)
        while axis < end:
            n = shape[axis]
            if axis == masked:
                parts.append("array")
                arrays.append(mask if self.chance(0.97) else np.append(mask, mask, 0))
                axis += rank - 1
            elif self.chance(0.6):
                own = tuple(1 if self.chance(0.15) else extent for extent in together)[int(self.random.integers(len(together))) if self.chance(0.3) else 0:]
                indices = self.random.integers(-max(n, 1), max(n, 1) + int(self.chance(0.03)), () if self.chance(0.1) else own)
                parts.append("array")
                arrays.append(self.of_any_integer(indices))
            else:
                parts.append(self.one_index(n))
            axis += 1
        # An ellipsis in the middle stands for the axes that are left there: the arrays behind it are of other axes.
        text = ";".join(parts)
        if self.chance(0.2) and len(parts) < 8:
            parts.insert(int(self.random.integers(len(parts) + 1)), "new")
            text = ";".join(parts)
        return text, [Argument(array) for array in arrays]

    def getitem(self, name):
        shape = self.shape(int(self.random.integers(1, 5)))
        x = self.argument(self.dtype(), shape)
        if self.chance(0.15):  # a mask alone
            return [x, Argument(self.random.random(shape[:int(self.random.integers(1, len(shape) + 1))]) < 0.4)], {"index": "array"}
        text, arrays = self.index(shape)
        return [x, *arrays], {"index": text}

    def update(self, name):
        shape = self.shape(int(self.random.integers(1, 4)))
        dtype = self.dtype([np.float32, np.float64] if name == "divideitem" else DTYPES[1:])
        x = self.argument(dtype, shape, "tame")
        text, arrays = self.index(shape)
        if self.chance(0.15):
            text, arrays = "array", [Argument(self.random.random(shape[:int(self.random.integers(1, len(shape) + 1))]) < 0.4)]
        try:
            selected = x.value[oracles.index_of([a.value for a in arrays], text)].shape
        except IndexError:
            selected = ()
        value = Argument(2, is_weak=True) if self.chance(0.3) else self.argument(dtype, self.broadcastable(selected), "tame")
        return [x, *arrays, value], {"index": text}

    def draw(self, name, kind):
        """A case of an operation, whose row names the drawing."""
        return Case(name, *getattr(self, kind)(name))
