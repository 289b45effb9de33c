// A cached call allocates nothing: every heap allocation of this program is counted.
#include <tnp/tnp.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <ctime>
#include <map>
#include <new>
#include <optional>
#include <string>
#include <unordered_map>

namespace {
thread_local long allocations = 0;
}

#ifdef TNP_SANITIZED // the sanitizers have an operator new of their own, which links with no other
extern "C" int __sanitizer_install_malloc_and_free_hooks(void (*onMalloc)(const volatile void *, std::size_t),
                                                         void (*onFree)(const volatile void *));
[[maybe_unused]] static const int hooks = __sanitizer_install_malloc_and_free_hooks(
    [](const volatile void *, std::size_t) { ++allocations; }, [](const volatile void *) {});
#else
void *operator new(std::size_t bytes) {
  ++allocations;
  if (void *memory = std::malloc(bytes ? bytes : 1))
    return memory;
  throw std::bad_alloc();
}
void *operator new[](std::size_t bytes) { return operator new(bytes); }
void operator delete(void *memory) noexcept { std::free(memory); }
void operator delete[](void *memory) noexcept { std::free(memory); }
void operator delete(void *memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void *memory, std::size_t) noexcept { std::free(memory); }
#endif

namespace np = tnp;

namespace {

#ifdef TNP_SANITIZED
constexpr double slowdown = 20; // of instrumented code
#else
constexpr double slowdown = 1;
#endif

/// The allocations of 100 calls after a few to warm up.
template <class Call> long allocationsOf(Call call) {
  for (int i = 0; i < 5; ++i)
    call();
  long before = allocations;
  for (int i = 0; i < 100; ++i)
    call();
  return allocations - before;
}

/// Processor time of one call, in this thread.
template <class Call> double nanosecondsOf(Call call) {
  constexpr int calls = 20000;
  timespec begin, end;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &begin);
  for (int i = 0; i < calls; ++i)
    call();
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end);
  return (double(end.tv_sec - begin.tv_sec) * 1e9 + double(end.tv_nsec - begin.tv_nsec)) / calls;
}

} // namespace

TEST_CASE("finding a trace and handing arrays through allocates nothing", "[function][overhead]") {
  auto f = np::function([](np::ndarray x, np::ndarray y) { return std::pair{y, x}; });
  np::ndarray x = np::ones({2}), y = np::ones({3});
  CHECK(allocationsOf([&] { (void)f(x, y); }) == 0);
  long before = allocations;
  CHECK(np::ones({7}).size() == 7); // the counter counts
  CHECK(allocations > before);
  CHECK(nanosecondsOf([&] { (void)f(x, y); }) <
        1000 * slowdown); // 56 ns on a machine of 2026 that is not busy; tnp-bench holds the bar
}

TEST_CASE("a cached call of a compiled function allocates nothing", "[function][overhead][compiled]") {
  auto f = np::function([](np::ndarray x, np::ndarray y) { return x + y; });
  np::ndarray x = np::ones({4}), y = np::ones({4});
  CHECK(allocationsOf([&] { (void)f(x, y); }) == 0);
  CHECK(nanosecondsOf([&] { (void)f(x, y); }) < 2000 * slowdown);
}

TEST_CASE("options, text and maps are looked up without allocating", "[function][overhead]") {
  struct options {
    double scale = 2;
    std::optional<np::dtype> dtype = {};
    std::string name = "longer than a string holds by itself";
  };
  np::ndarray x = np::ones({2});
  options given{.scale = 3};
  auto f = np::function([](np::ndarray x, options) { return x; });
  CHECK(allocationsOf([&] { (void)f(x, given); }) == 0);
  std::map<std::string, np::ndarray> sorted{{"first of the keys, and long", x}, {"b", x}, {"c", x}};
  std::unordered_map<std::string, np::ndarray> hashed(sorted.begin(), sorted.end());
  auto g = np::function([](std::map<std::string, np::ndarray> m) { return m.at("b"); });
  auto h = np::function([](std::unordered_map<std::string, np::ndarray> m) { return m.at("b"); });
  CHECK(allocationsOf([&] { (void)g(sorted); }) == 0);
  CHECK(allocationsOf([&] { (void)h(hashed); }) == 0);
}
