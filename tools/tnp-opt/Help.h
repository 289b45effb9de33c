// What `tnp-opt --help` says: our passes and pipelines first, before a thousand lines of upstream's.
#pragma once

namespace tnp::opt {

/// Whether the command line asks for `--help` or `-h`.
bool asksForHelp(int argc, char **argv);

/// Prints how to use the tool, our pipelines and our passes, which must be registered. `--help-hidden` stays upstream's.
void printHelp();

} // namespace tnp::opt
