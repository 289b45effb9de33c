"""Draws cases of the functions that rearrange elements: the half of `Drawing` for lib/API/functions/manipulation.td."""
import numpy as np

from arguments import EDGES, SMALL, Argument


class Manipulation:
    def reshape(self, name):
        shape = self.shape()
        size = int(np.prod(shape))
        choices = [[size], [1, size], [size, 1], [-1], [-1, 1], list(reversed(shape)), [size, 2]]
        choices += [[size // d, d] for d in (2, 3, 4) if size % d == 0]
        return [self.argument(self.dtype(), shape)], {"shape": self.choice(choices)}

    def shaped(self, name):
        shape = self.shape()
        if name == "squeeze":
            shape = tuple(1 if self.chance(0.5) else n for n in shape)
        attributes = {}
        if name in ("transpose", "permute_dims") and self.chance(0.6):
            attributes["axis"] = [int(a) for a in self.random.permutation(len(shape))]
        elif name == "expand_dims":
            attributes["axis"] = self.choice([[0], [-1], [0, -1], [len(shape)], [len(shape) + 2]])
        elif name == "squeeze" and self.chance(0.5):
            attributes["axis"] = self.axes(len(shape)) or []
        elif name == "broadcast_to":
            attributes["shape"] = [2] * int(self.random.integers(2)) + list(shape)
            shape = self.broadcastable(shape)
        return [self.argument(self.dtype(), shape)], attributes

    def sized(self, name):
        shape = self.shape()
        return [self.argument(self.dtype(), shape)], {"axis": self.choice([None, *range(-len(shape), len(shape))])}

    def concatenate(self, name):
        shape = list(self.shape(int(self.random.integers(1, 4))))
        axis = int(self.random.integers(len(shape)))
        dtype, arguments = self.dtype(), []
        for _ in range(int(self.random.integers(1, 4))):
            shape[axis] = self.choice(EDGES[:9])
            other = list(shape)
            if self.chance(0.03):
                other[axis - 1] += 1
            arguments.append(self.argument(dtype if self.chance(0.8) else self.dtype(), tuple(other)))
        return arguments, {"axis": axis - (len(shape) if self.chance(0.3) else 0)}

    def broadcasting(self, name):
        shape = self.shape()
        return [self.argument(self.dtype(), self.broadcastable(shape)) for _ in range(int(self.random.integers(1, 4)))], {}

    def axis(self, rank):
        """One axis; now and then a wrong one."""
        if self.chance(0.05) or rank == 0:
            return self.choice([rank, -rank - 1])
        return int(self.random.integers(-rank, rank))

    def rearranged(self, name):
        shape = self.shape(int(self.random.integers(0, 5)))
        rank, attributes = len(shape), {}
        if name == "swapaxes":
            attributes = {"first": self.axis(rank), "second": self.axis(rank)}
        elif name == "moveaxis":
            count = int(self.random.integers(0, rank + 1))
            places = lambda: [int(a) - (rank if self.chance(0.3) else 0) for a in self.random.permutation(rank)[:count]]
            attributes = {"source": places(), "destination": places()}
            if self.chance(0.05):
                attributes["source"].append(0)
        elif name == "flip":
            attributes = {"axis": self.axes(rank)}
        elif name == "rot90":
            plane = [int(a) for a in self.random.permutation(rank)[:2]] if rank > 1 else [0, 1]
            attributes = {"turns": int(self.random.integers(-5, 6)), "plane": [0, 0] if self.chance(0.05) else plane}
        return [self.argument(self.dtype(), shape)], attributes

    def rolled(self, name):
        shape = self.long_shape()
        axes = self.axes(len(shape))
        if axes and self.chance(0.1):
            axes = axes + axes[:1]  # twice the same
        count = 1 if axes is None or self.chance(0.3) else len(axes)
        shifts = [int(self.choice([0, 1, -1, 2, 5, -7, 100, -1000])) for _ in range(count + int(self.chance(0.04)))]
        return [self.argument(self.dtype(), shape)], {"shift": shifts, "axis": axes}

    def repeated(self, name):
        shape = self.shape()
        x = self.argument(self.dtype(), shape)
        if self.chance(0.1):
            x, shape = self.weak(), ()
        numbers = lambda count: [int(n) for n in self.random.choice([0, 1, 1, 2, 3, 5], count)]
        if name == "tile":
            return [x], {"times": numbers(self.random.integers(0, 4)) if self.chance(0.96) or not np.size(x.base) else [-1]}  # of nothing NumPy takes any number
        axis = None if not shape or self.chance(0.3) else self.axis(len(shape))
        if self.chance(0.5):
            return [x], {"counts": numbers(1) if self.chance(0.95) else [-1], "one": True, "axis": axis}
        extent = int(np.prod(shape)) if axis is None else shape[axis] if -len(shape) <= axis < len(shape) else 1
        return [x], {"counts": numbers(extent + int(self.chance(0.04))), "axis": axis}

    def padded(self, name):
        shape = self.shape() if self.chance(0.9) else tuple(self.choice(SMALL) for _ in range(int(self.random.integers(4))))
        mode = self.choice(["constant", "constant", "edge", "reflect", "symmetric", "wrap"])
        widths = [int(n) for n in self.random.choice([0, 0, 1, 2, 3, 9], 2 * len(shape))]
        if len(shape) == 0 or self.chance(0.3):
            widths = [1, 2]
        if self.chance(0.05):
            widths = self.choice([[-1, 0], widths + [1, 1, 1, 1]])
        dtype = self.dtype()
        arguments = [self.argument(dtype, shape)]
        if mode == "constant" and self.chance(0.6):
            arguments.append(Argument(self.choice([True, 3, 0]), is_weak=True) if self.chance(0.5) else self.argument(dtype, ()))
        return arguments, {"widths": widths, "mode": mode}

    def joined(self, name):
        shape = list(self.shape(int(self.random.integers(0, 4))))
        dtype, arguments = self.dtype(), []
        axis = {"append": self.axis(len(shape)), "stack": self.axis(len(shape) + 1), "vstack": 0, "dstack": 2}.get(name, 1 if len(shape) > 1 else 0)
        if name == "append" and self.chance(0.3):
            axis = None
        for _ in range(2 if name == "append" else int(self.random.integers(1, 4))):
            other = list(shape)
            if name != "stack" and axis is not None and -len(shape) <= axis < len(shape):
                other[axis] = self.choice(EDGES[:9])
            if other and self.chance(0.03):
                other[int(self.random.integers(len(other)))] += 1
            arguments.append(self.argument(dtype if self.chance(0.8) else self.dtype(), tuple(other)))
        if self.chance(0.05):
            arguments[-1] = self.weak()
        return arguments, {"axis": axis} if name in ("stack", "append") else {}

    def divided(self, name):
        least = {"vsplit": 2, "dsplit": 3}.get(name, 1)
        shape = self.shape(int(self.random.integers(max(0, least - int(self.chance(0.1))), 5)))
        x = self.argument(self.dtype(), shape)
        attributes = {} if name in ("hsplit", "vsplit", "dsplit") else {"axis": self.axis(len(shape))}
        if name == "unstack":
            return [x], attributes
        if self.chance(0.5):
            return [x], attributes | {"parts": self.choice([1, 1, 2, 3, 4, 5, 7, 8, 0, -1])}
        return [x], attributes | {"before": [int(n) for n in self.random.integers(-4, 12, int(self.random.integers(0, 4)))]}
