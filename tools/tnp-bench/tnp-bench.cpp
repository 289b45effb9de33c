// tnp-bench: tnp beside its peers, interleaved in one run.
#include "CompileRows.h"
#include "Machine.h"
#include "Measure.h"
#include "Report.h"

#include <cstdio>
#include <cstring>
#include <exception>
#include <iostream>
#include <regex>

namespace {

constexpr const char *help = R"(tnp-bench: measures tnp and its peer in turns, prints a table, and says which bars hold.

  tnp-bench [--json FILE] [--filter REGEX] [--list]
  tnp-bench --memory

Examples

  $ tnp-bench --list                                  # the rows, their peers and bars
  $ tnp-bench --filter 'sum|softmax'                  # some of them
  $ tnp-bench --filter 'cached call' --json call.json

ratio = the peer's time / ours: above 1 we are faster. spread = (p90 - p10) / median of our times.
The exit status is 1 when a bar is missed.

Options

  --json FILE      also write the results, and what the machine can do, as a JSON list
  --filter REGEX   only rows whose "name size peer" matches, e.g. --filter 'sum|softmax'
  --list           print the rows and their bars, run nothing
  --memory         compile and drop 10,000 functions instead; fails if memory grows

NumPy runs in one child process, with the Python of build/venv (tools/setup.sh makes it).
)";

struct options {
  std::string json, filter = "", sample;
  bool list = false, memory = false, help = false;
};

options parse(int argc, char **argv) {
  options o;
  for (int i = 1; i < argc; ++i) {
    std::string word = argv[i];
    auto value = [&]() -> std::string {
      if (++i == argc)
        throw std::runtime_error(word + " needs a value");
      return argv[i];
    };
    if (word == "--json")
      o.json = value();
    else if (word == "--filter")
      o.filter = value();
    else if (word == "--sample") // one sample of a compile row, in a process of its own
      o.sample = value();
    else if (word == "--list")
      o.list = true;
    else if (word == "--memory")
      o.memory = true;
    else if (word == "--help" || word == "-h")
      o.help = true;
    else
      throw std::runtime_error("unknown option " + word + "; see --help");
  }
  return o;
}

std::vector<bench::row> matching_rows(const std::string &pattern) {
  std::regex filter(pattern);
  std::vector<bench::row> rows;
  for (auto family : {bench::elementwise_rows, bench::function_rows, bench::reduction_rows, bench::contraction_rows,
                      bench::neighbour_rows, bench::sorting_rows, bench::indexing_rows, bench::random_rows,
                      bench::call_rows, bench::compile_rows})
    for (bench::row &r : family())
      if (std::regex_search(r.name + " " + r.size + " " + r.peer, filter))
        rows.push_back(std::move(r));
  if (rows.empty())
    throw std::runtime_error("no row matches --filter '" + pattern + "'; --list prints the rows");
  return rows;
}

void list(const std::vector<bench::row> &rows) {
  for (const bench::row &r : rows)
    std::printf("%-50s %-11s %s%s\n", r.name.c_str(), r.size.c_str(), r.peer.c_str(),
                r.bar ? (", bar " + std::to_string(*r.bar)).c_str() : "");
}

/// How many bars were missed.
int run(const std::vector<bench::row> &rows, const std::string &json) {
  std::vector<bench::limit_of_machine> machine = bench::limits_of_machine();
  std::printf("machine: %d threads", bench::threads());
  for (const bench::limit_of_machine &l : machine)
    std::printf(", %s %.1f %s", l.name.c_str(), l.value, l.unit.c_str());
  std::printf("\n\n");
  bench::print_header();
  std::vector<bench::result> results;
  int missed = 0;
  for (const bench::row &r : rows) {
    results.push_back(bench::measure(r));
    bench::print(results.back());
    missed += results.back().missed();
  }
  if (!json.empty())
    bench::write_json(json, machine, results);
  std::printf("\n%zu rows, %d bars missed\n", results.size(), missed);
  return missed;
}

} // namespace

int main(int argc, char **argv) try {
  options o = parse(argc, argv);
  if (o.help)
    return std::cout << help, 0;
  if (!o.sample.empty())
    return std::printf("%.0f\n", bench::compile_sample(o.sample)), 0;
  if (o.memory)
    return bench::memory_stays_flat() ? 0 : 1;
  std::vector<bench::row> rows = matching_rows(o.filter);
  if (o.list)
    return list(rows), 0;
  return run(rows, o.json) ? 1 : 0;
} catch (const std::exception &e) {
  std::cerr << "tnp-bench: " << e.what() << '\n';
  return 1;
}
