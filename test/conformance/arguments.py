"""What cases are drawn from, and the arguments they have."""
import dataclasses

import ml_dtypes
import numpy as np

INTEGERS = [np.int8, np.int16, np.int32, np.int64, np.uint8, np.uint16, np.uint32, np.uint64]
COMPLEX = [np.complex64, np.complex128]
REAL = [np.bool_, *INTEGERS, np.float16, ml_dtypes.bfloat16, np.float32, np.float64]
DTYPES = [*REAL, *COMPLEX]
WIDE = [t for t in DTYPES if t not in (np.float16, ml_dtypes.bfloat16)]  # where the order of roundings is free
EDGES = [0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 63, 65]  # around the widths of vectors
SMALL = [0, 1, 2, 3, 5]
# Around the least ranges that threads share, and beyond the 32,768 elements above which reductions are split.
LARGE = [4097, 32767, 32769, 100003]


@dataclasses.dataclass
class Argument:
    base: np.ndarray  # or a Python number, if weak
    view: str = "plain"
    is_weak: bool = False

    @property
    def value(self):
        view = self.view
        if view == "plain":
            return self.base
        if view.startswith("broadcast:"):
            return np.broadcast_to(self.base, [int(n) for n in view[10:].split(",")])
        return {"transpose": lambda x: x.T, "reverse": lambda x: x[::-1], "step": lambda x: x[1::2], "inner": lambda x: x[..., 1:]}[view](self.base)
