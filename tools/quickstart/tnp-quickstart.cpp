// tnp-quickstart [digits] [sigmoid] [fusion]: the main job that tools/quickstart.sh runs; all parts unless some are named.
#include "parts.h"

#include <exception>
#include <iostream>
#include <string_view>

namespace {

struct part {
  std::string_view name, meaning;
  void (*run)();
};

constexpr part parts[] = {
    {"digits", "nearest neighbour on real handwritten digits: accuracy, time and peak memory beside NumPy's",
     quickstart::digits},
    {"sigmoid",
     "1 / (1 + exp(-x)) from 1 to 2^20 elements: NumPy, tnp eager, tnp compiled; plots it to " TNP_QUICKSTART_OUTPUT
     "/sigmoid.svg",
     quickstart::sigmoid},
    {"fusion", "the linalg and the one kernel that the compiled sigmoid became", quickstart::fusion},
};

int usage(std::ostream &out, int status) {
  out << "usage: tnp-quickstart [part...]     (every part when none is named)\n\n";
  for (const part &p : parts)
    out << "  " << p.name << std::string(10 - p.name.size(), ' ') << p.meaning << '\n';
  return status;
}

const part *find(std::string_view name) {
  for (const part &p : parts)
    if (p.name == name)
      return &p;
  return nullptr;
}

} // namespace

int main(int argc, char **argv) try {
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--help" || std::string_view(argv[i]) == "-h")
      return usage(std::cout, 0);
    if (!find(argv[i])) {
      std::cerr << "tnp-quickstart: there is no part '" << argv[i] << "'\n";
      return usage(std::cerr, 1);
    }
  }
  for (const part &p : parts)
    if (argc == 1)
      p.run();
  for (int i = 1; i < argc; ++i)
    find(argv[i])->run();
} catch (const std::exception &e) {
  std::cerr << "tnp-quickstart: " << e.what() << '\n';
  return 1;
}
