"""Runs a drawn program through tnp-run."""
import os
import subprocess

import numpy as np


def run(text, arguments, results, work, tool="tnp-run"):
    """The results of the program on {name: array}, or what tnp-run said if it failed. Files go to the folder `work`."""
    path = lambda name: os.path.join(work, name)
    with open(path("program.mlir"), "w") as file:
        file.write(text)
    command = [tool, path("program.mlir")]
    for name, value in arguments.items():
        np.save(path(f"{name}.npy"), value)
        command.append(path(f"{name}.npy"))
    for i in range(results):
        command += ["-o", path(f"result{i}.npy")]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        return done.stderr or f"signal {-done.returncode}"
    return [np.load(path(f"result{i}.npy")) for i in range(results)]
