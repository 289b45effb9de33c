#include "lib/Support/Log.h"

#include "lib/Support/Env.h"

#include <array>
#include <cstdio>
#include <fmt/ranges.h>

namespace tnp::log {
namespace {

constexpr std::array<std::string_view, 5> names = {"cache", "compile", "launch", "memory", "trace"};

std::uint32_t readTopics() {
  std::string text = env::get(env::log).value_or("");
  std::uint32_t topics = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = std::min(text.find(',', begin), text.size());
    std::string_view word = std::string_view(text).substr(begin, end - begin);
    std::uint32_t chosen = 0;
    for (std::size_t i = 0; i < names.size(); ++i)
      if (word == names[i] || word == "all")
        chosen |= 1u << i;
    if (!chosen && !word.empty())
      env::warn(env::log, fmt::format("topics out of {} and all, by commas", fmt::join(names, ", ")), word);
    topics |= chosen;
    begin = end + 1;
  }
  return topics;
}

} // namespace

bool enabled(Topic topic) {
  static const std::uint32_t topics = readTopics();
  return topics >> static_cast<unsigned>(topic) & 1;
}

void write(Topic topic, std::string_view text) {
  std::string line = fmt::format("tnp {}: {}\n", names[static_cast<std::size_t>(topic)], text);
  std::fwrite(line.data(), 1, line.size(), stderr);
}

} // namespace tnp::log
