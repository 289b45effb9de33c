#!/bin/bash
# Builds and runs every test:   tools/test.sh [PRESET] [NAME-REGEX]        (presets: release dev asan-ubsan tsan gcc)
# Ends with one line over all suites: N passed, N failed, N skipped.
set -euo pipefail
cd "$(dirname "$0")/.."
preset=${1:-release}
tools/setup.sh
echo "== building build/$preset"
cmake --preset "$preset" > "build/configure-$preset.log" 2>&1 || { cat "build/configure-$preset.log"; exit 1; }
ninja -C "build/$preset"
exec build/venv/bin/python tools/dev/run-tests.py "build/$preset" "${2:-}"
