#!/usr/bin/env python3
"""Checks that messages name the function that was called, and not one that it is made of.

    names.py DRIVER [--cases N] [--only REGEX]

Calls every function of the table with arguments of a drawn case that were spoiled: another dtype, another shape, axes and
counts that are none; eagerly, in a trace, and in a trace of unknown extents, where errors are found when the program runs.
Ends with "N passed, N failed", where an error is one test; a function that no spoiling makes fail has to be in FEARLESS.
"""
import argparse
import collections
import pathlib
import re
import sys
import zlib

import numpy as np

import cases
import conformance
import operations

# What brackets are called for: not a function of a name.
CALLED = {"getitem": {"index"}, "flatten": {"ravel"}}
UPDATES = {"set", "add", "subtract", "multiply", "divide", "min", "max"}
CALLED.update({f"{update}item": {"index", "at", update} for update in UPDATES})
# They take everything, or wrong arguments cannot be written down.
FEARLESS = {"angle", "argwhere", "around", "array_equal", "array_equiv", "asanyarray", "atleast_1d", "atleast_2d", "atleast_3d",
            "bartlett", "blackman", "diagflat", "empty_like", "flatnonzero", "flatten", "hamming", "hanning", "intersect1d", "isin",
            "kaiser", "kron", "meshgrid", "nan_to_num", "ndim", "ones_like", "outer", "ravel", "setdiff1d",
            "setxor1d", "tril_indices", "triu_indices", "union1d", "unique", "unique_all", "unique_counts", "unique_inverse",
            "unique_values", "zeros_like"}
SHAPES = [(), (0,), (3,), (7,), (2, 3), (3, 0), (4, 5, 2)]
AXES = [-9, 99, 0, 1]
HUGE = {"count", "rows", "columns", "k", "n_elements"}


def spoil(drawing, case):
    """Changes one thing; nothing where there is none to change."""
    places = [("argument", i) for i, argument in enumerate(case.arguments)] * 2
    places += [("attribute", name) for name, value in case.attributes.items() if isinstance(value, (int, list, type))]
    if not places:
        return
    kind, at = drawing.choice(places)
    if kind == "attribute":
        case.attributes[at] = worse(drawing, at, case.attributes[at])
        return
    old = case.arguments[at]
    shape = drawing.choice(SHAPES) if drawing.chance(0.5) or old.is_weak else old.value.shape
    dtype = drawing.choice(cases.DTYPES) if drawing.chance(0.5) or old.is_weak else old.base.dtype
    case.arguments[at] = cases.Argument(drawing.values(dtype, shape, drawing.choice(["any", "small"])))


def worse(drawing, name, value):
    if isinstance(value, type):
        return drawing.choice(cases.DTYPES)
    if isinstance(value, list):
        wrong = [value + [99], [-2] * max(1, len(value)), [2**40] * 2]
        if name == "axis":  # of a shape that were as many elements as no pipe carries
            wrong.append(value + value)
        if len(value) > 1:
            wrong.append(value[:-1])
        return drawing.choice(wrong)
    if isinstance(value, bool):
        return not value
    return drawing.choice(AXES + ([2**62] if name in HUGE else []))


def named(message):
    found = re.match(r"\w+ \[([^\]]*)\]", message)
    return found.group(1) if found else None


def check(name, driver, count):
    """How many errors there were, and what is wrong with some. What is fine eagerly is not tried in traces."""
    errors, complaints = 0, []
    for number in range(count):
        drawing = cases.Drawing([7, zlib.crc32(name.encode())], number)
        case = drawing.draw(name, operations.ALL[name].cases)
        for argument in case.arguments:  # views would fail by themselves
            if not argument.is_weak:
                argument.base, argument.view = np.array(argument.value), "plain"
        for _ in range(1 + number % 2):
            spoil(drawing, case)
        modes = ("eager", "compiled", "relaxed") if operations.ALL[name].traceable else ("eager",)
        for mode in modes:
            try:
                got = driver.run(conformance.request(case, mode))
            except (conformance.Crash, BrokenPipeError) as crash:
                got = str(crash)
            if not isinstance(got, str):
                break
            errors += 1
            if named(got) not in CALLED.get(name, {name, name.rpartition(".")[2]}):
                complaints.append(f"{name}:{number} {mode}, {conformance.describe(case)}: {got}")
    return errors, complaints


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("driver")
    parser.add_argument("--cases", type=int, default=20, help="cases per function")
    parser.add_argument("--only", type=re.compile, default=re.compile(""), help="functions")
    options = parser.parse_args()
    operations.read(pathlib.Path(options.driver + ".json"))
    driver, total = conformance.Driver(options.driver), collections.Counter()
    for name in operations.ALL:
        if not options.only.search(name):
            continue
        errors, complaints = check(name, driver, options.cases)
        if not errors and name not in FEARLESS and operations.ALL[name].cases != "unary":
            complaints.append(f"{name}: nothing made it fail")
        total.update(passed=max(0, errors - len(complaints)), failed=len(complaints))
        for complaint in complaints:
            print(complaint, flush=True)
    print(f"{total['passed']} passed, {total['failed']} failed")
    return 1 if total["failed"] or not total["passed"] else 0


if __name__ == "__main__":
    sys.exit(main())
