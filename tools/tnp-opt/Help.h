// What tnp-opt prints when it is asked for help: what is ours first. --help-hidden is upstream's, with everything.
#pragma once

namespace tnp::opt {

/// The registered pipelines and passes of tnp, and the options of upstream's that one needs most.
void printHelp();

} // namespace tnp::opt
