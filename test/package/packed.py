#!/usr/bin/env python3
"""Writes the Debian packages, looks into them, unpacks them into a folder and uses tnp from there."""
import re
import subprocess
import sys

from checks import Checks, fresh, parse


def field(package, name):
    return subprocess.run(["dpkg-deb", "-f", package, name], capture_output=True, text=True, check=True).stdout.strip()


def contents(package):
    listing = subprocess.run(["dpkg-deb", "-c", package], capture_output=True, text=True, check=True).stdout
    return {line.split()[5].removeprefix(".") for line in listing.splitlines()}


def check_runtime(checks, package, options, soname):
    checks.expect(field(package, "Package") == f"libtnp{soname}", f"the package is named by its soname, but {field(package, 'Package')}")
    needed = field(package, "Depends")
    missing = [name for name in ("libc6", "libfmt9", "libllvm22", "libmlir-22", "libstdc++6") if not re.search(rf"\b{re.escape(name)}(?![\w+-])", needed)]
    checks.expect(not missing, f"it needs what the library links, but '{needed}' lacks {missing}")
    files = {name for name in contents(package) if not name.endswith("/")}
    expected = {f"/usr/lib/libtnp.so.{soname}", f"/usr/lib/libtnp.so.{options.version}", f"/usr/share/doc/libtnp{soname}/copyright"}
    checks.expect(files == expected, f"it holds the library and its terms alone, but {sorted(files)}")


def check_development(checks, package, options, soname):
    checks.expect(field(package, "Package") == "libtnp-dev", f"the other is libtnp-dev, but {field(package, 'Package')}")
    needed = field(package, "Depends")
    checks.expect(f"libtnp{soname} (= {options.version})" in needed, f"it needs its own library, but '{needed}'")
    expected = {"/usr/bin/tnp-opt", "/usr/bin/tnp-run", "/usr/bin/tnp-lsp-server", "/usr/bin/tnp-reduce", "/usr/include/tnp/tnp.h",
                "/usr/lib/libtnp.so", "/usr/lib/cmake/tnp/tnpConfig.cmake", "/usr/lib/cmake/tnp/tnpConfigVersion.cmake", "/usr/lib/pkgconfig/tnp.pc",
                "/usr/share/doc/libtnp-dev/copyright"}
    missing = expected - contents(package)
    checks.expect(not missing, f"it holds what developers need, but not {sorted(missing)}")


def check_terms(checks, package, root):
    name, maintainer = field(package, "Package"), field(package, "Maintainer")
    checks.expect(re.fullmatch(r"\S.* <\S+@\S+>", maintainer) and "tnp@localhost" not in maintainer, f"somebody maintains {name}, but '{maintainer}'")
    text = (root / "usr/share/doc" / name / "copyright").read_text()
    stray = [line for line in text.split("\nLicense: ")[-1].splitlines()[1:] if not re.match(r" (\.$|.*\S)", line)]
    checks.expect("TERMS AND CONDITIONS" in text and "LLVM Exceptions" in text and not stray, f"{name} says its terms in Debian's form, but {stray}")


def main():
    options, checks = parse(), Checks()
    work = fresh(options.build / "test" / "package" / "packed")
    config = options.build / "CPackConfig.cmake"
    if checks.run("cpack", ["cpack", "-G", "DEB", "--config", config, "-B", work], cwd=work) is None:
        sys.exit(checks.report())
    soname = ".".join(options.version.split(".")[:2])
    packages = {field(path, "Package"): path for path in work.glob("*.deb")}
    runtime, development = packages.get(f"libtnp{soname}"), packages.get("libtnp-dev")
    if checks.expect(runtime and development and len(packages) == 2, f"there are two packages, but {sorted(packages)}"):
        check_runtime(checks, runtime, options, soname)
        check_development(checks, development, options, soname)
        root = work / "root"
        for package in (runtime, development):
            checks.run("unpacking", ["dpkg-deb", "-x", package, root])
            check_terms(checks, package, root)
        checks.run("the packed tnp-run", [root / "usr/bin/tnp-run", "--help"])
        checks.build_consumer(options, root / "usr", options.compilers[-1], work / "consumer")
    sys.exit(checks.report())


if __name__ == "__main__":
    main()
