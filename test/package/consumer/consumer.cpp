// What crosses the border between a program and the shared library: arrays, structures of the program's own types,
// exceptions, callbacks, streams, threads.
#include <tnp/testing.h>
#include <tnp/tnp.h>

#include <iostream>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace np = tnp;

static int passed = 0, failed = 0;

static void expect(bool holds, const char *what) {
  holds ? ++passed : ++failed;
  if (!holds)
    std::cerr << "does not hold: " << what << "\n";
}

template <class Error> static bool throws(void (*f)()) {
  try {
    f();
  } catch (const Error &error) {
    return std::string(error.what()).find("expected") != std::string::npos;
  }
  return false;
}

static void mismatch() { (void)(np::ones({3}) + np::ones({2})); }
static void outside() { (void)np::ones({3})(5); }
static void no_file() { (void)np::load("/does/not/exist.npy"); }

namespace {
struct body { // of a type that nobody else can name
  np::ndarray position, velocity;
};
} // namespace

static np::ndarray positive(np::ndarray x) {
  if (np::any(x < 0).item<bool>())
    throw std::domain_error("a negative number");
  return x;
}

int main() {
  expect((np::arange(6).reshape({2, 3}) * 2).sum().item<std::int64_t>() == 30, "an eager sum");
  expect(throws<np::shape_error>(mismatch) && throws<std::invalid_argument>(mismatch),
         "shape_error is caught, also as what it is");
  expect(throws<np::index_error>(outside) && throws<np::file_error>(no_file), "index_error and file_error are caught");

  auto step = np::function([](body b, double dt) { return body{b.position + dt * b.velocity, b.velocity}; });
  body moved = step(body{np::zeros({3}), np::ones({3})}, .5);
  expect(np::allclose(moved.position, .5), "a structure goes in and out of a compiled function");

  auto softmax = np::function([](np::ndarray x) {
    np::ndarray e = np::exp(x - np::amax(x, -1, {.keepdims = true}));
    return e / np::sum(e, -1, {.keepdims = true});
  });
  np::ndarray x = np::random::randn(4, 1000);
  softmax(x);
  np::testing::history since;
  expect(np::allclose(np::sum(softmax(x), -1), 1) && since.launches().front().kernels.size() == 1,
         "softmax is one kernel");

  auto refuses = np::function([](np::ndarray y) { return positive(y); });
  bool caught = false;
  try {
    (void)refuses(x);
  } catch (const np::trace_error &) {
    caught = true;
  }
  expect(caught && !np::detail::tracing(), "an exception leaves a trace through the user's function");

  std::ostringstream text;
  text << np::array({1., 2.5});
  expect(text.str() == "[1.  2.5]", "an array is printed to the program's stream");
  np::ndarray elsewhere;
  std::thread([&] { elsewhere = softmax(x); }).join();
  expect(np::array_equal(elsewhere, softmax(x)), "another thread gets the same");
  std::cout << passed << " passed, " << failed << " failed\n";
  return failed != 0;
}
