#include "lib/Runtime/Files.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tnp::runtime {

Error fileError(std::string message) { return {ErrorKind::file, std::move(message)}; }

Error systemError(std::string_view wanted) {
  return fileError(fmt::format("expected to {} the file, but got: {}", wanted, std::strerror(errno)));
}

Error withPath(const std::string &path, Error error) {
  error.message = path + ": " + error.message;
  return error;
}

std::size_t MemorySource::read(void *to, std::size_t bytes) {
  std::size_t count = std::min(bytes, rest.size());
  if (count)
    std::memcpy(to, rest.data(), count);
  rest = rest.subspan(count);
  return count;
}

Result<FileSource> FileSource::open(const std::string &path) {
  std::FILE *file = std::fopen(path.c_str(), "rb");
  if (!file)
    return systemError("open");
  FileSource source(file);
  struct stat status;
  if (::fstat(::fileno(file), &status) != 0)
    return systemError("open");
  if (S_ISDIR(status.st_mode))
    return fileError("expected a file, but got a folder");
  if (S_ISREG(status.st_mode))
    source.whole = source.rest = status.st_size;
  return source;
}

std::size_t FileSource::read(void *to, std::size_t bytes) {
  if (rest)
    bytes = std::min(bytes, static_cast<std::size_t>(*rest));
  std::size_t count = std::fread(to, 1, bytes, file.get());
  if (rest)
    *rest -= static_cast<std::int64_t>(count);
  return count;
}

Result<void> FileSource::select(std::int64_t from, std::int64_t bytes) {
  if (::fseeko(file.get(), from, SEEK_SET) != 0)
    return systemError("read");
  rest = bytes;
  return {};
}

NewFile::NewFile(const std::string &path) : path(path) {
  static std::atomic<unsigned> count{0};
  temporary = fmt::format("{}.{}.{}.tmp", path, ::getpid(), count++);
  file = std::fopen(temporary.c_str(), "wbx");
  if (!file)
    fail();
}

NewFile::~NewFile() {
  if (!file)
    return;
  std::fclose(file);
  std::remove(temporary.c_str());
}

void NewFile::fail() {
  if (!problem)
    problem = errno ? errno : EIO;
}

void NewFile::write(const void *data, std::size_t bytes) {
  if (problem)
    return;
  if (bytes && std::fwrite(data, 1, bytes, file) != bytes)
    fail();
  written += static_cast<std::int64_t>(bytes);
}

void NewFile::rewrite(std::int64_t at, std::string_view text) {
  if (problem)
    return;
  if (::fseeko(file, at, SEEK_SET) != 0 || std::fwrite(text.data(), 1, text.size(), file) != text.size() ||
      ::fseeko(file, written, SEEK_SET) != 0)
    fail();
}

Result<void> NewFile::commit() {
  if (file) {
    if (std::fclose(std::exchange(file, nullptr)) != 0)
      fail();
    if (!problem && std::rename(temporary.c_str(), path.c_str()) == 0)
      return {};
    fail();
    std::remove(temporary.c_str());
  }
  errno = problem;
  return systemError("write");
}

} // namespace tnp::runtime
