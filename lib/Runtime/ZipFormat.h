// The records of a zip archive: numbers in little-endian order, one after the other.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace tnp::runtime::zip {

static_assert(std::endian::native == std::endian::little);

constexpr std::uint32_t localHeader = 0x04034b50, directoryEntry = 0x02014b50, directoryEnd = 0x06054b50,
                        directoryEnd64 = 0x06064b50, directoryLocator64 = 0x07064b50;
constexpr std::uint16_t stored = 0, deflated = 8, encrypted = 1, utf8 = 0x800, version64 = 45, sizes64 = 1;
constexpr std::uint32_t in64 = 0xffffffff; ///< the number is in the 64-bit record

class Writer {
public:
  template <class... T> Writer &put(T... numbers) {
    (text.append(reinterpret_cast<const char *>(&numbers), sizeof numbers), ...);
    return *this;
  }
  std::string text;
};

/// Numbers beyond the end are 0 and make it bad.
class Reader {
public:
  explicit Reader(std::string_view text) : rest(text) {}
  template <class... T> Reader &get(T &...numbers) {
    (take(&numbers, sizeof numbers), ...);
    return *this;
  }
  std::string_view text(std::size_t size) {
    bad |= size > rest.size();
    std::string_view taken = rest.substr(0, size);
    rest.remove_prefix(taken.size());
    return taken;
  }
  void skip(std::size_t size) { (void)text(size); }
  bool empty() const { return rest.empty(); }
  bool good() const { return !bad; }

private:
  void take(void *to, std::size_t size) {
    std::string_view from = text(size);
    std::memset(to, 0, size);
    std::memcpy(to, from.data(), from.size());
  }
  std::string_view rest;
  bool bad = false;
};

} // namespace tnp::runtime::zip
