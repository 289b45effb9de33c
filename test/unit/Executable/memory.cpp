#include "test/unit/Executable/Modules.h"

#include <fstream>
#include <unistd.h>

/// Resident bytes of the process.
static std::int64_t residentBytes() {
  std::ifstream file("/proc/self/statm");
  std::int64_t total = 0, resident = 0;
  file >> total >> resident;
  return resident * sysconf(_SC_PAGESIZE);
}

/// What may be added to the resident memory. Sanitizers keep freed memory for a while and grow tables of their own; in
/// those builds LeakSanitizer looks for leaks.
#ifdef TNP_SANITIZED
constexpr std::int64_t slack = 256 << 20;
#else
constexpr std::int64_t slack = 2 << 20;
#endif

static void compileAndDrop(int rounds) {
  for (int i = 0; i < rounds; ++i) {
    auto program = modules::compile(modules::scale("2.0"));
    REQUIRE(modules::run(*program, {1, 2, 3}) == std::vector<float>{3, 5, 7});
  }
}

TEST_CASE("compiling and dropping programs leaves memory flat", "[executable][memory]") {
  compileAndDrop(100); // allocators and caches reach their size
  std::int64_t before = residentBytes();
  compileAndDrop(200);
  std::int64_t growth = residentBytes() - before;
  CHECK(growth < slack);
  INFO("grown by " << growth);
}
