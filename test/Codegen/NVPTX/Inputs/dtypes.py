"""dtypes.py PATH: arithmetic, casts and reductions of every dtype against NumPy's. PATH is for a program to be written."""
import subprocess
import sys

import numpy as np

from ptx_machine import launch

PROGRAM = """
func.func @f(%x: tensor<?x?xT>, %y: tensor<?xT>) -> (tensor<?x?xT>) {
  %a = tnp.multiply %x, %x : (tensor<?x?xT>, tensor<?x?xT>) -> tensor<?x?xT>
  %m = tnp.maximum %a, %y : (tensor<?x?xT>, tensor<?xT>) -> tensor<?x?xT>
  %l = tnp.less %x, %y : (tensor<?x?xT>, tensor<?xT>) -> tensor<?x?xi1>
  %r = tnp.where %l, %m, %x : (tensor<?x?xi1>, tensor<?x?xT>, tensor<?x?xT>) -> tensor<?x?xT>
  return %r : tensor<?x?xT>
}
func.func @sum(%x: tensor<?x?xT>) -> tensor<?xS> {
  %r = tnp.sum %x axes = [1] : (tensor<?x?xT>) -> tensor<?xS>
  return %r : tensor<?xS>
}
func.func @top(%x: tensor<?x?xT>) -> tensor<?xT> {
  %r = tnp.amax %x axes = [1] : (tensor<?x?xT>) -> tensor<?xT>
  return %r : tensor<?xT>
}
func.func @cast(%x: tensor<?xT>) -> tensor<?xf64> {
  %r = tnp.astype %x : (tensor<?xT>) -> tensor<?xf64>
  return %r : tensor<?xf64>
}
"""
NAMES = {"int8": "i8", "int16": "i16", "int32": "i32", "int64": "i64", "uint8": "ui8", "uint16": "ui16", "uint32": "ui32",
         "uint64": "ui64", "float32": "f32", "float64": "f64"}
random = np.random.default_rng(2)


def check(name):
    with open(sys.argv[1], "w") as file:
        wide = "f" in NAMES[name] and NAMES[name] or ("ui64" if name.startswith("u") else "i64")
        file.write(PROGRAM.replace("xT", "x" + NAMES[name]).replace("xS", "x" + wide))

    def run(function, operands, items, expected, tolerance=0):
        ptx = subprocess.run(["tnp-run", sys.argv[1], f"--function={function}", "--compile-to=ptx"], check=True,
                             capture_output=True, text=True).stdout
        got = np.zeros_like(expected)
        launch(ptx, f"{function}_k0", [*operands, got], items)
        assert np.allclose(got, expected, rtol=tolerance, atol=0), (name, function, got, expected)

    if name.startswith("f"):
        x, y = (random.standard_normal(shape).astype(name) for shape in ((5, 300), 300))
    else:
        limits = np.iinfo(name)
        x, y = (random.integers(limits.min, limits.max, shape, name, endpoint=True) for shape in ((5, 300), 300))
    run("f", [x, y], x.size, np.where(x < y, np.maximum(x * x, y), x))
    run("sum", [x], 5, x.sum(1), 1e-4 if name == "float32" else 1e-12)
    run("top", [x], 5, x.max(1))
    if name != "float64":
        run("cast", [y], 300, y.astype("f8"))


for name in NAMES:
    check(name)
print("agrees with NumPy:", *NAMES)
