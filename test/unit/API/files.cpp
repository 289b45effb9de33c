// .npy files: there and back, foreign ones, broken ones.
#include <tnp/tnp.h>

#include <catch2/catch.hpp>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

namespace np = tnp;
using Catch::Matchers::Contains;

namespace {

/// A file that is gone afterwards.
struct Scratch {
  std::filesystem::path folder = std::filesystem::temp_directory_path() / ("tnp-files-" + std::to_string(::getpid()));
  std::string path = (folder / "x.npy").string();
  Scratch() { std::filesystem::create_directories(folder); }
  ~Scratch() { std::filesystem::remove_all(folder); }

  void write(const std::string &bytes) const { std::ofstream(path, std::ios::binary) << bytes; }
  std::string read() const {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
};

std::string file(const std::string &dictionary, const std::string &elements, char version = 1) {
  std::string size = {static_cast<char>(dictionary.size() & 255), static_cast<char>(dictionary.size() >> 8)};
  if (version > 1)
    size += std::string(2, '\0');
  return std::string("\x93NUMPY") + version + '\0' + size + dictionary + elements;
}

/// Why the file that holds these bytes is refused, by each of the ways to read it.
std::string refusal(const Scratch &scratch, const std::string &bytes) {
  scratch.write(bytes);
  std::string reasons[2];
  for (bool mmap : {false, true}) {
    try {
      (void)np::load(scratch.path, {.mmap = mmap});
      reasons[mmap] = "was read";
    } catch (const np::file_error &e) {
      reasons[mmap] = e.what();
    }
  }
  CHECK(reasons[0].substr(0, reasons[0].rfind('(')) == reasons[1].substr(0, reasons[1].rfind('(')));
  return reasons[0];
}

/// Reads a file with one change after the other: each is an array or a file_error, nothing else.
template <class Read>
std::pair<int, int> countReadAndRefused(const Scratch &scratch, const std::string &good, Read read) {
  int wasRead = 0, wasRefused = 0;
  auto tryOne = [&](const std::string &bytes) {
    scratch.write(bytes);
    try {
      read();
      ++wasRead;
    } catch (const np::file_error &) {
      ++wasRefused;
    }
  };
  for (std::size_t i = 0; i < good.size(); ++i)
    tryOne(good.substr(0, i));
  CHECK(wasRead == 0);
  for (std::size_t i = 0; i < good.size(); ++i)
    for (int bit = 0; bit < 8; ++bit) {
      std::string bytes = good;
      bytes[i] = static_cast<char>(bytes[i] ^ 1 << bit);
      tryOne(bytes);
    }
  return {wasRead, wasRefused};
}

} // namespace

TEST_CASE("every dtype comes back as it went", "[files]") {
  using enum np::dtype::code;
  Scratch scratch;
  for (np::dtype::code code : {bool_, int8, int16, int32, int64, uint8, uint16, uint32, uint64, float16, bfloat16,
                               float32, float64, complex64, complex128}) {
    np::ndarray x = np::array({{1, 0, 1}, {0, 1, 1}}, np::dtype(code));
    np::save(scratch.path, x);
    np::ndarray y = np::load(scratch.path);
    CHECK(y.dtype() == x.dtype());
    CHECK(y.shape() == np::shape{2, 3});
    CHECK(std::memcmp(x.bytes(), y.bytes(), static_cast<std::size_t>(6 * x.dtype().itemsize())) == 0);
  }
}

TEST_CASE("scalars and empty arrays", "[files]") {
  Scratch scratch;
  np::save(scratch.path, 2.5);
  CHECK(np::load(scratch.path).item<double>() == 2.5);
  CHECK(np::load(scratch.path).ndim() == 0);
  np::save(scratch.path, np::zeros({0, 3}));
  CHECK(np::load(scratch.path).shape() == np::shape{0, 3});
}

TEST_CASE("the bytes are those NumPy writes", "[files]") {
  Scratch scratch;
  np::save(scratch.path, np::array({1, 2}, np::int8));
  std::string header = "{'descr': '|i1', 'fortran_order': False, 'shape': (2,), }";
  header += std::string(128 - 10 - header.size() - 1, ' ') + "\n";
  // NumPy leaves room for the first extent to grow; elements start at a multiple of 64 either way.
  std::string bytes = scratch.read();
  CHECK(bytes.starts_with(std::string("\x93NUMPY\x01\x00", 8)));
  CHECK((bytes.size() - 2) % 64 == 0);
  CHECK(bytes.find("{'descr': '|i1', 'fortran_order': False, 'shape': (2,), }") == 10);
  CHECK(bytes.substr(bytes.size() - 3) == "\n\x01\x02");
}

TEST_CASE("nothing is left beside the file", "[files]") {
  Scratch scratch;
  np::save(scratch.path, np::arange(3));
  np::save(scratch.path, np::arange(4));
  CHECK(np::load(scratch.path).size() == 4);
  auto files = std::filesystem::directory_iterator(scratch.folder);
  CHECK(std::distance(begin(files), end(files)) == 1);
  CHECK_THROWS_AS(np::save("/does/not/exist/x.npy", np::arange(3)), np::file_error);
}

TEST_CASE("Fortran order, byte order and versions", "[files]") {
  Scratch scratch;
  scratch.write(file("{'descr': '|i1', 'fortran_order': True, 'shape': (2, 3), }", "\x01\x04\x02\x05\x03\x06"));
  CHECK(np::load(scratch.path).to_vector<std::int8_t>() == std::vector<std::int8_t>{1, 2, 3, 4, 5, 6});
  scratch.write(
      file("{'descr': '>i2', 'fortran_order': False, 'shape': (2,), }\n", std::string("\x01\x02\x00\x05", 4), 2));
  CHECK(np::load(scratch.path).to_vector<std::int16_t>() == std::vector<std::int16_t>{0x102, 5});
  scratch.write(file("{\"shape\":(),\"fortran_order\":False,\"descr\":\"<u2\"}", "\x02\x01", 3));
  CHECK(np::load(scratch.path).item<int>() == 0x102);
}

TEST_CASE("bools are 0 and 1, whatever the file holds", "[files]") {
  Scratch scratch;
  scratch.write(file("{'descr': '|b1', 'fortran_order': False, 'shape': (4,), }", std::string("\x00\x01\x02\xff", 4)));
  for (bool mmap : {false, true}) {
    np::ndarray mask = np::load(scratch.path, {.mmap = mmap});
    CHECK(np::sum(mask).item<int>() == 3);
    CHECK(np::arange(4)(mask).to_vector<std::int64_t>() == std::vector<std::int64_t>{1, 2, 3});
  }
}

TEST_CASE("broken files are refused, each with its reason", "[files]") {
  Scratch scratch;
  const std::string good = "{'descr': '<i2', 'fortran_order': False, 'shape': (2,), }", four(4, '\1');
  auto with = [&](const std::string &from, const std::string &to) {
    std::string text = good;
    return file(text.replace(text.find(from), from.size(), to), four);
  };
  REQUIRE(refusal(scratch, file(good, four)) == "was read");
  CHECK_THAT(refusal(scratch, ""), Contains("[load]") && Contains("x.npy") && Contains("first bytes"));
  CHECK_THAT(refusal(scratch, "PK\3\4 a zip file"), Contains("first bytes"));
  CHECK_THAT(refusal(scratch, file(good, four, 9)), Contains("version") && Contains("9.0"));
  CHECK_THAT(refusal(scratch, file(good, four).substr(0, 9)), Contains("size of the .npy header"));
  CHECK_THAT(refusal(scratch, file(good, four).substr(0, 30)), Contains("file ends"));
  CHECK_THAT(refusal(scratch, file(good, "abc")), Contains("4 bytes of elements, but got 3"));
  CHECK_THAT(refusal(scratch, with("'<i2'", "[('a', '<i2')]")), Contains("no structure"));
  CHECK_THAT(refusal(scratch, with("<i2", "<M8")), Contains("dtypes") && Contains("<M8"));
  CHECK_THAT(refusal(scratch, with("<i2", "|O")), Contains("dtypes"));
  CHECK_THAT(refusal(scratch, with("<i2", "|i2")), Contains("dtypes"));
  CHECK_THAT(refusal(scratch, with("<i2", "")), Contains("a dtype"));
  CHECK_THAT(refusal(scratch, with("False", "Maybe")), Contains("True or False"));
  CHECK_THAT(refusal(scratch, with("(2,)", "(2)")), Contains("tuple"));
  CHECK_THAT(refusal(scratch, with("(2,)", "(-2,)")), Contains("at least 0"));
  CHECK_THAT(refusal(scratch, with("(2,)", "(99999999999999999999,)")), Contains("at least 0"));
  CHECK_THAT(refusal(scratch, with("(2,)", "(4611686018427387904,4)")), Contains("too large"));
  CHECK_THAT(refusal(scratch, with("(2,)", "(1152921504606846976,)")), Contains("bytes of elements"));
  CHECK_THAT(refusal(scratch, with("(2,)", "(2 3)")), Contains("extents"));
  std::string ones;
  for (int i = 0; i < 65; ++i)
    ones += "1,";
  CHECK_THAT(refusal(scratch, with("False, 'shape': (2,)", "True, 'shape': (" + ones + ")")),
             Contains("at most 64 extents"));
  CHECK_THAT(refusal(scratch, with("'shape'", "'descr'")), Contains("once each"));
  CHECK_THAT(refusal(scratch, with(", 'shape': (2,), ", "")), Contains("fewer"));
  CHECK_THAT(refusal(scratch, with("}", "")), Contains("quoted key"));
  CHECK_THAT(refusal(scratch, with("}", "} + 1")), Contains("nothing after"));
  CHECK_THAT(refusal(scratch, with("{", "")), Contains("a dictionary"));
  CHECK_THAT(refusal(scratch, file(good, four).replace(8, 2, "\xff\xff")), Contains("file ends"));
  std::string huge = file(good, four, 2);
  CHECK_THAT(refusal(scratch, huge.replace(8, 4, "\xff\xff\xff\x7f")), Contains("at most 1 MiB"));
}

TEST_CASE("a file with any bit flipped, or cut off anywhere, is an array or an error", "[files]") {
  Scratch scratch;
  np::ndarray x = np::arange(6).reshape({2, 3});
  np::save(scratch.path, x);
  std::string npy = scratch.read();
  auto look = [](const np::ndarray &array) { return np::to_string(array).size(); };
  for (bool mmap : {false, true}) {
    auto [wasRead, wasRefused] =
        countReadAndRefused(scratch, npy, [&] { look(np::load(scratch.path, {.mmap = mmap})); });
    CHECK(wasRead >= 48 * 8); // the elements, which may be anything
    CHECK(wasRefused > 0);
  }
  for (bool compress : {false, true}) {
    compress ? np::savez_compressed(scratch.path, {{"x", x}, {"y", x + 1}})
             : np::savez(scratch.path, {{"x", x}, {"y", x + 1}});
    auto [wasRead, wasRefused] = countReadAndRefused(scratch, scratch.read(), [&] {
      for (auto &[name, array] : np::loadz(scratch.path))
        look(array);
    });
    CHECK(wasRefused > 2 * 48 * 8); // elements have a checksum here
    CHECK(wasRead > 0);             // times and attributes have none
  }
}

TEST_CASE("archives of named and of numbered arrays", "[files]") {
  Scratch scratch;
  np::ndarray x = np::arange(1000), y = np::array({{1.5f, 2.f}});
  np::savez(scratch.path, {{"x", x}, {"a longer name", y}});
  auto named = np::loadz(scratch.path);
  CHECK(named.size() == 2);
  CHECK(np::array_equal(named.at("x"), x));
  CHECK(named.at("a longer name").dtype() == np::float32);
  CHECK(np::array_equal(named.at("a longer name"), y));
  std::size_t stored = scratch.read().size();
  np::savez_compressed(scratch.path, {x, y});
  CHECK(scratch.read().size() < stored / 2);
  auto numbered = np::loadz(scratch.path);
  CHECK(np::array_equal(numbered.at("arr_0"), x));
  CHECK(np::array_equal(numbered.at("arr_1"), y));
  CHECK_THROWS_WITH(np::savez("/does/not/exist/x.npz", {x}),
                    Contains("[savez] /does/not/exist/x.npz: expected to write"));
  CHECK_THROWS_WITH(np::savez(scratch.path, {{std::string(70000, 'x'), x}}), Contains("names of at most 65531 bytes"));
  CHECK_THROWS_WITH(np::loadz(scratch.path + "y"), Contains("[loadz]") && Contains("No such file"));
  CHECK(np::loadz(scratch.path).size() == 2); // what failed has left it
}

TEST_CASE("a mapped array is used as any other, and outlives its file", "[files]") {
  Scratch scratch;
  np::save(scratch.path, np::arange(100000.));
  np::ndarray x = np::load(scratch.path, {.mmap = true});
  std::filesystem::remove(scratch.path);
  CHECK(np::sum(x + 1).item<double>() == 5000050000.);
  np::ndarray row = x.reshape({100, 1000})(99);
  x = 0;
  CHECK(row(999).item<double>() == 99999.);
  scratch.write(file("{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }", std::string(16, '\0')));
  np::ndarray unaligned = np::load(scratch.path, {.mmap = true}); // a header of 67 bytes: read, not mapped
  CHECK(reinterpret_cast<std::uintptr_t>(unaligned.data<double>()) % 8 == 0);
  CHECK(np::array_equal(unaligned, np::zeros(2)));
}
