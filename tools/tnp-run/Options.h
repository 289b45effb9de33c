// The command line of tnp-run.
#pragma once

#include "lib/Pipelines/Phases.h"
#include "lib/Support/Result.h"

#include <optional>
#include <string>
#include <vector>

namespace tnp::run {

struct Options {
  std::string program;
  std::vector<std::string> inputs;
  std::vector<std::string> outputs; ///< files for the results, in order; none: print them
  std::string function;
  std::optional<pipelines::Phase> compileTo;
  bool compileToPtx = false;
  std::string gpu; ///< such as sm_80; empty: the CPU
  std::string dumpDirectory;
  bool time = false;
  bool help = false;
};

Result<Options> parseOptions(int argc, char **argv);

/// What --help prints.
std::string helpText();

} // namespace tnp::run
