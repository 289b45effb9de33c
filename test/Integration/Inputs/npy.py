"""Makes the arrays that a test runs on, and compares what came out with NumPy.

    npy.py save FILE.npy EXPRESSION            writes the value of an expression over `np`
    npy.py same RESULT.npy EXPRESSION INPUT... fails unless the result has the value, dtype and shape of the expression,
                                               in which the inputs are called x, y and z
"""
import sys

import numpy as np

action, path, expression, inputs = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]
names = dict(zip("xyz", (np.load(name) for name in inputs)), np=np)
value = np.asarray(eval(expression, names))
if action == "save":
    np.save(path, value)
else:
    result = np.load(path)
    assert result.dtype == value.dtype and result.shape == value.shape, f"{result.dtype}{result.shape}, not {value.dtype}{value.shape}"
    tolerance = 1e-6 if value.dtype == np.float32 else 1e-13
    assert np.allclose(result, value, rtol=tolerance, atol=0, equal_nan=True) if value.dtype.kind == "f" else np.array_equal(result, value), f"{result}\nnot\n{value}"
    print("same as NumPy's:", value.dtype, value.shape)
