"""Fails and names each kernel of a module after the phase loops that has no vector in it, or is marked as scalar. Scatters of
single elements have none: one comes after the other, each at a place that was read."""
import re
import sys

text = open(sys.argv[1]).read()
kernels = re.findall(r"func\.func private @(\w+)\((.*?)\n  }\n", text, re.S)


def scatters(body):
    read = set(re.findall(r"(%\w+) = arith.index_cast %\w+ : i64 to index", body))
    return any(place in read for place in re.findall(r"memref\.store %\w+, %\w+\[(%\w+)\]", body))


wrong = [name for name, body in kernels if "vector<" not in body and not scatters(body) or "rt.scalar_stages" in body]
print(f"{len(kernels)} kernels, {len(wrong)} without vectors {' '.join(wrong)}")
sys.exit(bool(wrong) or not kernels)
