"""Fails and names each kernel of a module after the phase loops that has no vector in it, or is marked as scalar."""
import re
import sys

text = open(sys.argv[1]).read()
kernels = re.findall(r"func\.func private @(\w+)\((.*?)\n  }\n", text, re.S)
wrong = [name for name, body in kernels if "vector<" not in body or "rt.scalar_stages" in body]
print(f"{len(kernels)} kernels, {len(wrong)} without vectors {' '.join(wrong)}")
sys.exit(bool(wrong) or not kernels)
