#!/usr/bin/env python3
"""Starts a pass of lib/Transforms:  start-pass.py CamelCaseName "what it does" [ROOT]

Writes the pass, which changes nothing yet, its definition, its line in CMake and in `tnp-opt --help`, and a test that fails until the pass
does something. What is left is printed. Refuses a name that is there.
"""
import re
import sys
from pathlib import Path

PASS = '''// {flag}: {summary}.
#include "lib/Transforms/Passes.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"

using namespace mlir;

namespace tnp::transforms {{

#define GEN_PASS_DEF_{upper}
#include "lib/Transforms/Passes.h.inc"

namespace {{

struct {name} : impl::{name}Base<{name}> {{
  using {name}Base::{name}Base;

  void runOnOperation() override {{ getOperation().walk([](Operation *) {{}}); }}
}};

}} // namespace
}} // namespace tnp::transforms
'''

DEFINITION = '''
def {name} : Pass<"{flag}", "::mlir::func::FuncOp"> {{
  let summary = "{summary}";
  let description = [{{
    Say what comes in, what goes out and why, with an example.
  }}];
}}
'''

TEST = '''// RUN: tnp-opt %s --{flag} | FileCheck %s

// CHECK-LABEL: func.func @example
func.func @example(%x: tensor<?xf32>) -> tensor<?xf32> {{
  // CHECK: write here what {flag} makes of it
  return %x : tensor<?xf32>
}}
'''


def insert(path, pattern, line):
    """Puts a line behind the last match."""
    text = path.read_text()
    end = list(re.finditer(pattern, text, re.M))[-1].end()
    path.write_text(text[:end] + line + text[end:])
    return path


def main():
    if len(sys.argv) not in (3, 4) or not re.fullmatch(r"([A-Z][a-z0-9]+)+", sys.argv[1]):
        sys.exit(__doc__)
    name, summary, root = sys.argv[1], sys.argv[2], Path(sys.argv[3] if len(sys.argv) > 3 else ".")
    flag = "tnp" + re.sub("[A-Z]", lambda m: "-" + m[0].lower(), name)
    words = {"name": name, "flag": flag, "summary": summary, "upper": name.upper()}
    source, test = root / f"lib/Transforms/{name}.cpp", root / f"test/Transforms/{flag[4:]}.mlir"
    if source.exists() or test.exists():
        sys.exit(f"error: expected a new pass, but {source if source.exists() else test} is there")
    source.write_text(PASS.format(**words))
    test.write_text(TEST.format(**words))
    changed = [source, test,
               insert(root / "lib/Transforms/Passes.td", r"^}\n", DEFINITION.format(**words)),
               insert(root / "lib/Transforms/CMakeLists.txt", r"^  [A-Z]\w+\.cpp\n", f"  {name}.cpp\n"),
               insert(root / "tools/tnp-opt/Help.cpp", r'"tnp-plan-memory",', f'\n    "{flag}",')]
    print("\n".join(map(str, changed)))
    print(f"Next: {flag} into lib/Pipelines, the order of CMakeLists.txt and --help, `ninja tnp-opt tnp-docs`, `lit -v test --filter={flag[4:]}`.")


if __name__ == "__main__":
    main()
