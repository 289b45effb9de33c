#include "lib/Runtime/Npz.h"

#include "lib/Runtime/Zip.h"

#include <algorithm>
#include <fmt/format.h>

namespace tnp::runtime {

namespace {

constexpr std::string_view suffix = ".npy";
using Arrays = std::vector<std::pair<std::string, NpyArray>>;

Result<NpyArray> readMember(FileSource &file, const ZipMember &member) {
  if (!member.name.ends_with(suffix))
    return fileError("expected a .npy file, but its name says otherwise");
  auto source = ZipMemberSource::open(file, member);
  if (!source)
    return source.error();
  Result<NpyArray> array = readNpy(**source);
  if (!array)
    return array.error();
  if (Result<void> finished = (*source)->finish(); !finished)
    return finished.error();
  return array;
}

Result<Arrays> read(const std::string &path) {
  Result<FileSource> file = FileSource::open(path);
  if (!file)
    return file.error();
  auto members = readZipDirectory(*file);
  if (!members)
    return members.error();
  Arrays arrays;
  for (const ZipMember &member : *members) {
    Result<NpyArray> array = readMember(*file, member);
    if (!array)
      return withPath(fmt::format("member '{}'", member.name), array.error());
    std::string name = member.name.substr(0, member.name.size() - suffix.size());
    if (std::ranges::any_of(arrays, [&](const auto &other) { return other.first == name; }))
      return fileError(fmt::format("expected members of different names, but got '{}' twice", member.name));
    arrays.emplace_back(std::move(name), *std::move(array));
  }
  return arrays;
}

} // namespace

Result<Arrays> readNpz(const std::string &path) {
  Result<Arrays> arrays = read(path);
  if (!arrays)
    return withPath(path, arrays.error());
  return arrays;
}

Result<void> writeNpz(const std::string &path, std::span<const NamedElements> arrays, bool compress) {
  constexpr std::size_t longest = 0xffff - suffix.size();
  for (const NamedElements &array : arrays)
    if (array.name.size() > longest)
      return withPath(path, fileError(fmt::format("expected names of at most {} bytes, but got one of {}", longest,
                                                  array.name.size())));
  NewFile file(path);
  ZipWriter archive(file, compress);
  for (const NamedElements &array : arrays) {
    std::string header = formatNpyHeader(array.type, array.extents);
    auto bytes = static_cast<std::size_t>(*elementBytes({array.type, {array.extents.begin(), array.extents.end()}}));
    std::string_view elements(static_cast<const char *>(array.data), bytes), parts[] = {header, elements};
    archive.add(fmt::format("{}{}", array.name, suffix), parts);
  }
  archive.finish();
  Result<void> written = file.commit();
  if (!written)
    return withPath(path, written.error());
  return written;
}

} // namespace tnp::runtime
