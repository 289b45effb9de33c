"""What cases are drawn from, and the arguments they have."""
import dataclasses

import numpy as np

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
