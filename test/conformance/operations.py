"""The functions under test, as tnp-tblgen wrote them down from dialects/tnp/IR/ElementwiseOps.td and lib/API/functions."""
import dataclasses
import json

import numpy as np

import oracles
import tolerances

WORDS = {"np": np, **vars(oracles), **vars(tolerances)}


@dataclasses.dataclass
class Operation:
    function: object  # of NumPy
    tolerance: object
    cases: str  # the method of cases.Drawing
    traceable: bool


ALL = {}


def read(path):
    for name, row in json.loads(path.read_text()).items():
        if row["cases"]:
            ALL[name] = Operation(eval(row["oracle"], WORDS), eval(row["tolerance"], WORDS), row["cases"], row.get("traceable", True))
