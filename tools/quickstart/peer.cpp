#include "peer.h"

#include <cstdio>
#include <sstream>
#include <stdexcept>

namespace quickstart {

std::vector<double> numpy_side(const std::string &arguments) {
  std::string command = TNP_VENV_PYTHON " " TNP_QUICKSTART_DIR "/numpy_side.py " + arguments + " 2>&1";
  FILE *pipe = popen(command.c_str(), "r");
  if (!pipe)
    throw std::runtime_error("could not start: " + command);
  std::string output;
  for (char part[4096]; size_t n = std::fread(part, 1, sizeof part, pipe);)
    output.append(part, n);
  if (pclose(pipe) != 0)
    throw std::runtime_error("NumPy's side failed (tools/setup.sh makes build/venv): " + command + "\n" + output);
  std::istringstream lines(output);
  std::vector<double> numbers;
  for (double number; lines >> number;)
    numbers.push_back(number);
  return numbers;
}

} // namespace quickstart
