"""values.py PROGRAMS.mlir: the kernels' values on ptx_machine.py, against NumPy's."""
import subprocess
import sys

import ml_dtypes
import numpy as np

from ptx_machine import launch

random = np.random.default_rng(1)


def ptx_of(function):
    return subprocess.run(["tnp-run", sys.argv[1], f"--function={function}", "--compile-to=ptx"], check=True,
                          capture_output=True, text=True).stdout


def near(got, expected, tolerance):
    with np.errstate(all="ignore"):
        assert got.dtype == expected.dtype and got.shape == expected.shape, (got.dtype, expected.dtype)
        same = (got == expected) | (np.isnan(got) & np.isnan(expected)) if got.dtype.kind in "fc" else got == expected
        wide = "G" if got.dtype.kind == "c" else "g"
        close = same | (np.abs(got.astype(wide) - expected) <= tolerance * np.abs(expected.astype(wide)))
    assert close.all(), (got[~close][:5], expected[~close][:5])


def floats(*shape, dtype="f4", scale=3):
    return (random.standard_normal(shape) * scale).astype(dtype)


def run(function, operands, items, out, tolerance=0, kernel="k0", scratch=0, of=None):
    outputs = [np.zeros_like(expected) for expected in out]
    launch(of or ptx_of(function), f"{function}_{kernel}", [*operands, *outputs], items, scratch=scratch)
    for got, expected in zip(outputs, out):
        near(got, expected, tolerance)


