#include "lib/API/Error.h"
#include "lib/API/PrintSettings.h"

#include <fmt/format.h>
#include <string_view>

namespace tnp {

// A pointer, since libraries have little room for what each thread has its own of.
static thread_local const print_settings *current = nullptr;

const print_settings &api::printSettings() noexcept {
  static const print_settings defaults;
  return current ? *current : defaults;
}

print_settings get_printoptions() { return api::printSettings(); }

static void check(const print_settings &settings, location at) {
  auto refuse = [&](std::string_view what, auto got) {
    api::raise(ErrorKind::value, fmt::format("[printoptions] expected {}, but got {}", what, got), at);
  };
  if (settings.precision < 0)
    refuse("a precision of at least 0", settings.precision);
  if (settings.edgeitems < 0)
    refuse("at least 0 edge items", settings.edgeitems);
  if (std::string_view("+- ").find(settings.sign) == std::string_view::npos)
    refuse("one of the signs '+', '-' and ' '", fmt::format("'{}'", settings.sign));
}

printoptions::printoptions(const changes &to, location at) : now_(api::printSettings()), before_(current) {
  auto change = [](auto &setting, const auto &given) {
    if (given)
      setting = *given;
  };
  change(now_.precision, to.precision);
  change(now_.threshold, to.threshold);
  change(now_.edgeitems, to.edgeitems);
  change(now_.linewidth, to.linewidth);
  change(now_.suppress, to.suppress);
  change(now_.floatmode, to.floatmode);
  change(now_.sign, to.sign);
  change(now_.nanstr, to.nanstr);
  change(now_.infstr, to.infstr);
  check(now_, at);
  current = &now_;
}

printoptions::~printoptions() { current = before_; }

} // namespace tnp
