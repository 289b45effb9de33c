#include "lib/Runtime/Buffer.h"

#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <sys/wait.h>
#include <unistd.h>

using namespace tnp::runtime;

/// Whether a child process that runs the body dies of a segmentation fault.
template <class Body> static bool segfaults(Body body) {
  pid_t child = fork();
  if (child == 0) {
    std::signal(SIGSEGV, SIG_DFL);
    body();
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV;
}

TEST_CASE("a guarded buffer ends at a protected page", "[guard]") {
  if (const char *text = std::getenv("TNP_GUARD_PAGES"); !text || *text != '1')
    return; // runs in suite unit-runtime-guarded
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || defined(TNP_SANITIZED)
  return; // the sanitizers report the fault in a way of their own
#endif
  for (std::int64_t bytes : {0, 1, 12, 4096, 5000}) {
    BufferRef buffer(Buffer::allocate(bytes));
    auto *data = static_cast<volatile char *>(buffer->data());
    for (std::int64_t i = 0; i < bytes; ++i)
      data[i] = 1;
    CHECK(segfaults([&] { data[bytes] = 1; }));
    CHECK(reinterpret_cast<std::uintptr_t>(buffer->data()) % 4 == std::uint64_t(bytes % 4 * 3 % 4));
  }
  BufferRef buffer(Buffer::allocate(100));
  auto *data = static_cast<volatile char *>(buffer->data());
  buffer = BufferRef();
  CHECK(segfaults([&] { (void)data[0]; })); // use after release
}
