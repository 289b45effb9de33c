// What is in an archive, and where.
#include "lib/Runtime/Zip.h"
#include "lib/Runtime/ZipFormat.h"

#include <algorithm>
#include <fmt/format.h>

namespace tnp::runtime {

namespace {

using namespace zip;

/// Where the directory is.
struct Directory {
  std::uint64_t members = 0, bytes = 0, start = 0;
};

/// Deflate makes at most 1032 bytes of one, and a few of nothing.
constexpr std::uint64_t mostOfOne = 1032, mostOfNothing = 64;

Error broken(std::string_view expected) {
  return fileError(fmt::format("expected {} in the .npz file, but got another", expected));
}

Result<std::string> readAt(FileSource &file, std::int64_t from, std::int64_t bytes) {
  if (Result<void> selected = file.select(from, bytes); !selected)
    return selected.error();
  std::string text(static_cast<std::size_t>(bytes), '\0');
  if (file.read(text.data(), text.size()) != text.size())
    return fileError("expected more bytes of the .npz file, but it ends");
  return text;
}

/// The directory of an archive that says of some number that it needs 64 bits. `tail` ends with the locator.
Result<Directory> findDirectory64(FileSource &file, std::string_view tail) {
  std::uint32_t signature = 0, disk = 0;
  std::uint64_t record = 0;
  constexpr std::size_t locatorBytes = 20, recordBytes = 56;
  Reader(tail.substr(tail.size() - std::min(tail.size(), locatorBytes))).get(signature, disk, record);
  auto size = static_cast<std::uint64_t>(*file.size());
  if (signature != directoryLocator64 || size < recordBytes || record > size - recordBytes)
    return broken("the place of the 64-bit directory");
  auto text = readAt(file, static_cast<std::int64_t>(record), recordBytes);
  if (!text)
    return text.error();
  Directory found;
  std::uint64_t onThisDisk = 0;
  Reader reader(*text);
  reader.get(signature).skip(20);
  reader.get(onThisDisk, found.members, found.bytes, found.start);
  if (signature != directoryEnd64)
    return broken("a 64-bit directory");
  return found;
}

Result<Directory> findDirectory(FileSource &file) {
  constexpr std::int64_t endBytes = 22, longestComment = 0xffff, locatorBytes = 20;
  std::int64_t tailBytes = std::min(*file.size(), endBytes + longestComment + locatorBytes);
  auto tail = readAt(file, *file.size() - tailBytes, tailBytes);
  if (!tail)
    return tail.error();
  std::size_t end = tail->rfind(std::string_view("PK\x05\x06", 4));
  if (end == std::string::npos || tail->size() - end < endBytes)
    return fileError("expected a .npz file, but it has no directory at its end (was it cut off?)");
  std::uint16_t disk = 0, firstDisk = 0, onThisDisk = 0, members = 0;
  std::uint32_t signature = 0, bytes = 0, start = 0;
  Reader(std::string_view(*tail).substr(end)).get(signature, disk, firstDisk, onThisDisk, members, bytes, start);
  if (members == 0xffff || bytes == in64 || start == in64)
    return findDirectory64(file, std::string_view(*tail).substr(0, end));
  return Directory{members, bytes, start};
}

/// The numbers that did not fit the entry are in a record of its extra fields, in this order.
void read64(std::string_view extra, ZipMember &member) {
  std::uint16_t id = 0, size = 0;
  for (Reader fields(extra); !fields.empty();) {
    fields.get(id, size);
    Reader field(fields.text(size));
    if (id != sizes64)
      continue;
    for (std::uint64_t *number : {&member.size, &member.packed, &member.header})
      if (*number == in64)
        field.get(*number);
  }
}

Result<ZipMember> readEntry(Reader &directory) {
  ZipMember member;
  std::uint32_t signature = 0, packed = 0, size = 0, header = 0;
  std::uint16_t name = 0, extra = 0, comment = 0;
  directory.get(signature).skip(4);
  directory.get(member.flags, member.method).skip(4);
  directory.get(member.checksum, packed, size, name, extra, comment).skip(8);
  directory.get(header);
  member.name = directory.text(name);
  std::string_view fields = directory.text(extra);
  directory.skip(comment);
  if (signature != directoryEntry || !directory.good())
    return broken("a directory of members");
  member.packed = packed;
  member.size = size;
  member.header = header;
  read64(fields, member);
  return member;
}

Result<void> check(const ZipMember &member, std::uint64_t room) {
  auto refuse = [&](std::string_view expected) {
    return fileError(fmt::format("member '{}': expected {}", member.name, expected));
  };
  if (member.flags & encrypted)
    return refuse("a member in clear text, but it is encrypted");
  if (member.method != stored && member.method != deflated)
    return refuse(fmt::format("a member that is stored or deflated, but got method {}", member.method));
  if (member.header >= room || member.packed > room - member.header)
    return refuse("a member within the file, but it lies outside");
  if (member.method == stored ? member.size != member.packed : member.size > mostOfNothing + member.packed * mostOfOne)
    return refuse(fmt::format("a size that {} packed bytes can have, but got {}", member.packed, member.size));
  return {};
}

} // namespace

Result<std::vector<ZipMember>> readZipDirectory(FileSource &file) {
  if (!file.size())
    return fileError("expected a file to read .npz from, but got a pipe");
  Result<Directory> place = findDirectory(file);
  if (!place)
    return place.error();
  auto size = static_cast<std::uint64_t>(*file.size());
  constexpr std::uint64_t largest = 1 << 30; // ten million members
  if (place->start > size || place->bytes > size - place->start || place->bytes > largest)
    return broken("a directory within the file, of at most 1 GiB,");
  auto text = readAt(file, static_cast<std::int64_t>(place->start), static_cast<std::int64_t>(place->bytes));
  if (!text)
    return text.error();
  std::vector<ZipMember> members;
  std::uint64_t packed = 0;
  for (Reader reader(*text); members.size() < place->members;) {
    Result<ZipMember> member = readEntry(reader);
    if (!member)
      return member.error();
    if (Result<void> checked = check(*member, place->start); !checked)
      return checked.error();
    // Members that share their bytes make a small file large.
    if ((packed += member->packed) > size)
      return broken("members of their own bytes each");
    members.push_back(*std::move(member));
  }
  return members;
}

} // namespace tnp::runtime
