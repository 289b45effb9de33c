"""What drawn programs are written with. Each step is a line of the program and what NumPy does for it, so that the body of a
loop can be run again."""

import numpy as np

DTYPES = {"f32": np.float32, "f64": np.float64, "i32": np.int32, "i64": np.int64, "i1": np.bool_}


class Array:
    """A value of the program: its name, dtype, extents (numbers, or letters for unknown ones) and its place in the env."""

    def __init__(self, name, dtype, dims):
        self.name, self.dtype, self.dims = name, dtype, tuple(dims)

    @property
    def type(self):
        dims = "".join(f"{d if isinstance(d, int) else '?'}x" for d in self.dims)
        return f"tensor<{dims}{self.dtype}>"


class Writer:
    """The lines so far, the arrays that they made, and the values that NumPy has for them."""

    def __init__(self):
        self.env, self.count, self.depth = {}, 0, 0
        self.lines, self.steps, self.pool = [], [], []

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
