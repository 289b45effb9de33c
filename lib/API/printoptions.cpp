#include "lib/API/Error.h"
#include "lib/API/PrintSettings.h"

#include <fmt/format.h>
#include <memory>
#include <string_view>

namespace tnp {

// A pointer, since libraries have little room for what each thread has its own of.
static thread_local print_settings *current = nullptr;

const print_settings &api::printSettings() noexcept {
  static const print_settings defaults;
  return current ? *current : defaults;
}

print_settings get_printoptions() { return api::printSettings(); }

static void check(std::string_view name, const print_settings &settings, location at) {
  auto refuse = [&](std::string_view what, auto got) {
    api::raise(ErrorKind::value, fmt::format("[{}] expected {}, but got {}", name, what, got), at);
  };
  if (settings.precision < 0)
    refuse("a precision of at least 0", settings.precision);
  if (settings.edgeitems < 0)
    refuse("at least 0 edge items", settings.edgeitems);
  if (std::string_view("+- ").find(settings.sign) == std::string_view::npos)
    refuse("one of the signs '+', '-' and ' '", fmt::format("'{}'", settings.sign));
}

static print_settings changed(std::string_view name, const printoptions::changes &to, location at) {
  print_settings result = api::printSettings();
  auto change = [](auto &setting, const auto &given) {
    if (given)
      setting = *given;
  };
  change(result.precision, to.precision);
  change(result.threshold, to.threshold);
  change(result.edgeitems, to.edgeitems);
  change(result.linewidth, to.linewidth);
  change(result.suppress, to.suppress);
  change(result.floatmode, to.floatmode);
  change(result.sign, to.sign);
  change(result.nanstr, to.nanstr);
  change(result.infstr, to.infstr);
  check(name, result, at);
  return result;
}

printoptions::printoptions(const changes &to, location at) : now_(changed("printoptions", to, at)), before_(current) {
  current = &now_;
}

printoptions::~printoptions() { current = before_; }

void set_printoptions(const printoptions::changes &to, location at) {
  static thread_local std::unique_ptr<print_settings> mine; // what holds outside of every scope
  print_settings next = changed("set_printoptions", to, at);
  if (!current) {
    mine = std::make_unique<print_settings>();
    current = mine.get();
  }
  *current = std::move(next);
}

} // namespace tnp
