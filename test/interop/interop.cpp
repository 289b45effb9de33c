// Functions of C by which Python calls tnp. Arrays are pointers to ndarrays; null and false say that `interop_error` has a
// text, which begins with the name of the exception.
#include <tnp/tnp.h>

#include <string>
#include <vector>

namespace np = tnp;

namespace {

thread_local std::string text;

/// Runs it, and makes an exception the result `failed`.
template <class T, class Body> T guarded(T failed, Body body) {
  try {
    return body();
  } catch (const np::file_error &error) {
    text = std::string("file_error ") + error.what();
  } catch (const np::dtype_error &error) {
    text = std::string("dtype_error ") + error.what();
  } catch (const np::value_error &error) {
    text = std::string("value_error ") + error.what();
  } catch (const np::shape_error &error) {
    text = std::string("shape_error ") + error.what();
  } catch (const np::device_error &error) {
    text = std::string("device_error ") + error.what();
  } catch (const np::memory_error &error) {
    text = std::string("memory_error ") + error.what();
  } catch (const std::exception &error) {
    text = std::string("unexpected ") + error.what();
  }
  return failed;
}

const char *keep(std::string made) {
  text = std::move(made);
  return text.c_str();
}

struct Settings {
  std::int32_t precision;
  std::int64_t threshold, edgeitems;
  std::int32_t linewidth, suppress, floatmode, sign;
  const char *nanstr, *infstr;
};

using Members = std::vector<std::pair<std::string, np::ndarray>>;

std::map<std::string, np::ndarray> mapOf(int count, const char *const *names, const np::ndarray *const *arrays) {
  std::map<std::string, np::ndarray> made;
  for (int i = 0; i < count; ++i)
    made.emplace(names[i], *arrays[i]);
  return made;
}

} // namespace

#pragma GCC visibility push(default)
extern "C" {

const char *interop_error() { return text.c_str(); }

void interop_free(np::ndarray *x) { delete x; }
/// "float32 2,3"
const char *interop_type(const np::ndarray *x) {
  std::string made(x->dtype().name());
  for (std::int64_t n : x->shape())
    made += (made.find(' ') == std::string::npos ? ' ' : ',') + std::to_string(n);
  return keep(made);
}
const void *interop_bytes(const np::ndarray *x) { return x->bytes(); }

np::ndarray *interop_import(np::dlpack::managed_tensor_versioned *tensor, int copy) {
  return guarded<np::ndarray *>(nullptr, [&] { return new np::ndarray(np::from_dlpack(tensor, {.copy = copy != 0})); });
}
np::ndarray *interop_import_old(np::dlpack::managed_tensor *tensor, int copy) {
  return guarded<np::ndarray *>(nullptr, [&] { return new np::ndarray(np::from_dlpack(tensor, {.copy = copy != 0})); });
}
void *interop_export(const np::ndarray *x, int copy) {
  return guarded<void *>(nullptr, [&] { return np::to_dlpack(*x, {.copy = copy != 0}); });
}
void *interop_export_old(const np::ndarray *x) {
  return guarded<void *>(nullptr, [&] { return np::to_dlpack<np::dlpack::managed_tensor>(*x); });
}

/// str or repr; without settings as the thread has them.
const char *interop_text(const np::ndarray *x, int repr, const Settings *s) {
  return guarded<const char *>(nullptr, [&] {
    auto print = [&] { return repr ? np::repr(*x) : np::to_string(*x); };
    if (!s)
      return keep(print());
    auto scope = np::printoptions({.precision = s->precision,
                                   .threshold = s->threshold,
                                   .edgeitems = s->edgeitems,
                                   .linewidth = s->linewidth,
                                   .suppress = s->suppress != 0,
                                   .floatmode = static_cast<np::float_mode>(s->floatmode),
                                   .sign = static_cast<char>(s->sign),
                                   .nanstr = s->nanstr,
                                   .infstr = s->infstr});
    return keep(print());
  });
}

bool interop_save(const char *path, const np::ndarray *x) {
  return guarded(false, [&] { return np::save(path, *x), true; });
}
np::ndarray *interop_load(const char *path, int mmap) {
  return guarded<np::ndarray *>(nullptr, [&] { return new np::ndarray(np::load(path, {.mmap = mmap != 0})); });
}
bool interop_savez(const char *path, int compress, int count, const char *const *names,
                   const np::ndarray *const *arrays) {
  return guarded(false, [&] {
    auto made = mapOf(count, names, arrays);
    return compress ? np::savez_compressed(path, made) : np::savez(path, made), true;
  });
}
Members *interop_loadz(const char *path) {
  return guarded<Members *>(nullptr, [&] {
    auto loaded = np::loadz(path);
    return new Members(loaded.begin(), loaded.end());
  });
}
int interop_member_count(const Members *all) { return static_cast<int>(all->size()); }
const char *interop_member_name(const Members *all, int i) { return (*all)[static_cast<std::size_t>(i)].first.c_str(); }
np::ndarray *interop_member_array(const Members *all, int i) {
  return new np::ndarray((*all)[static_cast<std::size_t>(i)].second);
}
void interop_free_members(Members *all) { delete all; }

} // extern "C"
#pragma GCC visibility pop
