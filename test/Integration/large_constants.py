"""Writes programs with constants of many elements and compares tnp-run with NumPy: read by a kernel, looked up in, changed
at a place, carried by a loop, returned. However many there are, they are data of the object: the host stores none of them."""

import os
import subprocess
import sys

import numpy as np

PROGRAM = """func.func @program(%places: tensor<?xi64>, %x: tensor<f32>)
    -> (tensor<{n}xf32>, tensor<?xf32>, tensor<{n}xf32>, tensor<{n}xf32>, tensor<{n}xf32>, tensor<{n}xi1>) {{
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  %table = tnp.constant dense<{table}> : tensor<{n}xf32>
  %bits = tnp.constant dense<{bits}> : tensor<{n}xi1>
  %product = tnp.multiply %table, %x : (tensor<{n}xf32>, tensor<f32>) -> tensor<{n}xf32>
  %found = tnp.take %table, %places axis = 0 : (tensor<{n}xf32>, tensor<?xi64>) -> tensor<?xf32>
  %changed = tnp.update_slice %table, %x [1] [2] [1] : (tensor<{n}xf32>, tensor<f32>) -> tensor<{n}xf32>
  %sum = scf.for %i = %c0 to %c3 step %c1 iter_args(%a = %table) -> (tensor<{n}xf32>) {{
    %b = tnp.add %a, %product : tensor<{n}xf32>
    %c = tnp.update_slice %b, %x [0] [1] [1] : (tensor<{n}xf32>, tensor<f32>) -> tensor<{n}xf32>
    scf.yield %c : tensor<{n}xf32>
  }}
  return %product, %found, %changed, %sum, %table, %bits
    : tensor<{n}xf32>, tensor<?xf32>, tensor<{n}xf32>, tensor<{n}xf32>, tensor<{n}xf32>, tensor<{n}xi1>
}}
"""


def expected(table, bits, places, x):
    changed, total = table.copy(), table
    changed[1:3] = x
    for _ in range(3):
        total = total + table * x
        total[0] = x
    return [table * x, table[places], changed, total, table, bits]


def check(n, work):
    path = lambda name: os.path.join(work, name)
    table = (np.arange(n) * 7 % 8191 - 4000).astype(np.float32)
    bits = np.arange(n) % 3 == 1
    places, x = np.array([0, n - 1, -1, -n, n // 2]), np.float32(2)
    listed = lambda array, word: "[" + ", ".join(map(word, array.tolist())) + "]"
    with open(path("program.mlir"), "w") as file:
        file.write(PROGRAM.format(n=n, table=listed(table, repr), bits=listed(bits, lambda bit: str(bit).lower())))
    np.save(path("places.npy"), places)
    np.save(path("x.npy"), x)
    want = expected(table, bits, places, x)
    outputs = [path(f"result{i}.npy") for i in range(len(want))]
    command = ["tnp-run", path("program.mlir"), path("places.npy"), path("x.npy")]
    subprocess.run(command + [part for output in outputs for part in ("-o", output)], check=True)
    wrong = [i for i, output in enumerate(outputs) if not np.array_equal(np.load(output), want[i])]
    lowered = subprocess.run(["tnp-run", path("program.mlir"), "--compile-to=llvm"], capture_output=True, text=True, check=True).stdout
    return wrong, sum("llvm.store" in line for line in lowered.splitlines())


def main():
    work, *sizes = sys.argv[1:]
    os.makedirs(work, exist_ok=True)
    stores = []
    for n in map(int, sizes):
        wrong, count = check(n, work)
        stores.append(count)
        print(f"{n} elements: {count} stores, results {wrong} differ")
        if wrong:
            sys.exit(1)
    sys.exit(max(stores) - min(stores) > 50)  # none for the elements, whatever kernels of other sizes look like


if __name__ == "__main__":
    main()
