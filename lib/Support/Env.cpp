#include "lib/Support/Env.h"

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>

namespace tnp::env {

std::span<const Variable *const> variables() {
  static constexpr const Variable *all[] = {&cacheBytes, &cacheDir,   &cpu,       &dumpPhases,      &guardPages,
                                            &log,        &numThreads, &poolBytes, &spinMicroseconds};
  return all;
}

std::optional<std::string> get(const Variable &variable) {
  const char *text = std::getenv(std::string(variable.name).c_str());
  return text ? std::optional<std::string>(text) : std::nullopt;
}

std::string getOfSystem(const char *name) {
  const char *text = std::getenv(name);
  return text ? text : "";
}

void warn(const Variable &variable, std::string_view expectation, std::string_view text) {
  std::string line =
      fmt::format("tnp: {}: expected {}, but got '{}'; it is ignored\n", variable.name, expectation, text);
  std::fwrite(line.data(), 1, line.size(), stderr);
}

std::int64_t getInteger(const Variable &variable, std::int64_t fallback) {
  auto text = get(variable);
  if (!text)
    return fallback;
  std::int64_t number = 0;
  auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  bool whole = error == std::errc() && end == text->data() + text->size();
  if (whole && number >= 0)
    return number;
  warn(variable, "a whole number of at least 0", *text);
  return fallback;
}

bool getFlag(const Variable &variable) {
  auto text = get(variable);
  return text && !text->empty() && *text != "0" && *text != "off" && *text != "false";
}

std::string codeRelevantState() {
  std::string state;
  for (const Variable *variable : variables()) {
    if (variable->effect != Effect::code)
      continue;
    if (auto text = get(*variable))
      state.append(variable->name).append("=").append(*text).append("\n");
  }
  return state;
}

} // namespace tnp::env
