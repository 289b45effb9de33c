#include "lib/Support/Env.h"
#include "lib/Support/Hash.h"
#include "lib/Support/Log.h"
#include "lib/Support/Result.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <memory>
#include <set>

using namespace tnp;

TEST_CASE("a result holds its value or its error", "[support]") {
  Result<std::string> good = "text";
  REQUIRE(good);
  CHECK(*good == "text");
  CHECK(good->size() == 4);
  Result<std::string> bad = Error{ErrorKind::shape, "[add] no"};
  REQUIRE_FALSE(bad);
  CHECK(bad.error().kind == ErrorKind::shape);
  CHECK(bad.error().message == "[add] no");

  Result<std::unique_ptr<int>> moved = std::make_unique<int>(3);
  std::unique_ptr<int> taken = *std::move(moved);
  CHECK(*taken == 3);
  Result<std::shared_ptr<const int>> converted = std::make_shared<int>(4);
  CHECK(**converted == 4);

  CHECK(Result<void>());
  CHECK_FALSE(Result<void>(Error{ErrorKind::file, ""}));
}

TEST_CASE("every kind of error has its own name", "[support]") {
  std::set<std::string_view> names;
  for (int kind = 0; kind <= static_cast<int>(ErrorKind::internal); ++kind)
    names.insert(name(static_cast<ErrorKind>(kind)));
  CHECK(names.size() == static_cast<std::size_t>(ErrorKind::internal) + 1);
}

TEST_CASE("the table of variables is sorted, documented and ours", "[support]") {
  auto all = env::variables();
  CHECK(std::is_sorted(all.begin(), all.end(), [](auto *a, auto *b) { return a->name < b->name; }));
  for (const env::Variable *variable : all) {
    CHECK(variable->name.substr(0, 4) == "TNP_");
    CHECK(variable->sentence.back() == '.');
  }
}

TEST_CASE("variables are read as text, number and flag", "[support]") {
  setenv("TNP_POOL_BYTES", "1024", 1);
  CHECK(env::get(env::poolBytes) == "1024");
  CHECK(env::getInteger(env::poolBytes, 7) == 1024);
  for (const char *text : {"", "x", "12x", "-5", "99999999999999999999"}) {
    setenv("TNP_POOL_BYTES", text, 1);
    CHECK(env::getInteger(env::poolBytes, 7) == 7);
  }
  unsetenv("TNP_POOL_BYTES");
  CHECK_FALSE(env::get(env::poolBytes));
  for (const char *text : {"", "0", "off", "false"}) {
    setenv("TNP_GUARD_PAGES", text, 1);
    CHECK_FALSE(env::getFlag(env::guardPages));
  }
  setenv("TNP_GUARD_PAGES", "1", 1);
  CHECK(env::getFlag(env::guardPages));
  unsetenv("TNP_GUARD_PAGES");
}

TEST_CASE("only variables that change code are part of a key", "[support]") {
  unsetenv("TNP_CPU");
  std::string before = env::codeRelevantState();
  setenv("TNP_NUM_THREADS", "3", 1);
  CHECK(env::codeRelevantState() == before);
  unsetenv("TNP_NUM_THREADS");
  setenv("TNP_CPU", "x86-64-v3", 1);
  CHECK(env::codeRelevantState() != before);
  unsetenv("TNP_CPU");
}

TEST_CASE("hashes tell order, length and every byte", "[support]") {
  CHECK(hashCombine(hashCombine(0, 1), 2) != hashCombine(hashCombine(0, 2), 1));
  CHECK(hashBytes("") != hashBytes(std::string_view("\0", 1)));
  CHECK(hashBytes("12345678") != hashBytes(std::string_view("12345678\0", 9)));
  std::string text = "the quick brown fox";
  std::set<std::uint64_t> hashes = {hashBytes(text)};
  for (std::size_t i = 0; i < text.size(); ++i)
    for (int bit = 0; bit < 8; ++bit) {
      std::string other = text;
      other[i] = static_cast<char>(other[i] ^ (1 << bit));
      hashes.insert(hashBytes(other));
    }
  CHECK(hashes.size() == 1 + 8 * text.size());
}
