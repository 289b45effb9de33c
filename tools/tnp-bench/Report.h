// Results for people and for programs.
#pragma once

#include "Machine.h"
#include "Row.h"

namespace bench {

void print_header();
void print(const result &r);

/// Writes a JSON list of {"row","size","ours_ns","peer","peer_ns","ratio","spread","bar"}, `bar` only where there is one,
/// and `unit` where it is not ns. The machine comes first: its times are null, and it has "value" and "unit". Goes
/// through a temporary file, so an interrupted run leaves no half a list. Throws std::runtime_error on failure.
void write_json(const std::string &path, const std::vector<limit_of_machine> &machine,
                const std::vector<result> &results);

} // namespace bench
