"""Draws cases of the functions that make arrays: the half of `Drawing` for lib/API/functions/creation.td."""
import ml_dtypes
import numpy as np

from arguments import COMPLEX, REAL, SMALL, Argument


class Creation:
    def filled(self, name):
        """zeros, ones, full and what is like another array"""
        attributes = {"dtype": self.dtype()} if self.chance(0.6) else {}
        arguments = [self.argument(self.dtype(), self.shape())] if name.endswith("_like") else []
        if not arguments:
            attributes["shape"] = list(self.shape())
        if name == "indices" and attributes.get("dtype") is np.bool_:
            attributes["dtype"] = np.int64  # NumPy counts in bool as far as 1
        if name.startswith("full"):
            arguments.append(Argument(self.choice([3, -1]), is_weak=True) if self.chance(0.5) else self.argument(np.int64, (), "small"))
        return arguments, attributes

    def range(self, name):
        numbers = [0, 1, 5, 17, -3, 0.0, 0.5, 2.25, 10.0]
        attributes = {"start": self.choice(numbers), "stop": self.choice(numbers)}
        if name == "arange":
            attributes["step"] = self.choice([1, 2, 3, -1, 0.25, -0.5, 0])
        else:
            attributes["count"] = self.choice([0, 1, 2, 5, 17, 50, -1])
            if self.chance(0.3):
                attributes["open"] = True
        if name == "linspace":
            self.make_complex(attributes)
        if self.chance(0.5):
            floats = [] if self.is_complex(attributes) else [np.float16, ml_dtypes.bfloat16, np.float32, np.float64]
            attributes["dtype"] = self.dtype([*floats, *COMPLEX])
        return [], attributes

    def make_complex(self, attributes):
        for bound in ("start", "stop"):
            if self.chance(0.15):
                attributes[bound] = self.choice([1j, 2 - 1j, -0.5 + 0j, -1 - 2.25j])

    def is_complex(self, attributes):
        """Then a real dtype drops parts in NumPy, and is an error of ours."""
        return any(isinstance(attributes[bound], complex) for bound in ("start", "stop"))

    def ratios(self, name):
        numbers = [1, 2, 0.5, 10.0, 3, 17.0, -2, -0.75] + ([0, 1000] if name == "geomspace" else [0.0])
        attributes = {"start": self.choice(numbers), "stop": self.choice(numbers), "count": self.choice([0, 1, 2, 5, 17, 50, -1])}
        if name == "logspace":
            attributes["base"] = self.choice([10.0, 2.0, 0.5])
        if self.chance(0.3):
            attributes["open"] = True
        self.make_complex(attributes)
        if self.chance(0.4):
            attributes["dtype"] = self.choice([*([] if self.is_complex(attributes) else [np.float32, np.float64]), *COMPLEX])
        return [], attributes

    def converted(self, name):
        x = self.weak() if self.chance(0.1) else self.argument(self.dtype(), self.shape(), "small")
        return [x], {"dtype": np.complex128 if np.iscomplexobj(x.base) else np.float64} if self.chance(0.3) and not x.is_weak else {}

    def square(self, name):
        attributes = {"rows": self.choice([0, 1, 2, 5, 8, 17, 33, -1])}
        if name != "identity":
            attributes["k"] = self.choice([0, 0, 1, -1, 3, -4, 40, -40])
            if self.chance(0.5):
                attributes["columns"] = self.choice([0, 1, 3, 8, 9, 31])
        if self.chance(0.7):
            attributes["dtype"] = self.dtype()
        return [], attributes

    def diagonals(self, name):
        rank = {"tril": (0, 4), "triu": (0, 4), "diag": (1, 4) if self.chance(0.1) else (1, 3), "diagflat": (0, 4), "diagonal": (1, 5)}[name]
        shape = self.shape(int(self.random.integers(*rank)))
        if name == "diagflat":
            shape = tuple(min(n, 5) for n in shape)
        attributes = {"k": self.choice([0, 0, 1, -1, 2, -3, 40, -40])}
        if name == "diagonal":
            attributes |= {"axis1": 0, "axis2": 1} if self.chance(0.4) else {"axis1": self.axis(len(shape)), "axis2": self.axis(len(shape))}
        return [self.argument(self.dtype(), shape)], attributes

    def vander(self, name):
        # Powers of complex numbers leave zeros of either sign.
        x = self.argument(self.dtype(REAL), self.shape(1 if self.chance(0.95) else 2), self.choice(["small", "tame"]))
        attributes = {"columns": self.choice([0, 1, 2, 3, 5, 8, -1])} if self.chance(0.8) else {}
        return [x], attributes | ({"increasing": True} if self.chance(0.5) else {})

    def grids(self, name):
        arrays = [self.argument(self.dtype(), (self.choice(SMALL),)) for _ in range(int(self.random.integers(1, 5)))]
        if self.chance(0.1):
            arrays[0] = self.weak()
        return arrays, {name: True for name in ("ij", "sparse") if self.chance(0.4)}
