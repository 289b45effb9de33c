#pragma once

/// \file
/// Zip archives, as far as NumPy's .npz files need them: members that are stored or deflated, and sizes of 64 bits.

#include "lib/Runtime/Files.h"

#include <vector>

namespace tnp::runtime {

/// What the directory of an archive says of a member.
struct ZipMember {
  std::string name;
  std::uint16_t flags = 0, method = 0;
  std::uint32_t checksum = 0;
  std::uint64_t packed = 0, size = 0; ///< bytes in the archive, and of the member itself
  std::uint64_t header = 0;           ///< where its own header begins
};

/// The members, after checks that leave no room for archives that claim more than they hold: each lies within the file,
/// none shares bytes with another, none unpacks to more than deflate can.
Result<std::vector<ZipMember>> readZipDirectory(FileSource &file);

/// The bytes of one member. `finish` says whether they were all, and the right ones.
class ZipMemberSource : public Source {
public:
  static Result<std::unique_ptr<ZipMemberSource>> open(FileSource &file, const ZipMember &member);
  ZipMemberSource(const ZipMemberSource &) = delete;
  ZipMemberSource &operator=(const ZipMemberSource &) = delete;
  ~ZipMemberSource() override;

  std::size_t read(void *to, std::size_t bytes) override;
  std::optional<std::int64_t> left() const override { return rest; }
  Result<void> finish();

private:
  struct Inflater;
  ZipMemberSource(FileSource &file, const ZipMember &member);

  FileSource &file;
  const ZipMember &member;
  std::unique_ptr<Inflater> inflater; ///< null for a stored one
  std::int64_t rest;
  std::uint32_t checksum = 0;
};

/// Writes an archive, member after member.
class ZipWriter {
public:
  ZipWriter(NewFile &file, bool compress) : file(file), compress(compress) {}
  /// The parts, one after the other, are the member.
  void add(const std::string &name, std::span<const std::string_view> parts);
  /// The directory, which ends the archive.
  void finish();

private:
  void store(std::span<const std::string_view> parts);
  void deflate(std::span<const std::string_view> parts);

  NewFile &file;
  bool compress;
  std::vector<ZipMember> members;
};

} // namespace tnp::runtime
