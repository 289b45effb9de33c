// The bytes of a member: as they are, or inflated.
#include "lib/Runtime/Zip.h"
#include "lib/Runtime/ZipFormat.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <limits>
#include <zlib.h>

namespace tnp::runtime {

struct ZipMemberSource::Inflater {
  Inflater() { good = ::inflateInit2(&stream, -MAX_WBITS) == Z_OK; }
  ~Inflater() { ::inflateEnd(&stream); }

  std::size_t read(FileSource &file, void *to, std::size_t bytes) {
    std::size_t done = 0;
    while (good && done < bytes) {
      if (stream.avail_in == 0) {
        stream.next_in = input.data();
        stream.avail_in = static_cast<uInt>(file.read(input.data(), input.size()));
      }
      auto room = static_cast<uInt>(std::min<std::size_t>(bytes - done, std::numeric_limits<uInt>::max()));
      stream.next_out = static_cast<Bytef *>(to) + done;
      stream.avail_out = room;
      good = ::inflate(&stream, Z_NO_FLUSH) == Z_OK; // not at the end either
      done += room - stream.avail_out;
    }
    return done;
  }

  z_stream stream{};
  std::array<Bytef, 1 << 16> input;
  bool good = true;
};

ZipMemberSource::ZipMemberSource(FileSource &file, const ZipMember &member)
    : file(file), member(member), rest(static_cast<std::int64_t>(member.size)) {
  if (member.method == zip::deflated)
    inflater = std::make_unique<Inflater>();
}

ZipMemberSource::~ZipMemberSource() = default;

Result<std::unique_ptr<ZipMemberSource>> ZipMemberSource::open(FileSource &file, const ZipMember &member) {
  constexpr std::int64_t headerBytes = 30;
  auto at = static_cast<std::int64_t>(member.header);
  if (Result<void> selected = file.select(at, headerBytes); !selected)
    return selected.error();
  std::string text(headerBytes, '\0');
  std::size_t got = file.read(text.data(), text.size());
  std::uint32_t signature = 0;
  std::uint16_t name = 0, extra = 0;
  zip::Reader reader(text);
  reader.get(signature).skip(22);
  reader.get(name, extra);
  std::int64_t data = at + headerBytes + name + extra;
  if (got != text.size() || signature != zip::localHeader ||
      data > *file.size() - static_cast<std::int64_t>(member.packed))
    return fileError("expected the header of a member where the directory says it is, but got another");
  if (Result<void> selected = file.select(data, static_cast<std::int64_t>(member.packed)); !selected)
    return selected.error();
  return std::unique_ptr<ZipMemberSource>(new ZipMemberSource(file, member));
}

std::size_t ZipMemberSource::read(void *to, std::size_t bytes) {
  bytes = std::min(bytes, static_cast<std::size_t>(rest));
  std::size_t count = inflater ? inflater->read(file, to, bytes) : file.read(to, bytes);
  checksum = static_cast<std::uint32_t>(::crc32_z(checksum, static_cast<const Bytef *>(to), count));
  rest -= static_cast<std::int64_t>(count);
  return count;
}

Result<void> ZipMemberSource::finish() {
  if (rest)
    return fileError(fmt::format("expected a member of {} bytes, but the array in it has {} fewer", member.size, rest));
  if (std::byte more; inflater && inflater->read(file, &more, 1))
    return fileError(fmt::format("expected a member of {} bytes, but more were packed", member.size));
  if (checksum != member.checksum)
    return fileError(fmt::format("expected a member of checksum {:08x}, but got {:08x}", member.checksum, checksum));
  return {};
}

} // namespace tnp::runtime
