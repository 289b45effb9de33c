"""assemble.py PROGRAMS.mlir PTXAS: NVIDIA's assembler takes every program, for each GPU."""
import re
import subprocess
import sys

path, ptxas = sys.argv[1:]
functions = re.findall(r"^func\.func @(\w+)", open(path).read(), re.M)
for gpu in ("sm_80", "sm_90"):
    for function in functions:
        ptx = subprocess.run(["tnp-run", path, f"--function={function}", "--compile-to=ptx", f"--target=nvptx64-{gpu}"],
                             check=True, capture_output=True).stdout
        subprocess.run([ptxas, f"-arch={gpu}", "-Werror", "-o", "/dev/null", "-"], input=ptx, check=True)
    print(f"{len(functions)} programs assembled for {gpu}")
