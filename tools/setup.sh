#!/bin/bash
# Installs what building and testing need on Debian 12: packages (when some are missing), and NumPy >= 2 in build/venv.
# Called by quickstart.sh and test.sh; harmless to run again.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(clang-22 lld-22 llvm-22-dev llvm-22-tools libmlir-22-dev mlir-22-tools libclang-rt-22-dev g++ cmake ninja-build ccache
          libfmt-dev libhwy-dev zlib1g-dev catch2 dpkg-dev file pkg-config python3 python3-venv git)

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2> /dev/null | grep -q '^install ok installed' || missing+=("$package")
done
if ((${#missing[@]})); then
  echo "== installing ${#missing[@]} Debian packages: ${missing[*]}"
  as_root=(); ((EUID == 0)) || as_root=(sudo)
  log=$(mktemp)
  { "${as_root[@]}" apt-get update -q && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"; } \
    > "$log" 2>&1 || { cat "$log"; echo "error: apt-get could not install: ${missing[*]}" >&2; exit 1; }
  rm -f "$log"
fi

if ! build/venv/bin/python -c 'import ml_dtypes, numpy; assert int(numpy.__version__.split(".")[0]) >= 2' 2> /dev/null; then
  echo "== making build/venv with NumPy (bfloat16: ml_dtypes), the oracle of the tests and the peer of the benchmarks"
  mkdir -p build
  /usr/bin/python3 -m venv --clear build/venv
  build/venv/bin/pip install --quiet --disable-pip-version-check 'numpy>=2' 'ml_dtypes>=0.5'
fi
build/venv/bin/python -c 'import psutil' 2> /dev/null || build/venv/bin/pip install --quiet --disable-pip-version-check psutil \
  || echo "note: without psutil lit's tests have no time limit of their own"
build/venv/bin/clang-format --version 2> /dev/null | grep -q 'version 22' || build/venv/bin/pip install --quiet --disable-pip-version-check 'clang-format==22.*' \
  || echo "note: without clang-format the suite format is skipped"
