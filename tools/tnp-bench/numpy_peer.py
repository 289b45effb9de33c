"""NumPy's side of tnp-bench: reads commands line by line, answers each with one line.

    hello                     -> ready
    prepare PROGRAM ARGUMENT  -> ready       makes the arrays of a program
    run CALLS                 -> nanoseconds of that many calls
    drop                      -> ready       forgets the arrays
"""
import sys
import time
from pathlib import Path

import numpy as np

DATA = Path(sys.argv[1])


def normal(*shape):
    return np.random.default_rng(0).standard_normal(shape, dtype=np.float32)


def sigmoid(n):
    x = normal(int(n))
    return lambda: 1 / (1 + np.exp(-x))


def chain(n):
    x, y, z = (normal(int(n)) for _ in range(3))
    return lambda: 1 / (1 + np.exp(-(x * y + z)))


def function(which):
    name, dtype, n = which.split(":")
    f, x = getattr(np, name), np.random.default_rng(0).random(int(n), dtype=dtype)
    return lambda: f(x)


def integers(which):
    name, dtype, divisor, n = which.split(":")
    f, i = getattr(np, name), np.arange(int(n))
    x, y = (i * 7919 % 1000003 - 500000).astype(dtype), (i * 104729 % 9973 - 5000).astype(dtype)
    y = y if divisor == "array" else int(divisor)

    def compute():
        with np.errstate(divide="ignore"):
            f(x, y)

    return compute


def gcd(n):
    i = np.arange(int(n))
    x, y = i * 7919 % 1000003, i * 104729 % 999983
    return lambda: np.gcd(x, y)


def complex_multiply(n):
    x, y = (normal(2 * int(n)).view(np.complex64) for _ in range(2))
    return lambda: x * y


def sum_axis(axis):
    x = normal(4096, 4096)
    axis = None if axis == "all" else int(axis)
    return lambda: x.sum(axis)


def cumulative(which):
    name, shape, axis = which.split(":")
    f, x = getattr(np, name), normal(*map(int, shape.split("x")))
    return lambda: f(x, axis=int(axis))


def softmax(_):
    x = normal(4096, 1024)

    def f():
        e = np.exp(x - x.max(-1, keepdims=True))
        return e / e.sum(-1, keepdims=True)

    return f


def neighbour(_):
    images = np.load(DATA / "digits.npy")
    a, b = images[0::2], images[1::2]
    return lambda: ((b[:, None] - a[None]) ** 2).sum(-1).argmin(1)


def random_elements(dtype):
    generator = np.random.default_rng(0)
    return generator.standard_normal(10**6, np.float32) if dtype == "float32" else generator.integers(-2**62, 2**62, 10**6)


def mask(n):
    x = normal(int(n))
    m = x > 0
    return lambda: x[m]


def compress(n):
    x = normal(int(n))
    m = x > 0
    return lambda: np.compress(m, x)


def nonzero(n):
    m = normal(int(n)) > 0
    return lambda: np.nonzero(m)


def grid(n):
    x, i = normal(4096, 4096), np.random.default_rng(1).integers(4096, size=(2, int(n)))
    return lambda: x[i[0], i[1]]


def add_at(n):
    x, i, v = np.zeros(100_000, np.float32), np.random.default_rng(1).integers(100_000, size=int(n)), normal(int(n))

    def f():
        y = x.copy()
        np.add.at(y, i, v)
        return y

    return f


def set_rows(n):
    x, i, v = normal(10_000, 64), np.random.default_rng(1).integers(10_000, size=int(n)), normal(int(n), 64)

    def f():
        y = x.copy()
        y[i] = v
        return y

    return f


def sort(dtype):
    x = random_elements(dtype)
    return lambda: np.sort(x)


def argsort(dtype):
    x = random_elements(dtype)
    return lambda: np.argsort(x)


def short_rows(which):
    dtype, length = which.split(":")
    return (normal(320_000 // int(length), int(length)) * 1000).astype(dtype)


def sort_rows(which):
    x = short_rows(which)
    return lambda: np.sort(x)


def argsort_rows(which):
    x = short_rows(which)
    return lambda: np.argsort(x)


def unique(dtype):
    x = random_elements(dtype)
    return lambda: np.unique(x)


def searchsorted(dtype):
    x = random_elements(dtype)
    s = np.sort(x)
    return lambda: np.searchsorted(s, x)


def draw(which):
    name, dtype, n = which.split(":")
    n, draws = int(n), np.random.default_rng(0)
    if name == "integers":
        return lambda: draws.integers(0, 1_000_000_007, n, dtype=dtype)
    if name == "permutation":
        return lambda: draws.permutation(n)
    if name == "poisson":
        return lambda: draws.poisson(4.0, n)
    return lambda: getattr(draws, name)(n, dtype=dtype)


def one_number(_):
    x = np.array([3], np.float32)
    return lambda: x * 2 + 1


def small_call(_):
    x, y = normal(8), normal(8)
    return lambda: x * y + 1


def timed(f, calls):
    start = time.perf_counter_ns()
    for _ in range(calls):
        f()
    return time.perf_counter_ns() - start


PROGRAMS = {f.__name__: f for f in (sigmoid, chain, complex_multiply, function, integers, gcd, sum_axis, cumulative,
                                    softmax, neighbour, sort, argsort, sort_rows,
                                    argsort_rows, unique, searchsorted, mask,
                                    compress, nonzero, grid, add_at, set_rows,
                                    draw, one_number, small_call)}

f = None
for line in sys.stdin:
    command, *rest = line.split()
    try:
        answer = "ready"
        if command == "prepare":
            f = PROGRAMS[rest[0]](rest[1])
        elif command == "run":
            answer = timed(f, int(rest[0]))
        elif command == "drop":
            f = None
    except Exception as why:  # the other side shows it and stops
        answer = f"{type(why).__name__}: {why}"
    print(answer, flush=True)
