#include "tnp/file.h"

#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/Runtime/Npz.h"
#include "lib/Semantics/Limits.h"

namespace tnp {

template <class T> static T checked(std::string_view op, Result<T> result, location at) {
  if (!result)
    api::raise(result.error().kind, "[" + std::string(op) + "] " + result.error().message, at);
  if constexpr (!std::is_void_v<T>)
    return *std::move(result);
}

static ndarray arrayOf(std::string_view op, runtime::NpyArray file, location at) {
  api::check(semantics::checkLimits(op, {file.type, semantics::toDims(file.extents)}), at);
  return api::adopt(file.data.take(), file.type, shape(std::span<const std::int64_t>(file.extents)));
}

void save(const std::string &path, const operand &x) {
  const array_impl &impl = api::implOf(x.array());
  const void *data = impl.data(x.where(), "save");
  checked("save", runtime::writeNpy(path, impl.type, impl.extents, data), x.where());
}

ndarray load(const std::string &path, const load_options &options, location at) {
  return arrayOf("load", checked("load", options.mmap ? runtime::mapNpy(path) : runtime::readNpy(path), at), at);
}

static void write(std::string_view op, const std::string &path, const std::map<std::string, ndarray> &arrays,
                  location at) {
  std::vector<runtime::NamedElements> elements;
  for (const auto &[name, array] : arrays) {
    const array_impl &impl = api::implOf(array);
    elements.push_back({name, impl.type, impl.extents, impl.data(at, op)});
  }
  checked(op, runtime::writeNpz(path, elements, op == "savez_compressed"), at);
}

static std::map<std::string, ndarray> numbered(const std::vector<ndarray> &arrays) {
  std::map<std::string, ndarray> named;
  for (const ndarray &array : arrays)
    named.emplace("arr_" + std::to_string(named.size()), array);
  return named;
}

void savez(const std::string &path, const std::map<std::string, ndarray> &arrays, location at) {
  write("savez", path, arrays, at);
}
void savez_compressed(const std::string &path, const std::map<std::string, ndarray> &arrays, location at) {
  write("savez_compressed", path, arrays, at);
}
void savez(const std::string &path, const std::vector<ndarray> &arrays, location at) {
  write("savez", path, numbered(arrays), at);
}
void savez_compressed(const std::string &path, const std::vector<ndarray> &arrays, location at) {
  write("savez_compressed", path, numbered(arrays), at);
}

std::map<std::string, ndarray> loadz(const std::string &path, location at) {
  std::map<std::string, ndarray> arrays;
  for (auto &[name, array] : checked("loadz", runtime::readNpz(path), at))
    arrays.emplace(name, arrayOf("loadz", std::move(array), at));
  return arrays;
}

} // namespace tnp
