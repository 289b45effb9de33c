"""What both suites of the package need: counting, and programs built against an installed tnp."""
import argparse
import os
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent


def parse():
    parser = argparse.ArgumentParser()
    for name in ("--build", "--source"):
        parser.add_argument(name, type=Path, required=True)
    for name in ("--cmake", "--version"):
        parser.add_argument(name, required=True)
    parser.add_argument("--compilers", nargs="+", required=True)
    parser.add_argument("--programs", nargs="*", type=Path, default=[])
    return parser.parse_args()


def fresh(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


class Checks:
    def __init__(self):
        self.passed = self.failed = 0

    def expect(self, holds, what):
        self.passed += bool(holds)
        self.failed += not holds
        if not holds:
            print(f"does not hold: {what}")
        return holds

    def run(self, what, command, **settings):
        """The output of a command, or nothing, and one failed check, when it fails."""
        done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", **settings)
        return done.stdout if self.expect(done.returncode == 0, f"{what}: {' '.join(map(str, command))}\n{done.stdout}") else None

    def build_consumer(self, options, prefix, compiler, folder, library_path=""):
        """A project of its own finds tnp in a prefix; its programs are built and run."""
        name = f"consumer by {Path(compiler).name}"
        programs = [HERE / "consumer" / "consumer.cpp", *options.programs]
        launcher = ["-DCMAKE_CXX_COMPILER_LAUNCHER=ccache"] if shutil.which("ccache") else []
        configure = [options.cmake, "-S", HERE / "consumer", "-B", fresh(folder), "-G", "Ninja", f"-DCMAKE_CXX_COMPILER={compiler}",
                     f"-DCMAKE_PREFIX_PATH={prefix}", "-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_CXX_FLAGS=-Wall -Wextra -Werror",
                     f"-DPROGRAMS={';'.join(map(str, programs))}", *launcher]
        environment = dict(os.environ, LD_LIBRARY_PATH=str(library_path)) if library_path else None
        output = self.run(name, configure)
        output = output and self.run(name, [options.cmake, "--build", folder])
        if output is not None:
            self.run(name, ["ctest", "--output-on-failure"], cwd=folder, env=environment)

    def report(self):
        print(f"{self.passed} passed, {self.failed} failed")
        return self.failed != 0
