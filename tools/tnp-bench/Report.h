// Results for people and for programs.
#pragma once

#include "Machine.h"
#include "Row.h"

namespace bench {

void print_header();
void print(const result &r);

/// Writes a JSON list: first the machine as {"row","size","unit","value"}, then {"row","size","unit","value","peer",
/// "peer_value","ratio","spread","bar"}, `bar` only where there is one; values in `unit`, mostly ns. Goes through a temporary file, so an interrupted run leaves no half a list. Throws std::runtime_error on failure.
void write_json(const std::string &path, const std::vector<limit_of_machine> &machine, const std::vector<result> &results);

} // namespace bench
