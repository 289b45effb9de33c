"""Fails and names each kernel of a module after the phase loops that has no vector in it, or is marked as scalar. Scatters of
single elements have none: one comes after the other, each at a place that was read."""
import re
import sys

text = open(sys.argv[1]).read()
kernels = re.findall(r"func\.func private @(\w+)\((.*?)\n  }\n", text, re.S)


def scatters(body):
    read = set()  # what follows from a number that was read
    for result, operation in re.findall(r"(%\w+) = (.*)", body):
        if re.match(r"arith.index_cast %\w+ : i64 to index", operation) or read.intersection(re.findall(r"%\w+", operation)):
            read.add(result)
    return any(place in read for place in re.findall(r"memref\.store %\w+, %\w+\[(%\w+)\]", body))


wrong = [name for name, body in kernels if "vector<" not in body and not scatters(body) or "rt.scalar_stages" in body]
print(f"{len(kernels)} kernels, {len(wrong)} without vectors {' '.join(wrong)}")
sys.exit(bool(wrong) or not kernels)