def split(function, x, partial, out, tolerance=0, chunk=32 * 1024):
    """A reduction in two kernels: chunks, then all of them."""
    ptx, chunks = ptx_of(function), -(-x.shape[0] // chunk)
    parts = [np.zeros(chunks, dtype) for dtype in partial]
    launch(ptx, f"{function}_k0_chunks", [x, *parts], chunks)
    run(function, [*parts, x], 1, out, tolerance, "k0_combine", of=ptx)


def elementwise():
    ptx = ptx_of("sigmoid")
    for n in (0, 1, 255, 1000):
        x = np.append(floats(n, scale=30), np.float32([np.nan, np.inf, -np.inf, -0.0]))
        with np.errstate(all="ignore"):
            expected = 1 / (1 + np.exp(-x))
        run("sigmoid", [x], x.size, [expected], 3e-7, of=ptx)
    x, v = floats(5, 300), floats(300)
    run("row_vector", [x, v], x.size, [x + v])
    y = floats(300, 5)
    run("transposed", [y, x], x.size, [x - y.T])
    with np.errstate(all="ignore"):
        a = np.append(random.integers(-2**31, 2**31, 500), [-2**31, 7, -7, 7, -7, 0]).astype("i4")
        b = np.append(random.integers(-99, 99, 500), [-1, 0, 2, -2, -2, 0]).astype("i4")
        run("integers", [a, b], a.size, [((a // b) * (a % b)) ^ a])
    c = random.integers(0, 2, x.shape).astype("u1")
    run("choose", [c, x, np.float32(2.5)], x.size, [np.where(c, x, np.float32(2.5))])
    z = np.append(floats(300), np.float32([np.nan, -0.0]))
    run("compare", [z], z.size, [((z < 0) | np.isnan(z)).astype("u1")])
    z = np.append(floats(100, scale=1e9), np.float32([np.nan, np.inf, -np.inf, -0.5, 2**31, -2**31]))
    fits = (z >= -2**31) & (z < 2**31)
    run("whole", [z], z.size, [np.where(fits, np.where(fits, z, 0).astype("i4"), np.int32(-2**31))])
    for bit in (0, 1):
        run("choose_all", [np.int8(bit), z, -z], z.size, [z if bit else -z])
    i = random.integers(0, 5, 9)
    run("taken", [x, i, np.int64(5)], 9 * 300, [x[i]], kernel="k1")
    w = floats(1000)
    run("reversed", [w, w], 1000, [w[::-1] * w])  # a known offset and stride are the kernel's


def functions():
    for function, dtype, ulp in (("functions_f32", "f4", 2.0**-23), ("functions_f64", "f8", 2.0**-52)):
        x = np.append(floats(400, dtype=dtype, scale=6), [0, -0.0, 1, -1, np.inf, -np.inf, np.nan, 1e-30, 88, -100]).astype(dtype)
        with np.errstate(all="ignore"):
            g = x.astype("g")
            expected = [f.astype(dtype) for f in (np.abs(g)**g, np.tanh(g), np.log(np.abs(g)), np.exp(g))]
        run(function, [x], x.size, expected, 4 * ulp)
    x, y = floats(300, dtype="f8"), floats(300, dtype="f8", scale=1)
    run("remainder", [x, y], 300, [np.remainder(x, y)])


def rows():
    ptx = {f: ptx_of(f) for f in ("softmax", "layernorm", "sum_rows", "argmax_rows", "any_rows")}
    for shape in ((0, 5), (1, 1), (5, 3), (4, 257), (7, 1000)):
        x, rows = floats(*shape), shape[0]
        d = x.astype("f8")
        e = np.exp((x - x.max(1, keepdims=True)).astype("f8"))
        sizes = [np.int64(shape[0]), np.int64(shape[1])]
        slot = -(-shape[1] * 4 // 64) * 64
        run("softmax", [x, *sizes], rows, [(e / e.sum(1, keepdims=True)).astype("f4")], 1e-6, scratch=slot, of=ptx["softmax"])
        inplace = x.copy()  # an input may be the output
        launch(ptx["softmax"], "softmax_k0", [inplace, *sizes, inplace], rows, scratch=slot)
        near(inplace, (e / e.sum(1, keepdims=True)).astype("f4"), 1e-6)
        near_sum = d.sum(1)
        got = np.zeros(rows, "f4")
        launch(ptx["sum_rows"], "sum_rows_k0", [x, got], rows)
        assert (np.abs(got - near_sum) <= 1e-6 * np.abs(d).sum(1)).all()
        twice = [np.zeros(rows, "f4") for _ in range(2)]
        launch(ptx["sum_rows"], "sum_rows_k0", [x, twice[0]], rows, blocks=1)
        launch(ptx["sum_rows"], "sum_rows_k0", [x, twice[1]], rows, blocks=5)
        assert (twice[0] == got).all() and (twice[1] == got).all(), "the sum depends on the number of blocks"
        h = np.round(floats(*shape, dtype="f8"))  # many draws
        if shape == (7, 1000):
            h[3, 500], h[4, 7] = np.nan, np.inf
        run("argmax_rows", [h, sizes[0]], rows, [h.argmax(1)], of=ptx["argmax_rows"])
        b = (random.random(shape) < 1 / shape[1]).astype("u1")
        run("any_rows", [b], rows, [b.any(1).astype("u1")], of=ptx["any_rows"])
    gain, x = floats(400), floats(6, 400)
    d = x.astype("f8") - x.astype("f8").mean(1, keepdims=True)
    expected = (d / np.sqrt((d * d).mean(1, keepdims=True) + 1e-5) * gain).astype("f4")
    got = np.zeros_like(x)
    launch(ptx["layernorm"], "layernorm_k0", [x, np.int64(6), np.float32(400), gain, got], 6)
    assert np.allclose(got, expected, rtol=1e-5, atol=1e-6), np.abs(got - expected).max()
    y = floats(300, 70, dtype="f8")
    run("sum_columns", [y], 70, [y.sum(0)], 1e-12)
    y = floats(3, 40, 50)
    run("sum_middle", [y], 150, [y.astype("f8").sum(1).astype("f4")], 1e-3)
    k = np.abs(floats(7, 100))
    run("known", [k], 7, [k / k.sum(1, keepdims=True)], 1e-6)
    run("every_other", [np.ascontiguousarray(x)[::2]], 3, [x[::2].max(1)])


def everything():
    x = np.abs(floats(70001))
    split("sum_all", x, ["f4"], [np.float32(x.astype("f8").sum())], 1e-6)
    i = random.integers(-1000, 1000, 70001).astype("i4")
    ptx = ptx_of("argmax_all")
    values, places, best, out = np.zeros(3, "i4"), np.zeros(3, "i8"), np.zeros((), "i4"), np.zeros((), "i8")
    launch(ptx, "argmax_all_k0_chunks", [i, values, places], 3)
    assert (places == [chunk.argmax() + 32768 * n for n, chunk in enumerate(np.split(i, [32768, 65536]))]).all()


def complexes():
    def numbers(*shape, dtype="c8"):
        return (random.standard_normal(shape) + 1j * random.standard_normal(shape)).astype(dtype)

    x, y, z = numbers(5, 300), numbers(300), np.complex64(1.5 - 2j)
    run("complex_elementwise", [x, y, z.real, z.imag], x.size, [x * y - z], 1e-5)
    y = numbers(300, 5)
    run("complex_transposed", [y, x], x.size, [x + y.T])
    x = numbers(300, dtype="c16")
    run("complex_roots", [x], 300, [np.abs(x), np.sqrt(x)], 1e-14)
    x = numbers(6, 257, dtype="c16")
    run("complex_rows", [x, np.int64(6)], 6, [x - x.sum(1, keepdims=True)], 1e-12)


def bfloats():
    x = np.concatenate([floats(300), np.float32([np.inf, 0, -np.inf, 1, np.nan, -np.nan, 1e38, -0.0])]).astype(ml_dtypes.bfloat16)
    y = np.concatenate([floats(300), np.float32([0, np.inf, 0, np.nan, 1, 1, 1e38, 5])]).astype(ml_dtypes.bfloat16)
    with np.errstate(all="ignore"):
        expected = [-np.sqrt(x), x * y]
    got = [np.zeros(x.size, "u2") for _ in expected]
    launch(ptx_of("bfloat16"), "bfloat16_k0", [x.view("u2"), y.view("u2"), *got], x.size)
    for mine, right in zip(got, expected):
        near(mine.view(ml_dtypes.bfloat16).astype("f4"), right.astype("f4"), 0)
    wide = np.append(floats(300, dtype="f8"), [np.nan, np.inf, 3.4e38, 1 + 2.0**-8, 1 + 2.0**-8 + 2.0**-40, 2.0**-140])
    got = np.zeros(wide.size, "u2")
    launch(ptx_of("to_bfloat16"), "to_bfloat16_k0", [wide, got], wide.size)
    expected = wide.astype("f4").astype(ml_dtypes.bfloat16).astype("f4")
    expected[-2] = 1 + 2.0**-7  # rounded once
    near(got.view(ml_dtypes.bfloat16).astype("f4"), expected, 0)


for check in (elementwise, functions, rows, everything, complexes, bfloats):
    check()
    print("agrees with NumPy:", check.__name__)
