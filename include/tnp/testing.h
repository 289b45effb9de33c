#pragma once

/// \file
/// Looking at what the library did, so that tests can assert fusion and caching.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#pragma GCC visibility push(default)
namespace tnp::testing {

/// One run of a compiled program.
struct launch {
  std::string name;                 ///< The function's; of an eager operation its own, such as "add".
  bool eager = false;               ///< Whether it was a single operation outside of traced functions.
  std::vector<std::string> kernels; ///< The native functions in it.
};

/// Notes the programs that this thread runs while it lives. Not copied, not moved; histories nest.
///
///     np::testing::history since;
///     f(x);
///     since.launches().size() == 1 && since.kernels() == 1; // one program of one fused kernel
class history {
public:
  history();
  history(const history &) = delete;
  history &operator=(const history &) = delete;
  ~history();

  /// The runs since construction, oldest first.
  [[nodiscard]] std::vector<launch> launches() const;
  /// The kernels in all of them.
  [[nodiscard]] std::size_t kernels() const;

private:
  std::size_t begin_;
};

/// The process-wide counters of eager operations.
struct eager_cache_info {
  std::int64_t compiled =
      0; ///< Programs made, one for each operation, combination of dtypes, rank and broadcast pattern.
};
[[nodiscard]] eager_cache_info eager_cache() noexcept;

/// How programs became code since the process began.
struct compile_counts {
  std::int64_t compiled = 0;        ///< By all passes and code generation.
  std::int64_t found_in_memory = 0; ///< Shared with a living program.
  std::int64_t found_on_disk = 0;   ///< Loaded from the disk cache.
};
[[nodiscard]] compile_counts compiles();

} // namespace tnp::testing
#pragma GCC visibility pop
