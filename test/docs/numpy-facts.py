#!/usr/bin/env python3
"""NumPy's side of docs/numpy-differences.md:  numpy-facts.py ROOT

One function per row. Rows that only speak of tnp have none here; rows that no test can pin down have none on either side. Fails when a row of the page has neither a
function here nor a test case in test/unit/API/differences.cpp, and the reverse.
"""
import re
import sys
import warnings
from pathlib import Path

import numpy as np

FACTS = {}
# Of tnp alone, or of the source code: nothing to ask NumPy.
OURS_ALONE = {"unknown-equal", "unknown-slices", "unknown-parts", "known-counts", "empty-elements", "unknown-squeeze", "eight-indices", "traced-values"}
# Shown by other suites: conformance and unit-transforms (last-bits, sum-order), unit-semantics (squeeze_c2), the compiler (eight indices).
SHOWN_ELSEWHERE = {"last-bits", "sum-order", "unknown-squeeze", "eight-indices"}


def fact(name):
    return lambda function: FACTS.__setitem__(name, function)


def raises(kind, function):
    try:
        function()
    except kind:
        return True
    return False


def same(got, expected):
    return got.dtype == expected.dtype and got.shape == expected.shape and np.array_equal(got, expected, equal_nan=got.dtype.kind == "f")


def warns(function):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        function()
    return any(issubclass(w.category, RuntimeWarning) for w in caught)


@fact("immutable")
def _():
    x = np.array([1, 2])
    view = x[:]
    x += 1
    x[0] = 9
    return same(view, np.array([9, 3]))


@fact("in-place-dtype")
def _():
    x = np.array([1, 2])
    return raises(TypeError, lambda: np.add(x, 1.5, out=x))


fact("contiguous")(lambda: np.shares_memory(x := np.zeros((2, 3)), x.T) and not x.T.flags.c_contiguous)
fact("average-zero")(lambda: raises(ZeroDivisionError, lambda: np.average(np.ones(2), weights=np.zeros(2)))
                     and raises(ZeroDivisionError, lambda: np.average(np.ones(0), weights=np.ones(0)))
                     and raises(ZeroDivisionError, lambda: np.cov(np.ones((1, 2)), aweights=np.zeros(2)))
                     and raises(ZeroDivisionError, lambda: np.cov(np.ones((1, 0)), aweights=np.ones(0))))
fact("initial-last")(lambda: np.prod(np.full(2, 1e200), initial=0) == 0)
fact("quantile-outside")(lambda: raises(ValueError, lambda: np.quantile([1.0, 2.0], 1.5)) and raises(ValueError, lambda: np.quantile([1.0, 2.0], np.nan))
                         and raises(ValueError, lambda: np.percentile([1.0, 2.0], -1)))
fact("take-nothing")(lambda: np.take(np.zeros((0, 3)), [7], 1).shape == (0, 1) and np.take(np.zeros((0, 0)), [0], 1).shape == (0, 1)
                     and np.compress([True, True], np.zeros((0, 1)), 1).shape == (0, 2)
                     and raises(IndexError, lambda: np.take(np.zeros((2, 0)), [0], 1)))
fact("singular-values")(lambda: np.linalg.norm(np.diag([3.0, 1.0]), 2) == 3 and np.linalg.matrix_power(np.diag([2.0, 4.0]), -1)[0, 0] == 0.5)
fact("several-slopes")(lambda: isinstance(np.gradient(np.ones((2, 2))), tuple))
fact("no-scalars")(lambda: isinstance(np.sum(np.array([1, 2])), np.int64))
fact("bool-results")(lambda: np.array_equal(np.arange(3), np.arange(3)) is True)
fact("weak-numbers")(lambda: (np.array([1], np.int32) + np.int64(1)).dtype == np.int64 and (np.array([1], np.int32) + 1).dtype == np.int32)
fact("weak-together")(lambda: np.add(1, np.float32(2.5)).dtype == np.float32)
fact("mixed-braces")(lambda: np.array([1, np.float32(2.5)]).dtype == np.float64)
fact("number-too-large")(lambda: raises(OverflowError, lambda: np.array([1], np.int32) + (1 << 40))
                         and np.where([False], np.array([1], np.uint8), 300)[0] == 44)


@fact("float-to-int")
def _():
    with np.errstate(all="ignore"):  # what it is differs by machine and loop: on none are neighbours and others what ours are
        x = np.full(64, -3e9)
        return not (np.all(x.astype(np.uint32) == 2**31) and np.all(x[::2].astype(np.uint32) == 2**31))


fact("complex-range")(lambda: same(np.arange(0, 4 + 2j), np.array([0, 1], complex)))


@fact("complex-to-real")
def _():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return same(np.array([1 + 2j]).astype(np.float64), np.array([1.0]))


fact("no-warnings")(lambda: warns(lambda: np.array([5]) // np.array([0])) and warns(lambda: np.mean(np.zeros(0))))
fact("half-sums")(lambda: np.sum(np.ones((4096, 2), np.float16), axis=0)[0] == 2048 and np.sum(np.ones(4096, np.float16)) == 4096)
fact("signed-zeros")(lambda: np.signbit(np.maximum(np.array([0.0]), np.array([-0.0])))[0] != np.signbit(np.maximum(np.array([-0.0]), np.array([0.0])))[0])


@fact("random")
def _():
    generator = np.random.default_rng(7)
    return not np.array_equal(generator.random(9), generator.random(9))


fact("bool-index")(lambda: np.arange(3)[True].shape == (1, 3))
fact("bool-take")(lambda: np.take(np.arange(3), [True, False]).tolist() == [1, 0])
fact("shape-errors")(lambda: raises(ValueError, lambda: np.zeros(2) + np.zeros(3)))
fact("axis-errors")(lambda: raises(np.exceptions.AxisError, lambda: np.sum(np.zeros(2), 1)))
fact("zero-step")(lambda: raises(ZeroDivisionError, lambda: np.arange(0, 1, 0)))
fact("late-errors")(lambda: raises(IndexError, lambda: np.take(np.arange(3.0), [5])))


def main():
    root = Path(sys.argv[1])
    rows = set(re.findall(r"^\| `([a-z-]+)` \|", (root / "docs/numpy-differences.md").read_text(), re.M))
    cases = set(re.findall(r'^TEST_CASE\("([a-z-]+)"', (root / "test/unit/API/differences.cpp").read_text(), re.M))
    wrong = [f"{name}: NumPy does not do what the page says" for name, check in FACTS.items() if not check()]
    wrong += [f"{name}: no row of docs/numpy-differences.md" for name in sorted((set(FACTS) | cases) - rows)]
    wrong += [f"{name}: NumPy's side is not checked here" for name in sorted(rows - set(FACTS) - OURS_ALONE - SHOWN_ELSEWHERE)]
    wrong += [f"{name}: our side has no case in test/unit/API/differences.cpp" for name in sorted(rows - cases - SHOWN_ELSEWHERE)]
    print("\n".join(wrong) + ("\n" if wrong else "") + f"{len(rows) - len(wrong)} passed, {len(wrong)} failed")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
