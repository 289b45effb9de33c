#include "tnp/file.h"

#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/Runtime/Npy.h"
#include "lib/Semantics/Limits.h"

namespace tnp {

void save(const std::string &path, const operand &x) {
  const array_impl &impl = api::implOf(x.array());
  const void *data = impl.data(x.where());
  Result<void> written = runtime::writeNpy(path, impl.type, impl.extents, data);
  if (!written)
    api::raise(written.error().kind, "[save] " + written.error().message, x.where());
}

ndarray load(const std::string &path, location at) {
  Result<runtime::NpyArray> file = runtime::readNpy(path);
  if (!file)
    api::raise(file.error().kind, "[load] " + file.error().message, at);
  api::check(semantics::checkLimits("load", {file->type, semantics::toDims(file->extents)}), at);
  return api::adopt(file->data.take(), file->type, shape(std::span<const std::int64_t>(file->extents)));
}

} // namespace tnp
