#pragma once

/// \file
/// One line per event on stderr, for the topics named in TNP_LOG.

#include <cstdint>
#include <string_view>

#include <fmt/format.h>

namespace tnp::log {

enum class Topic : std::uint8_t { cache, compile, launch, memory, trace };

/// Whether TNP_LOG names the topic. Read once per process, so asking costs one load.
bool enabled(Topic topic);

/// Writes "tnp <topic>: <text>" in one piece, so lines of several threads do not mix.
void write(Topic topic, std::string_view text);

/// Formats and writes when the topic is enabled.
///
///     log::line(log::Topic::cache, "hit {} ({} bytes)", key, size);
template <class... Args> void line(Topic topic, fmt::format_string<Args...> format, Args &&...args) {
  if (enabled(topic))
    write(topic, fmt::format(format, std::forward<Args>(args)...));
}

} // namespace tnp::log
