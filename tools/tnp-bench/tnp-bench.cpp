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

constexpr const char *help = R"(usage: tnp-bench [--json FILE] [--filter REGEX] [--list]

Measures tnp and its peer in turns, prints a table, and says which bars hold.
ratio = the peer's time / ours: above 1 we are faster. spread = (p90 - p10) / median of our times.

  --json FILE      also write the results as a JSON list
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

std::vector<bench::row> all_rows() {
  std::vector<bench::row> rows;
  for (auto family : {bench::elementwise_rows, bench::reduction_rows, bench::neighbour_rows, bench::call_rows, bench::compile_rows})
    for (bench::row &r : family())
      rows.push_back(std::move(r));
  return rows;
}

void print_machine() {
  auto per_second = [](const bench::timed &f, double amount) {
    f(1);
    double best = 1e300;
    for (int i = 0; i < 7; ++i)
      best = std::min(best, f(1));
    return amount / best;
  };
  std::printf("machine: %d threads, triad %.1f GB/s, read %.1f GB/s, FMA float32 %.0f GFLOP/s\n\n", bench::threads(),
              per_second(bench::triad(), bench::triad_bytes()), per_second(bench::read(), bench::read_bytes()),
              per_second(bench::fma(), bench::fma_flops()));
}

int run(const options &o) {
  std::regex filter(o.filter);
  std::vector<bench::result> results;
  int missed = 0;
  if (!o.list)
    print_machine();
  bench::print_header();
  for (const bench::row &r : all_rows()) {
    if (!std::regex_search(r.name + " " + r.size + " " + r.peer, filter))
      continue;
    if (o.list) {
      std::printf("%-50s %-11s %s%s\n", r.name.c_str(), r.size.c_str(), r.peer.c_str(), r.bar ? (", bar " + std::to_string(*r.bar)).c_str() : "");
      continue;
    }
    results.push_back(bench::measure(r));
    bench::print(results.back());
    missed += r.bar && results.back().ratio < *r.bar;
  }
  if (!o.json.empty())
    bench::write_json(o.json, results);
  if (!o.list)
    std::printf("\n%zu rows, %d bars missed\n", results.size(), missed);
  return 0;
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
  return run(o);
} catch (const std::exception &e) {
  std::cerr << "tnp-bench: " << e.what() << '\n';
  return 1;
}
