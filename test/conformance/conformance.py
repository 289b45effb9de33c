#!/usr/bin/env python3
"""Compares tnp, eager and compiled, with NumPy on drawn cases: values, dtype, shape, and whether there is an error.

    conformance.py DRIVER [--cases N] [--seed S] [--only REGEX]

Case number I of an operation is always the same for a seed, so that `--only '^sum:12$'` runs a failing one alone.
Prints failures, then one line "N passed, N failed, N skipped". Skipped are results of a dtype that tnp has not.
"""
import argparse
import collections
import concurrent.futures
import os
import pathlib
import re
import select
import subprocess
import sys
import warnings
import zlib

import numpy as np

import bfloat16
import cases
import operations

SUPPORTED = {np.dtype(t) for t in cases.DTYPES}


class Crash(Exception):
    pass


class Driver:
    """One process of the driver; it is started again after a crash."""

    def __init__(self, path):
        self.path, self.process, self.buffer = path, None, bytearray()

    def more(self):
        if not select.select([self.process.stdout], [], [], 120)[0]:
            self.process.kill()
            raise Crash("no answer in two minutes")
        data = os.read(self.process.stdout.fileno(), 1 << 16)
        if not data:
            raise Crash(f"the driver died with status {self.process.wait()}")
        self.buffer += data

    def take(self, count):
        while len(self.buffer) < count:
            self.more()
        data, self.buffer = self.buffer[:count], self.buffer[count:]
        return data

    def line(self):
        while b"\n" not in self.buffer:
            self.more()
        return self.take(self.buffer.index(b"\n") + 1).decode(errors="replace").rstrip("\n")

    def array(self):
        dtype, extents = self.line().split()
        shape = tuple(int(n) for n in extents.split(",")) if extents != "-" else ()
        dtype = np.dtype(dtype)
        return np.frombuffer(bytes(self.take(int(np.prod(shape)) * dtype.itemsize)), dtype).reshape(shape)

    def run(self, request):
        """The arrays, or the text of an error."""
        if self.process is None:
            self.process = subprocess.Popen([self.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            self.buffer = bytearray()
        try:
            self.process.stdin.write(request)
            self.process.stdin.flush()
            kind, rest = self.line().split(" ", 1)
            if kind == "error":
                return rest
            return [self.array() for _ in range(int(rest))]
        except (Crash, BrokenPipeError):
            self.process.kill()
            self.process.wait()
            self.process = None
            raise


def encoded(value):
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, type):
        return np.dtype(value).name
    return ",".join(map(str, value)) or "-" if isinstance(value, list) else str(value)


def encoded_number(value):
    if isinstance(value, complex):
        return f"complex:{value.real.hex()},{value.imag.hex()}"
    return f"float:{value.hex()}" if isinstance(value, float) else f"int:{value}"


def request(case, mode):
    words = [mode, case.operation, f"args={len(case.arguments)}"]
    for name, value in case.attributes.items():
        if name in ("start", "stop", "step"):
            words.append(f"{name}={encoded_number(value)}")
        elif value is not None:
            words.append(f"{name}={encoded(value)}")
    parts = [" ".join(words).encode() + b"\n"]
    for argument in case.arguments:
        array = np.ascontiguousarray(argument.base).reshape(np.shape(argument.base))
        shape = ",".join(map(str, array.shape)) or "-"
        parts.append(f"{'weak' if argument.is_weak else 'array'} {array.dtype.name} {shape} {argument.view}\n".encode())
        parts.append(array.tobytes())
    return b"".join(parts)


def numpy_attributes(case):
    attributes = {k: v for k, v in case.attributes.items() if v is not None}
    axis = attributes.get("axis")
    if isinstance(axis, list):
        attributes["axis"] = axis[0] if case.operation.startswith("arg") else tuple(axis)
    return attributes


def expect(case):
    """What NumPy makes of it: arrays or an exception."""
    try:
        function, arguments, attributes = operations.ALL[case.operation].function, [a.value for a in case.arguments], numpy_attributes(case)
        if bfloat16.concerns(arguments, attributes):
            results = bfloat16.answer(case.operation, function, arguments, attributes)
        else:
            results = function(*arguments, **attributes)
        return [np.asarray(result) for result in (results if isinstance(results, (tuple, list)) else [results])]
    except (ValueError, IndexError, TypeError, ZeroDivisionError, OverflowError) as error:
        return error


def describe_result(result):
    return result if isinstance(result, str) else ", ".join(f"{array.dtype}{array.shape}" for array in result)


def judge(case, expected, got):
    """None when they agree, else a sentence."""
    if isinstance(expected, Exception):
        if not isinstance(got, str):
            return f"expected {type(expected).__name__}: {expected}, but got {describe_result(got)}"
        return f"expected a user's error, but got {got}" if got.startswith(("unexpected", "unrepeatable")) else None
    if describe_result(got) != describe_result(expected):
        return f"expected {describe_result(expected)}, but got {describe_result(got)}"
    for place, (one, other) in enumerate(zip(expected, got)):
        if complaint := judge_values(case, one, other, place if len(expected) > 1 else None):
            return complaint
    return None


def judge_values(case, expected, got, place):
    """place: which of several results it is."""
    operation = operations.ALL[case.operation]
    function = operation.function if place is None else lambda *a, **with_: operation.function(*a, **with_)[place]
    wrong = np.asarray(operation.tolerance.differs(got, expected, function, [a.value for a in case.arguments], numpy_attributes(case)))
    if not wrong.any():
        return None
    at = tuple(int(i) for i in np.argwhere(wrong)[0])
    of = "" if place is None else f" of result {place}"
    return f"{int(wrong.sum())} of {got.size} values{of} differ: expected {expected[at]!r}, but got {got[at]!r} at {at}"


def describe(case):
    shown = [f"weak {a.base!r}" if a.is_weak else f"{a.base.dtype}{a.base.shape} {a.view}" for a in case.arguments]
    return f"{', '.join(shown)} {({k: encoded(v) for k, v in case.attributes.items() if v is not None}) or ''}"


def run_operation(name, driver, options, only):
    counts, failures = collections.Counter(), []
    for number in range(options.cases):
        if only and not only.search(f"{name}:{number}"):
            continue
        case = cases.Drawing([options.seed, zlib.crc32(name.encode())], number).draw(name, operations.ALL[name].cases)
        expected = expect(case)
        if not isinstance(expected, Exception) and any(array.dtype not in SUPPORTED for array in expected):
            counts["skipped"] += 2
            continue
        for mode in ("eager", "compiled"):
            if mode == "compiled" and not operations.ALL[name].traceable:
                continue  # a bool of C++ cannot come out of a trace
            try:
                got = driver.run(request(case, mode))
                complaint = judge(case, expected, got)
            except (Crash, BrokenPipeError) as crash:
                complaint = f"{crash}"
            counts["failed" if complaint else "passed"] += 1
            if complaint:
                failures.append(f"{name}:{number} {mode}, {describe(case)}: {complaint}")
    return counts, failures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("driver")
    parser.add_argument("--cases", type=int, default=60, help="cases per operation; a multiple of 15 gives each dtype as many")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=re.compile, help="operations, or operation:number")
    options = parser.parse_args()
    if int(np.__version__.split(".")[0]) < 2:
        sys.exit(f"expected NumPy 2 or newer, but found {np.__version__}")
    warnings.simplefilter("ignore", RuntimeWarning)  # of the oracle, in all threads, unlike np.seterr

    operations.read(pathlib.Path(options.driver + ".json"))
    names = [n for n in operations.ALL if not options.only or options.only.search(n) or options.only.pattern.strip("^").startswith(n + ":")]
    only = options.only if options.only and ":" in options.only.pattern else None
    workers = max(1, os.cpu_count() or 1)
    drivers = [Driver(options.driver) for _ in range(workers)]
    total, failed = collections.Counter(), []
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        lanes = [pool.submit(lambda i: [run_operation(n, drivers[i], options, only) for n in names[i::workers]], i) for i in range(workers)]
        for i, lane in enumerate(lanes):
            for name, (counts, failures) in zip(names[i::workers], lane.result()):
                total.update(counts)
                failed += failures
                if counts["failed"]:
                    print(f"{name}: {counts['passed']} passed, {counts['failed']} failed")
    for failure in failed:
        print(failure)
    print(f"{total['passed']} passed, {total['failed']} failed, {total['skipped']} skipped")
    return 1 if failed or not total["passed"] else 0


if __name__ == "__main__":
    sys.exit(main())
