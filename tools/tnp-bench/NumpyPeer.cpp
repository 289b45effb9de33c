// NumPy in one child process, which sleeps in a read while it is not its turn.
#include "Row.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <memory>
#include <sstream>
#include <stdexcept>

namespace bench {
namespace {

class child {
public:
  child() {
    int down[2], up[2];
    if (pipe(down) || pipe(up))
      throw std::runtime_error("could not make the pipes to NumPy");
    process = fork();
    if (process == 0) {
      dup2(down[0], 0), dup2(up[1], 1);
      close(down[1]), close(up[0]);
      execl(TNP_VENV_PYTHON, TNP_VENV_PYTHON, TNP_BENCH_PEER, TNP_BENCH_DATA, nullptr);
      _exit(127);
    }
    close(down[0]), close(up[1]);
    to = fdopen(down[1], "w"), from = fdopen(up[0], "r");
    if (ask("hello") != "ready")
      throw std::runtime_error("NumPy does not answer: run tools/setup.sh, which makes " TNP_VENV_PYTHON);
  }
  ~child() {
    std::fclose(to), std::fclose(from);
    waitpid(process, nullptr, 0);
  }

  std::string ask(const std::string &line) {
    std::fprintf(to, "%s\n", line.c_str());
    std::fflush(to);
    char answer[512];
    if (!std::fgets(answer, sizeof answer, from))
      return "";
    std::string text(answer);
    return text.substr(0, text.find('\n'));
  }

private:
  pid_t process;
  FILE *to, *from;
};

child &numpy_process() {
  static child one;
  return one;
}

/// A program in the child; its arrays are dropped with the last owner.
struct program {
  program(const std::string &name, const std::string &argument) {
    std::string answer = numpy_process().ask("prepare " + name + " " + argument);
    if (answer != "ready")
      throw std::runtime_error("NumPy's side of " + name + ": " + answer);
  }
  ~program() { numpy_process().ask("drop"); }
  double run(long long calls) const { return std::stod(numpy_process().ask("run " + std::to_string(calls))); }
};

} // namespace

timed numpy(const std::string &name, const std::string &argument) {
  return [p = std::make_shared<program>(name, argument)](long long calls) { return p->run(calls); };
}

timed limit(double nanoseconds) {
  return [=](long long calls) { return nanoseconds * double(calls); };
}

} // namespace bench
