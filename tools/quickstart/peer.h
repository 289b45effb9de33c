// NumPy's side of the quickstart: the same programs in Python, run in a child process.
#pragma once

#include <string>
#include <vector>

namespace quickstart {

/// Runs `numpy_side.py ARGUMENTS` with the Python of build/venv; returns the numbers that it prints, one a line.
/// Throws std::runtime_error, with what Python said, when that fails.
std::vector<double> numpy_side(const std::string &arguments);

} // namespace quickstart
