"""Draws cases of running sums, differences, integrals, polynomials, and products of vectors."""
import numpy as np

from arguments import Argument
from bfloat16 import BFLOAT16

INTEGRABLE = [np.bool_, np.int32, np.uint8, np.float16, np.float32, np.float64, np.complex64, np.complex128]
INTEGERS = [np.int8, np.int16, np.int32, np.int64, np.uint8, np.uint16, np.uint32, np.uint64]


class Calculus:
    def cumulative(self, name):
        arguments, attributes = self.sum(name)
        axes = self.axes(arguments[0].value.ndim, many=False)
        attributes = {key: value for key, value in attributes.items() if key == "dtype"} | ({} if axes is None else {"axis": axes[0]})
        if name.startswith("cumulative") and self.chance(0.5):
            attributes["include_initial"] = True
        return arguments, attributes

    def middle(self, name):
        (argument,), attributes = self.reduction("amax")
        axes = self.axes(argument.value.ndim, many=False)
        return [argument], {key: value for key, value in attributes.items() if key == "keepdims"} | ({} if axes is None else {"axis": axes[0]})

    def quantile(self, name):
        _, attributes = self.middle(name)
        dtype = self.dtype([*INTEGERS, np.float32, np.float64, np.complex64])  # which is refused
        x = self.argument(dtype, self.shape(int(self.random.integers(1, 4))), "tame")
        attributes["axis"] = self.choice([0, -1])
        whole = 100 if name == "percentile" else 1
        fractions = [0, 1, 0.5, 0.25, 0.3, 0.975]
        if self.chance(0.4):
            return [x, Argument(float(self.choice(fractions) * whole), is_weak=True)], attributes
        return [x, Argument(np.array([self.choice(fractions) for _ in range(self.choice([1, 2, 5]))], float) * whole)], attributes

    def differences(self, name):
        shape = self.long_shape()
        attributes = {"n": self.choice([1, 1, 1, 2, 3, 0, -1]), "axis": self.choice([-1, 0, len(shape) - 1, 1])}
        arguments = [self.argument(self.dtype(), shape)]
        for place in ("before", "after"):
            if -len(shape) <= attributes["axis"] < len(shape) and self.chance(0.15):
                other = list(shape)
                other[attributes["axis"]] = self.choice([0, 1, 3])
                arguments.append(self.argument(arguments[0].base.dtype, () if self.chance(0.3) else tuple(other)))
                attributes[place] = True
        return arguments, attributes

    def integral(self, name):
        shape = self.shape(int(self.random.integers(0, 4)))
        axis = self.choice([-1, 0])
        y = self.argument(self.dtype(INTEGRABLE), shape, "tame")
        if self.chance(0.5):
            return [y], {"axis": axis, "dx": self.choice([1.0, 0.5, 3.0])}
        along = (shape[axis] if shape else 1,) if self.chance(0.7) else shape
        return [y, self.argument(self.dtype(INTEGRABLE), along, "tame")], {"axis": axis}

    def polynomial(self, name):
        dtype = self.dtype()
        coefficients = self.argument(dtype, (self.choice([0, 1, 2, 3, 6]),), "small")
        x = self.weak("small") if self.chance(0.2) else self.argument(dtype if self.chance(0.6) else self.dtype(), self.long_shape())
        if getattr(x.base, "dtype", None) == BFLOAT16 and coefficients.value.size == 0:
            return self.polynomial(name)  # the answer is of x's dtype alone, which the oracle for bfloat16 does not know
        return [coefficients, x], {}

    def angle(self, name):
        return [self.argument(self.dtype(), self.long_shape())], {"deg": True} if self.chance(0.5) else {}

    def vectors(self, name):
        """cross, vecdot: vectors along one axis, all other axes broadcast."""
        others = [self.choice([1, 2, 5, 17]) for _ in range(int(self.random.integers(0, 3)))]
        counts = [self.choice([2, 3, 3, 3, 4] if name == "cross" else [1, 3, 17]) for _ in range(2)]
        if name == "vecdot" and self.chance(0.95):
            counts[1] = counts[0]
        axis, dtype, arguments = self.choice([-1, -1, 0, -2]), self.dtype(), []
        for count in counts:
            shape = [1 if self.chance(0.2) else n for n in others]
            shape.insert(len(shape) + 1 + axis if axis < 0 else 0, count)
            arguments.append(self.argument(dtype if self.chance(0.8) else self.dtype(), tuple(shape), "tame"))
        return arguments, {"axis": axis}

    def traced(self, name):
        (argument,), attributes = self.diagonals("diagonal")
        argument.base = self.values(argument.base.dtype, argument.base.shape, "tame")
        if self.chance(0.3):
            attributes["dtype"] = np.complex128 if np.iscomplexobj(argument.base) else self.choice([np.float32, np.float64])
        return [argument], attributes
