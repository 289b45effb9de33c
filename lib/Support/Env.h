#pragma once

/// \file
/// Every environment variable of tnp's own, in one table. Nothing else calls getenv.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tnp::env {

/// Whether a variable can change generated code, and so belongs to the key of cached code.
enum class Effect : std::uint8_t { neutral, code };

struct Variable {
  std::string_view name;
  Effect effect;
  std::string_view sentence; ///< what it does, for `tnp-run --help` and the docs
};

inline constexpr Variable cacheBytes{
    "TNP_CACHE_BYTES", Effect::neutral,
    "Size in bytes above which the disk cache drops its oldest entries (default 1 GiB)."};
inline constexpr Variable cacheDir{
    "TNP_CACHE_DIR", Effect::neutral,
    "Folder of compiled code; empty turns the disk cache off (default: tnp in XDG_CACHE_HOME or ~/.cache)."};
inline constexpr Variable cpu{"TNP_CPU", Effect::code,
                              "CPU to generate code for, in LLVM's words such as x86-64-v3 (default: this machine's)."};
inline constexpr Variable dumpPhases{"TNP_DUMP_PHASES", Effect::neutral,
                                     "Folder into which each compiled program is written after every phase."};
inline constexpr Variable guardPages{"TNP_GUARD_PAGES", Effect::neutral,
                                     "1 lets every buffer end at a protected page, to catch overruns in tests (slow)."};
inline constexpr Variable log{"TNP_LOG", Effect::neutral,
                              "Topics to report on stderr, by commas: cache, compile, launch, memory, trace or all."};
inline constexpr Variable numThreads{
    "TNP_NUM_THREADS", Effect::neutral,
    "Threads that run kernels, the calling one included, at most 1024 (default: the CPUs of the process)."};
inline constexpr Variable poolBytes{
    "TNP_POOL_BYTES", Effect::neutral,
    "Bytes of freed buffers kept for reuse (default: a quarter of the machine's memory)."};
inline constexpr Variable spinMicroseconds{"TNP_SPIN_US", Effect::neutral,
                                           "Microseconds an idle worker waits before it sleeps (default 60)."};

/// All of the above, sorted by name.
std::span<const Variable *const> variables();

/// The variable's text, or nothing when it is not set.
std::optional<std::string> get(const Variable &variable);

/// A variable of the system's conventions, such as HOME; empty when it is not set.
std::string getOfSystem(const char *name);

/// Says on stderr that the variable's text is none of what it takes.
void warn(const Variable &variable, std::string_view expectation, std::string_view text);

/// The variable as a number; the fallback when it is unset, or, with a warning, when it is no whole number of at least 0.
std::int64_t getInteger(const Variable &variable, std::int64_t fallback);

/// True for any text but "", "0", "off" and "false".
bool getFlag(const Variable &variable);

/// "NAME=value\n" of each set variable that can change code: part of a cache key.
std::string codeRelevantState();

} // namespace tnp::env
