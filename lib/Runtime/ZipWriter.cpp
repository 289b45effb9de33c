#include "lib/Runtime/Zip.h"
#include "lib/Runtime/ZipFormat.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <zlib.h>

namespace tnp::runtime {

using zip::Writer;

namespace {

constexpr std::uint16_t midnight = 0, firstOf1980 = 0x21; // NumPy's files have no time either

const Bytef *bytesOf(std::string_view part) { return reinterpret_cast<const Bytef *>(part.data()); }

/// What the header of a member and its entry in the directory have in common; the sizes are in the 64-bit record.
void putCommon(Writer &record, const ZipMember &member) {
  record.put(member.flags, member.method, midnight, firstOf1980, member.checksum, zip::in64, zip::in64,
             static_cast<std::uint16_t>(member.name.size()));
}

std::string headerOf(const ZipMember &member) {
  Writer record;
  record.put(zip::localHeader, zip::version64);
  putCommon(record, member);
  record.put(std::uint16_t(20));
  record.text += member.name;
  record.put(zip::sizes64, std::uint16_t(16), member.size, member.packed);
  return record.text;
}

std::string entryOf(const ZipMember &member) {
  Writer record;
  record.put(zip::directoryEntry, zip::version64, zip::version64);
  putCommon(record, member);
  record.put(std::uint16_t(28), std::uint16_t(0), std::uint16_t(0), std::uint16_t(0), std::uint32_t(0), zip::in64);
  record.text += member.name;
  record.put(zip::sizes64, std::uint16_t(24), member.size, member.packed, member.header);
  return record.text;
}

} // namespace

void ZipWriter::add(const std::string &name, std::span<const std::string_view> parts) {
  ZipMember member{.name = name, .method = compress ? zip::deflated : zip::stored};
  if (std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) > 127; }))
    member.flags = zip::utf8;
  member.header = static_cast<std::uint64_t>(file.position());
  file.write(headerOf(member)); // checksum and sizes come when they are known
  auto start = static_cast<std::uint64_t>(file.position());
  for (std::string_view part : parts) {
    member.checksum = static_cast<std::uint32_t>(::crc32_z(member.checksum, bytesOf(part), part.size()));
    member.size += part.size();
  }
  compress ? deflate(parts) : store(parts);
  member.packed = static_cast<std::uint64_t>(file.position()) - start;
  file.rewrite(static_cast<std::int64_t>(member.header), headerOf(member));
  members.push_back(std::move(member));
}

void ZipWriter::store(std::span<const std::string_view> parts) {
  for (std::string_view part : parts)
    file.write(part);
}

void ZipWriter::deflate(std::span<const std::string_view> parts) {
  z_stream stream{};
  std::array<Bytef, 1 << 16> output;
  // NumPy's level, and no header: the archive has its own.
  if (::deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    errno = ENOMEM;
    return file.fail();
  }
  auto run = [&](std::string_view part, int flush) {
    stream.next_in = const_cast<Bytef *>(bytesOf(part));
    stream.avail_in = static_cast<uInt>(part.size());
    do {
      stream.next_out = output.data();
      stream.avail_out = output.size();
      ::deflate(&stream, flush);
      file.write(output.data(), output.size() - stream.avail_out);
    } while (stream.avail_out == 0);
  };
  constexpr std::size_t piece = std::size_t(1) << 30; // zlib counts in 32 bits
  for (std::string_view part : parts)
    for (; !part.empty(); part.remove_prefix(std::min(piece, part.size())))
      run(part.substr(0, piece), Z_NO_FLUSH);
  run({}, Z_FINISH);
  ::deflateEnd(&stream);
}

void ZipWriter::finish() {
  auto start = static_cast<std::uint64_t>(file.position());
  for (const ZipMember &member : members)
    file.write(entryOf(member));
  auto end = static_cast<std::uint64_t>(file.position()), count = static_cast<std::uint64_t>(members.size());
  bool large = end >= zip::in64 || count >= 0xffff;
  Writer record;
  if (large) {
    record.put(zip::directoryEnd64, std::uint64_t(44), zip::version64, zip::version64, std::uint32_t(0),
               std::uint32_t(0), count, count, end - start, start);
    record.put(zip::directoryLocator64, std::uint32_t(0), end, std::uint32_t(1));
  }
  auto few = static_cast<std::uint16_t>(large ? 0xffff : count);
  record.put(zip::directoryEnd, std::uint16_t(0), std::uint16_t(0), few, few);
  record.put(large ? zip::in64 : static_cast<std::uint32_t>(end - start),
             large ? zip::in64 : static_cast<std::uint32_t>(start), std::uint16_t(0));
  file.write(record.text);
}

} // namespace tnp::runtime
