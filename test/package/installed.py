#!/usr/bin/env python3
"""Installs tnp into a prefix and uses it from there; CMakeLists.txt has the arguments."""
import os
import re
import subprocess
import sys

from checks import HERE, Checks, fresh, parse

INTERNAL = ("api", "codegen", "conversion", "exec", "ir", "pipelines", "rt", "runtime", "semantics", "trace", "transforms", "env", "log")
TOOLS = ("tnp-lsp-server", "tnp-opt", "tnp-reduce", "tnp-run")


def exported(library):
    """The names that a shared library shows, without what C++ puts in front of them: a result's type before a template."""
    lines = subprocess.run(["nm", "-DC", "--defined-only", library], capture_output=True, text=True, check=True).stdout.splitlines()
    names = [line.split(" ", 2)[2] for line in lines]
    return names, [re.sub(r"^(?:(?:typeinfo(?: name)?|vtable|VTT|guard variable) for |void (?=tnp::))", "", name) for name in names]


def check_exports(checks, options, library):
    names, bare = exported(library)
    checks.expect(len(names) > 100, f"the public API is shown, but these are {len(names)} names")
    strangers = [name for name in bare if not name.startswith("tnp::")]
    checks.expect(not strangers, f"only names of tnp are shown, but also {strangers[:5]}")
    internal = [name for name in bare if re.match(rf"tnp::({'|'.join(INTERNAL)})::", name)]
    checks.expect(not internal, f"nothing internal is shown, but {internal[:5]}")
    headers = options.source / "include" / "tnp"
    ufuncs = re.findall(r"^\[\[nodiscard\]\] ndarray (\w+)\(", (headers / "ufuncs.h").read_text(), re.M)
    missing = [name for name in ufuncs if not any(shown.startswith(f"tnp::{name}(") for shown in names)]
    checks.expect(ufuncs and not missing, f"every universal function is shown, but not {missing}")
    sources = "".join(path.read_text() for path in (options.source / "lib" / "API").glob("*.cpp"))
    thrown = [name for name in re.findall(r"^struct (\w+_error)\b", (headers / "error.h").read_text(), re.M) if name in sources]
    missing = [name for name in thrown if f"typeinfo for tnp::{name}" not in names]
    checks.expect(thrown and not missing, f"every exception that is thrown can be caught, but not {missing}")


def check_files(checks, options, prefix):
    installed = {str(path.relative_to(prefix)) for path in prefix.rglob("*")}
    headers = {f"include/tnp/{path.name}" for path in (options.source / "include" / "tnp").glob("*.h")}
    soname = ".".join(options.version.split(".")[:2])
    expected = headers | {f"bin/{tool}" for tool in TOOLS} | {"lib/libtnp.so", f"lib/libtnp.so.{soname}", f"lib/libtnp.so.{options.version}"}
    expected |= {f"lib/cmake/tnp/tnp{part}.cmake" for part in ("Config", "ConfigVersion", "Targets")} | {"lib/pkgconfig/tnp.pc"}
    expected |= {f"share/doc/{package}/copyright" for package in (f"libtnp{soname}", "libtnp-dev")}
    checks.expect(expected <= installed, f"installed are all files, but not {sorted(expected - installed)}")
    others = [name for name in installed if re.search(r"\.a$|mlir|llvm", name, re.I)]
    checks.expect(not others, f"installed is nothing of others, but {others}")
    for tool in TOOLS:
        checks.run(f"the installed {tool}", [prefix / "bin" / tool, "--help"])


def check_late_loading(checks, library):
    """Loaded by dlopen, as an extension of another program would, the library has to fit into what the loader kept."""
    segments = subprocess.run(["readelf", "-lW", library], capture_output=True, text=True, check=True).stdout
    size = int(re.search(r"^ +TLS +\S+ \S+ \S+ \S+ (\S+)", segments, re.M).group(1), 16)
    checks.expect(size <= 1024, f"thread-local variables take at most 1024 bytes, but {size}")
    checks.run("loading by dlopen", [sys.executable, "-c", f"import ctypes; ctypes.CDLL('{library}')"])


def check_pkg_config(checks, prefix, compiler, folder):
    environment = dict(os.environ, PKG_CONFIG_PATH=str(prefix / "lib" / "pkgconfig"))
    flags = checks.run("pkg-config", ["pkg-config", "--cflags", "--libs", "tnp"], env=environment)
    if flags is None:
        return
    checks.expect("-std" not in flags, f"the standard is the program's choice, but pkg-config says {flags}")
    old = subprocess.run([compiler, "-std=c++17", "-fsyntax-only", *flags.split(), "-x", "c++", "-include", "tnp/tnp.h", "/dev/null"], capture_output=True, text=True)
    checks.expect(old.returncode and "tnp needs C++20" in old.stderr, "an earlier standard is refused in words")
    program = folder / "by-pkg-config"
    command = [compiler, "-std=c++20", HERE / "consumer" / "consumer.cpp", "-o", program, *flags.split(), "-pthread"]
    if checks.run("consumer by pkg-config", command) is not None:
        checks.run("consumer by pkg-config", [program], env=dict(os.environ, LD_LIBRARY_PATH=str(prefix / "lib")))


def main():
    options, checks = parse(), Checks()
    work = fresh(options.build / "test" / "package" / "installed")
    prefix = work / "prefix"
    if checks.run("installation", [options.cmake, "--install", options.build, "--prefix", prefix]) is not None:
        check_files(checks, options, prefix)
        check_exports(checks, options, prefix / "lib" / "libtnp.so")
        check_late_loading(checks, prefix / "lib" / "libtnp.so")
        for index, compiler in enumerate(options.compilers):
            checks.build_consumer(options, prefix, compiler, work / f"consumer-{index}")
        check_pkg_config(checks, prefix, options.compilers[-1], work)
    sys.exit(checks.report())


if __name__ == "__main__":
    main()
