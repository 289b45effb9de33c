# How lit runs the .mlir tests: which tools they may name, and what this build can do.
import os
import shutil

import lit.formats

config.name = "tnp"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".mlir", ".test"]
config.excludes = ["Inputs", "unit", "conformance", "programs", "consumer", "bench", "lib"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(config.build_root, "test")

path = [os.path.join(config.build_root, "bin"), os.path.join(config.llvm_root, "bin"), config.environment.get("PATH", "")]
config.environment["PATH"] = os.pathsep.join(path)
config.environment["TNP_CACHE_DIR"] = os.path.join(config.test_exec_root, "cache")
for name in ("ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "HOME"):
    if name in os.environ:
        config.environment[name] = os.environ[name]

config.substitutions.append(("%python", config.python))
config.substitutions.append(("%llvm_lib", os.path.join(config.llvm_root, "lib")))
# Every test can be asked to prove that what tnp-opt prints, it can read: TNP_CHECK_ROUNDTRIP=1.
if os.environ.get("TNP_CHECK_ROUNDTRIP"):
    config.substitutions.append((r"\btnp-opt\b", "tnp-opt --verify-roundtrip"))

# NVIDIA's assembler, from a CUDA toolkit, checks the PTX that we print.
ptxas = shutil.which("ptxas", path=os.pathsep.join([*path, "/usr/local/cuda/bin"]))
if ptxas:
    config.available_features.add("ptxas")
    config.substitutions.append(("%ptxas", ptxas))

if config.sanitize:
    config.available_features.add("sanitized")
