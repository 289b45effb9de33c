#!/bin/bash
# From a fresh clone to numbers: installs what is missing, builds build/release, and runs the main job:
# nearest neighbour on real handwritten digits, the sigmoid benchmark of the TF NumPy guide, and a look at its fusion.
set -euo pipefail
cd "$(dirname "$0")/.."
tools/setup.sh
echo "== building build/release (ninja shows the steps; about $(nproc) cores at work)"
cmake --preset release > build/configure.log 2>&1 || { cat build/configure.log; exit 1; }
ninja -C build/release tnp-quickstart tnp-opt tnp-run
exec build/release/bin/tnp-quickstart "$@"
