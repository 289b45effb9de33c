#include "tnp/testing.h"

#include "lib/API/Eager.h"
#include "lib/API/History.h"
#include "lib/Executable/Compiler.h"

namespace tnp {

namespace api {
thread_local int openHistories = 0;
}

namespace testing {

static std::vector<launch> &noted() {
  thread_local std::vector<launch> all;
  return all;
}

history::history() : begin_(noted().size()) { ++api::openHistories; }

history::~history() {
  if (--api::openHistories == 0)
    noted().clear();
}

std::vector<launch> history::launches() const {
  return {noted().begin() + static_cast<std::ptrdiff_t>(begin_), noted().end()};
}

std::size_t history::kernels() const {
  std::size_t sum = 0;
  for (const launch &one : launches())
    sum += one.kernels.size();
  return sum;
}

eager_cache_info eager_cache() noexcept { return {api::eagerPrograms()}; }

compile_counts compiles() {
  exec::CompileStatistics counts = exec::compileStatistics();
  return {counts.compiled, counts.foundInMemory, counts.foundOnDisk};
}

} // namespace testing

void api::noteLaunch(std::string_view name, const exec::Executable &executable, bool eager) {
  testing::noted().push_back({std::string(name), eager, executable.kernels()});
}

} // namespace tnp
