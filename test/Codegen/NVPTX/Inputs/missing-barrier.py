"""missing-barrier.py PROGRAMS.mlir: ptx_machine.py notices when a kernel lacks one of its barriers."""
import subprocess
import sys

import numpy as np

from ptx_machine import launch

ptx = subprocess.run(["tnp-run", sys.argv[1], "--function=softmax", "--compile-to=ptx"], check=True, capture_output=True,
                     text=True).stdout
x = (np.random.default_rng(1).standard_normal((16, 1000)) * 3).astype("f4")
e = np.exp((x - x.max(1, keepdims=True)).astype("f8"))
expected = e / e.sum(1, keepdims=True)


def is_right(text):
    y = x.copy()
    try:
        launch(text, "softmax_k0", [y, np.int64(16), np.int64(1000), y], 16, scratch=4032, blocks=1)
    except AssertionError:
        return False
    return np.allclose(y, expected, rtol=1e-5, atol=0)


parts = ptx.split("bar.sync")
assert is_right(ptx)
found = sum(not is_right("bar.sync".join(parts[:i]) + "// " + "bar.sync".join(parts[i:])) for i in range(1, len(parts)))
print(f"wrong without any of {found} of the {len(parts) - 1} barriers")
