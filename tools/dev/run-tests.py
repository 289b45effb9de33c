#!/usr/bin/env python3
"""Runs the suites that CTest knows, one after the other, and adds up what they count.

    run-tests.py BUILD_DIR [NAME_REGEX]

A suite is one CTest test. Its own closing lines give the counts: lit's summary, Catch2's, or a plain
"N passed, N failed[, N skipped]". The last line printed has that form too, over all suites. A suite that runs for longer
than its limit is ended with every process that it started, and counts as failed.
"""
import json
import os
import re
import signal
import subprocess
import sys
import time

LIT = {"passed": ("Passed", "Passed With Retry", "Expectedly Failed"), "failed": ("Failed", "Unresolved", "Timed Out", "Unexpectedly Passed"),
       "skipped": ("Unsupported", "Skipped", "Excluded")}


def lit_counts(text):
    if not re.search(r"^Total Discovered Tests:", text, re.M):
        return None
    found = dict(re.findall(r"^  ([A-Z][A-Za-z ]+?) *: +(\d+)", text, re.M))
    return tuple(sum(int(found.get(name, 0)) for name in LIT[kind]) for kind in ("passed", "failed", "skipped"))


def catch_counts(text):
    whole = re.findall(r"^All tests passed \(\d+ assertions? in (\d+) test cases?\)", text, re.M)
    if whole:
        return int(whole[-1]), 0, 0
    line = re.findall(r"^test cases: (.*)$", text, re.M)
    if not line:
        return None
    count = lambda word: sum(int(n) for n in re.findall(rf"(\d+) {word}", line[-1]))
    return count("passed"), count("failed"), 0


def plain_counts(text):
    line = re.findall(r"^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$", text, re.M)
    return tuple(int(n or 0) for n in line[-1]) if line else None


def counts_of(text, status):
    passed, failed, skipped = lit_counts(text) or catch_counts(text) or plain_counts(text) or (int(status == 0), 0, 0)
    return passed, max(failed, int(status != 0)), skipped


def run(test):
    settings = {p["name"]: p["value"] for p in test.get("properties", [])}
    environment = dict(os.environ, **dict(e.split("=", 1) for e in settings.get("ENVIRONMENT", [])))
    limit = float(settings.get("TIMEOUT", 600))
    try: # a session of its own: then what the suite started can be ended with it, and does not keep the pipe open
        suite = subprocess.Popen(test["command"], cwd=settings.get("WORKING_DIRECTORY"), env=environment, stdin=subprocess.DEVNULL,
                                 stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", start_new_session=True)
    except OSError as why:
        return f"{why}\n", 1
    try:
        output, late = suite.communicate(timeout=limit)[0], False
    except subprocess.TimeoutExpired:
        end(suite)
        output, late = suite.communicate()[0], True
    except BaseException: # Ctrl-C
        end(suite)
        raise
    if late:
        return f"{output}\ntimed out: {test['name']} ran for more than {limit:.0f} s and was ended\n", 1
    return output + (f"\nended by signal {-suite.returncode}\n" if suite.returncode < 0 else ""), suite.returncode


def end(suite):
    try:
        os.killpg(suite.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def main():
    build, pattern = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ""
    listing = subprocess.run(["ctest", "--show-only=json-v1"], cwd=build, capture_output=True, text=True, check=True).stdout
    tests = [t for t in json.loads(listing)["tests"] if re.search(pattern, t["name"])]
    if not tests:
        sys.exit(f"error: no suite in {build} matches '{pattern}'")
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number)) # so that the suite is ended too
    total = [0, 0, 0]
    for index, test in enumerate(tests, 1):
        print(f"[{index}/{len(tests)}] {test['name']}", end=" ", flush=True)
        start = time.monotonic()
        output, status = run(test)
        counts = counts_of(output, status)
        print(f"({time.monotonic() - start:.1f} s): {counts[0]} passed, {counts[1]} failed, {counts[2]} skipped", flush=True)
        if counts[1]:
            print("    " + "\n    ".join(output.splitlines()[-400:]), flush=True)
        total = [a + b for a, b in zip(total, counts)]
    print(f"{total[0]} passed, {total[1]} failed, {total[2]} skipped")
    sys.exit(bool(total[1]))


if __name__ == "__main__":
    main()
