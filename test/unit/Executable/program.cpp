#include "lib/Executable/Program.h"

#include <catch2/catch.hpp>

using namespace tnp;
using namespace tnp::exec;

TEST_CASE("a program survives its bytes", "[program]") {
  Program program{
      "f", {"f_k0", "f_k1"}, {{ErrorKind::shape, "[add] {0}", 7}, {ErrorKind::index, "", -1}}, std::string("\0ELF", 4)};
  auto back = deserialize(serialize(program));
  REQUIRE(back);
  CHECK(back->entry == "f");
  CHECK(back->kernels == program.kernels);
  REQUIRE(back->failures.size() == 2);
  CHECK(back->failures[0].kind == ErrorKind::shape);
  CHECK(back->failures[0].message == "[add] {0}");
  CHECK(back->failures[1].operation == -1);
  CHECK(back->object == program.object);
}

TEST_CASE("no prefix and no flipped length is taken for a program", "[program]") {
  const std::string bytes = serialize({"f", {"f_k0"}, {{ErrorKind::value, "m", 1}}, "object"});
  for (std::size_t size = 0; size < bytes.size(); ++size)
    REQUIRE_FALSE(deserialize(std::string_view(bytes).substr(0, size)));
  REQUIRE_FALSE(deserialize(bytes + "x"));
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x80);
    (void)deserialize(damaged); // may or may not be one, but must not crash
  }
}
