#pragma once

/// \file
/// Bytes out of files and into them.

#include "lib/Support/Result.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tnp::runtime {

Error fileError(std::string message);
/// What errno says.
Error systemError(std::string_view wanted);
/// The same error, with the path before it.
Error withPath(const std::string &path, Error error);

/// Where bytes come from, one after the other.
class Source {
public:
  virtual ~Source() = default;
  /// Fewer than `bytes` at the end and where reading fails.
  virtual std::size_t read(void *to, std::size_t bytes) = 0;
  /// No more bytes than these will come; nothing where nobody knows. Sizes that files claim are checked against it
  /// before memory is taken for them.
  virtual std::optional<std::int64_t> left() const = 0;
};

class MemorySource : public Source {
public:
  explicit MemorySource(std::span<const std::byte> bytes) : rest(bytes) {}
  std::size_t read(void *to, std::size_t bytes) override;
  std::optional<std::int64_t> left() const override { return static_cast<std::int64_t>(rest.size()); }
  /// What is not yet read, without a copy.
  std::span<const std::byte> remaining() const { return rest; }

private:
  std::span<const std::byte> rest;
};

/// A file, or a part of one.
class FileSource : public Source {
public:
  static Result<FileSource> open(const std::string &path);

  std::size_t read(void *to, std::size_t bytes) override;
  std::optional<std::int64_t> left() const override { return rest; }
  /// Reads `[from, from + bytes)` next, and nothing behind it.
  Result<void> select(std::int64_t from, std::int64_t bytes);
  /// Of the whole file; nothing for a pipe.
  std::optional<std::int64_t> size() const { return whole; }

private:
  struct Close {
    void operator()(std::FILE *file) const { std::fclose(file); }
  };
  explicit FileSource(std::FILE *file) : file(file) {}

  std::unique_ptr<std::FILE, Close> file;
  std::optional<std::int64_t> whole, rest;
};

/// A file that is written beside the one it is to replace, and appears in its place as a whole or not at all.
class NewFile {
public:
  explicit NewFile(const std::string &path);
  NewFile(const NewFile &) = delete;
  NewFile &operator=(const NewFile &) = delete;
  /// Without `commit`, nothing is left.
  ~NewFile();

  void write(const void *data, std::size_t bytes);
  void write(std::string_view text) { write(text.data(), text.size()); }
  std::int64_t position() const { return written; }
  /// Writes anew what is written at a place already.
  void rewrite(std::int64_t at, std::string_view text);
  /// The first thing that went wrong, or the file in its place.
  Result<void> commit();
  /// Makes `commit` fail, for the reason in errno.
  void fail();

private:
  std::string path, temporary;
  std::FILE *file = nullptr;
  std::int64_t written = 0;
  int problem = 0; ///< errno of the first failure
};

} // namespace tnp::runtime
