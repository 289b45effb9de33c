// Random numbers: the stream against one computed here, integers between all kinds of bounds, the default generator.
#include "Message.h"

#include "Philox.h"

#include <tnp/tnp.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <complex>
#include <limits>
#include <thread>
#include <vector>

namespace np = tnp;
namespace nr = np::random;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

#define INTEGERS                                                                                                       \
  std::int8_t, std::int16_t, std::int32_t, std::int64_t, std::uint8_t, std::uint16_t, std::uint32_t, std::uint64_t

namespace {

/// How many of `got` are not low + philox::below(...).
template <class T> std::int64_t countWrong(const np::ndarray &got, std::int64_t key, T low, T last) {
  std::uint64_t count = static_cast<std::uint64_t>(last) - static_cast<std::uint64_t>(low) + 1;
  const T *numbers = got.data<T>();
  std::int64_t wrong = 0;
  for (std::int64_t i = 0; i < got.size(); ++i) {
    std::uint64_t want =
        static_cast<std::uint64_t>(low) +
        philox::below(static_cast<std::uint64_t>(key), static_cast<std::uint64_t>(i), count, sizeof(T) == 8);
    wrong += numbers[i] != static_cast<T>(want);
  }
  return wrong;
}

} // namespace

TEST_CASE("the stream is Philox4x32-10", "[random]") {
  CHECK(philox::block(0, 0) ==
        philox::Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}); // Random123's known answer
  for (std::int64_t key :
       {std::int64_t{0}, std::int64_t{7}, std::int64_t{-1}, std::numeric_limits<std::int64_t>::min()}) {
    auto bits = static_cast<std::uint64_t>(key);
    std::vector<nr::key> keys = nr::split(nr::key(key), 9);
    for (std::size_t i = 0; i < keys.size(); ++i)
      CHECK(static_cast<std::uint64_t>(keys[i].bits.item<std::int64_t>()) == philox::word64(bits, i));
    // Many enough for all threads, wherever they cut the numbers.
    np::ndarray single = nr::uniform(nr::key(key), {1'000'003}, np::float32),
                exact = nr::uniform(nr::key(key), {100'003});
    std::int64_t wrong = 0;
    for (std::int64_t i = 0; i < single.size(); ++i)
      wrong += single.data<float>()[i] !=
               std::ldexp(static_cast<float>(philox::word32(bits, static_cast<std::uint64_t>(i)) >> 8), -24);
    for (std::int64_t i = 0; i < exact.size(); ++i)
      wrong += exact.data<double>()[i] !=
               std::ldexp(static_cast<double>(philox::word64(bits, static_cast<std::uint64_t>(i)) >> 11), -53);
    CHECK(wrong == 0);
  }
}

// The floats were computed in Python from the words of the stream, by `math` and `statistics.NormalDist`.
TEST_CASE("the numbers of a seed never change", "[random]") {
  nr::key key(42);
  auto near = [](const np::ndarray &x, std::vector<double> want, double tolerance = 1e-14) {
    return np::allclose(x, np::array(want), {.rtol = tolerance, .atol = 0});
  };
  CHECK(near(nr::uniform(key, {3}), {0.4685865183391049, 0.34086154938517876, 0.32706338120338474}, 0));
  CHECK(near(nr::normal(key, {3}), {-0.07882346885253179, -0.41011294279565147, -0.4480366278979277}));
  CHECK(near(nr::normal(key, {3}, np::float32), {0.2870420053576813, -0.07882350375208995, -1.4521370085864769}, 1e-6));
  CHECK(near(nr::exponential(key, 1, {3}), {0.6322148758975181, 0.4168216745658574, 0.39610413089476704}));
  CHECK(nr::integers(key, 0, 1000, {4}).to_vector<std::int64_t>() == std::vector<std::int64_t>{340, 454, 773, 379});
  CHECK(nr::integers(key, 0, 1000, {4}, {.dtype = np::int32}).to_vector<std::int32_t>() ==
        std::vector<std::int32_t>{468, 340, 327, 454});
  CHECK(nr::permutation(key, 8).to_vector<std::int64_t>() == std::vector<std::int64_t>{4, 6, 5, 2, 1, 7, 3, 0});
  CHECK(nr::poisson(key, np::array({0.5, 3., 12., 1e6})).to_vector<std::int64_t>() ==
        std::vector<std::int64_t>{0, 3, 15, 1000891});
  CHECK(nr::choice(key, 5, {6}, {.p = np::array({.1, .2, .4, .2, .1})}).to_vector<std::int64_t>() ==
        std::vector<std::int64_t>{2, 2, 2, 2, 2, 3});
  nr::seed(42);
  CHECK(near(nr::rand(2), {0.26182093928386374, 0.5414750290090264}, 0));
  CHECK(near(nr::randn(2), {1.2922685222398353, 0.17239708129411235}));
}

TEMPLATE_TEST_CASE("integers of every dtype, between all kinds of bounds", "[random]", INTEGERS) {
  using limits = std::numeric_limits<TestType>;
  const np::dtype type = np::dtype_of<TestType>();
  const std::int64_t key = 5;
  const np::dtype bounds = type == np::uint64 ? np::uint64 : np::int64;
  for (auto [low, last] : {std::pair<TestType, TestType>{limits::min(), limits::max()},
                           {limits::max(), limits::max()},
                           {limits::min(), limits::min()},
                           {3, 3},
                           {0, 1},
                           {1, 6},
                           {TestType(limits::max() / 3), limits::max()},
                           {limits::min(), TestType(limits::max() / 2)}}) {
    np::ndarray x = nr::integers(nr::key(key), low, last, {1003}, {.endpoint = true, .dtype = type});
    CHECK(x.dtype() == type);
    CHECK(countWrong(x, key, low, last) == 0);
    if (last == limits::max())
      continue;
    CHECK(np::array_equal(x, nr::integers(nr::key(key), low, TestType(last + 1), {1003}, {.dtype = type})));
    auto compiled = np::function([&](nr::key k, np::ndarray from, np::ndarray to) {
      return nr::integers(k, from, to, {17, 59}, {.dtype = type});
    });
    CHECK(np::array_equal(np::reshape(x, {17, 59}),
                          compiled(nr::key(key), np::asarray(low, bounds), np::asarray(TestType(last + 1), bounds))));
  }
  np::ndarray all = nr::integers(nr::key(1), 0, 5, {1000}, {.dtype = type});
  CHECK(np::unique(all).size() == 5);
}

TEST_CASE("integers reach 2^63 and 2^64, with a bound that no array of the dtype holds", "[random]") {
  const std::uint64_t above = std::uint64_t{1} << 63;
  np::ndarray x = nr::integers(nr::key(1), std::numeric_limits<std::int64_t>::min(), above, {100});
  CHECK(countWrong(x, 1, std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()) == 0);
  CHECK(nr::integers(nr::key(1), above, above + 1, {2}, {.dtype = np::uint64}).to_vector<std::uint64_t>() ==
        std::vector{above, above});
  CHECK(np::array_equal(nr::integers(nr::key(1), 0, 256, {99}, {.dtype = np::uint8}),
                        nr::integers(nr::key(1), 0, 255, {99}, {.endpoint = true, .dtype = np::uint8})));
}

TEST_CASE("integers of no shape, of none and of one", "[random]") {
  CHECK(nr::integers(nr::key(1), 0, 9).shape() == np::shape{});
  CHECK(nr::integers(nr::key(1), 0, 9, {0}).shape() == np::shape{0});
  CHECK(nr::integers(nr::key(1), 0, 9, {3, 0, 2}).shape() == np::shape{3, 0, 2});
  CHECK(nr::integers(nr::key(1), 0, 9, 1).shape() == np::shape{1});
  CHECK(nr::integers(nr::key(1), 4, 5, {2, 2}).to_vector<std::int64_t>() == std::vector<std::int64_t>{4, 4, 4, 4});
}

TEST_CASE("integers refuse what has no meaning", "[random]") {
  nr::key key(1);
  auto refuses = [&](const np::operand &low, const np::operand &high, nr::integers_options options,
                     const std::string &why) {
    CHECK_THAT(message<std::exception>([&] { return nr::integers(key, low, high, {2}, options); }),
               StartsWith("[integers] expected") && Contains(why) && Contains("random.cpp"));
  };
  refuses(3, 3, {}, "a low bound below the high one, but got 3 and 3");
  refuses(4, 3, {.endpoint = true}, "a low bound of at most the high one, but got 4 and 3");
  refuses(-1, 3, {.dtype = np::uint8}, "integers from 0 to 255, but got -1 to 2");
  refuses(0, 129, {.dtype = np::int8}, "integers from -128 to 127, but got 0 to 128");
  refuses(0, std::uint64_t{1} << 63, {.endpoint = true}, "integers from -9223372036854775808 to 9223372036854775807");
  refuses(0., 3, {}, "bounds that are integers, but got float64");
  refuses(0, true, {}, "bounds that are integers, but got bool");
  refuses(np::array({1, 2}), 3, {}, "one number each, but got shape (2,)");
  refuses(0, 3, {.dtype = np::float32}, "an integer dtype, but got float32");
  refuses(0, 3, {.dtype = np::bool_}, "an integer dtype, but got bool");
  CHECK_THAT(message<np::shape_error>([&] { return nr::integers(key, 0, 1, {-1}); }), StartsWith("[integers]"));
  CHECK_THAT(message<np::memory_error>(
                 [&] { return nr::integers(key, 0, 1, {std::int64_t{1} << 40, std::int64_t{1} << 20}); }),
             StartsWith("[integers]"));
}

TEST_CASE("random_c5: compiled integers check the bounds they are given", "[random]") {
  auto drawn = [](np::dtype type, bool endpoint) {
    return np::function([=](nr::key k, np::ndarray low, np::ndarray high) {
      return nr::integers(k, low, high, {3}, {.endpoint = endpoint, .dtype = type});
    });
  };
  auto refuses = [&](np::dtype type, bool endpoint, const np::ndarray &low, const np::ndarray &high,
                     const std::string &why) {
    auto f = drawn(type, endpoint);
    CHECK_THAT(message<np::value_error>([&] { return f(nr::key(1), low, high); }),
               StartsWith("[integers] expected") && Contains(why));
  };
  const auto least = np::asarray(std::numeric_limits<std::int64_t>::min());
  refuses(np::int64, false, np::asarray(3), np::asarray(3), "a low bound below the high one, but got 3 and 3");
  refuses(np::int64, false, np::asarray(3), least, "a low bound below the high one");
  refuses(np::int64, true, np::asarray(4), np::asarray(3), "of at most the high one, but got 4 and 3");
  refuses(np::int8, true, np::asarray(0), np::asarray(128), "integers from -128 to 127, but got 0 to 128");
  refuses(np::uint16, false, np::asarray(-1), np::asarray(2), "integers from 0 to 65535, but got -1 to 1");
  refuses(np::uint64, false, np::asarray(2, np::uint64), np::asarray(1, np::uint64), "a low bound below the high one");
  auto mixed = drawn(np::uint64, false);
  CHECK_THAT(message<np::dtype_error>([&] { return mixed(nr::key(1), np::asarray(0), np::asarray(3)); }),
             Contains("bounds of uint64, but got int64"));
}

TEST_CASE("uniform and normal with parameters", "[random]") {
  nr::key key(3);
  for (np::dtype type : {np::float16, np::bfloat16, np::float32, np::float64}) {
    np::ndarray x = nr::uniform(key, 1, 2, {10000}, type); // half of all sums would round to 2 in bfloat16
    CHECK(x.dtype() == type);
    CHECK(np::all((x >= 1) & (x < 2)).item<bool>());
    CHECK(np::all((nr::uniform(key, 2, 1, {10000}, type) > 1)).item<bool>());
    CHECK(np::all(nr::uniform(key, 3, 3, {10}, type) == 3).item<bool>());
    CHECK(nr::normal(key, 1, 2, {4}, type).dtype() == type);
    np::function traced([&](nr::key k) { return nr::uniform(k, 1, 2, {10000}, type); });
    CHECK(np::array_equal(traced(key), x));
  }
  CHECK(np::array_equal(nr::uniform(key, 0, 1, {50}), nr::uniform(key, {50})));
  CHECK(np::array_equal(nr::normal(key, 0, 1, {50}), nr::normal(key, {50})));
  CHECK(np::array_equal(nr::normal(key, 3, -2, {50}), 3 - 2 * nr::normal(key, {50})));
  CHECK(nr::uniform(key, np::zeros({3, 1}), np::ones({4})).shape() == np::shape{3, 4});
  CHECK(nr::uniform(key, 0, 1).shape() == np::shape{});
  CHECK(nr::normal(key, np::zeros({3}, np::float32), 1, {2, 3}).dtype() == np::float32);
  CHECK_THAT(message<np::shape_error>([&] { return nr::normal(key, np::zeros({3}), 1, {2}); }), StartsWith("[normal]"));
  CHECK_THAT(message<np::dtype_error>([&] { return nr::uniform(key, 0, 1, {2}, np::int32); }), StartsWith("[uniform]"));
  CHECK_THAT(message<np::dtype_error>([&] { return nr::normal(key, np::array({std::complex<double>(1)}), 1); }),
             StartsWith("[normal]"));

  auto like =
      np::function([](nr::key k, np::ndarray low, np::ndarray high) { return nr::uniform(k, low, high); },
                   {.input_signature = {np::spec({}, np::int64), np::spec({np::unknown, 1}), np::spec({np::unknown})}});
  CHECK(np::array_equal(like(key, np::zeros({3, 1}), np::ones({4})), nr::uniform(key, {3, 4})));
}

TEST_CASE("the default generator", "[random]") {
  auto draws = [] {
    return std::vector{nr::rand(2, 3),
                       nr::randn(2, 3),
                       nr::random({5}),
                       nr::standard_normal({5}, np::float32),
                       nr::uniform(-1, 1, {5}),
                       nr::normal(0, 1, {5}),
                       nr::randint(0, 10, {5}),
                       np::asarray(nr::next_key().bits),
                       nr::random(),
                       nr::uniform({5}),
                       nr::normal({5}, np::float32),
                       nr::integers(0, 9, {9}, {.endpoint = true}),
                       nr::bernoulli(.5, {50}),
                       nr::choice(100, {9})};
  };
  nr::seed(3);
  std::vector<np::ndarray> first = draws(), second = draws();
  nr::seed(3);
  std::vector<np::ndarray> again = draws();
  for (std::size_t i = 0; i < first.size(); ++i) {
    CHECK(np::array_equal(first[i], again[i]));
    CHECK_FALSE(np::array_equal(first[i], second[i]));
  }
  CHECK(first[3].dtype() == np::float32);
  CHECK(first[6].dtype() == np::int64);
  CHECK(first[8].shape() == np::shape{});
  np::ndarray elsewhere; // each thread has its own
  std::thread([&] { elsewhere = nr::rand(2, 3); }).join();
  nr::seed(3);
  CHECK(np::array_equal(nr::rand(2, 3), first[0]));
  CHECK_FALSE(np::array_equal(elsewhere, first[0]));
  for (np::ndarray one : {nr::randint(10), nr::integers(10), nr::integers(nr::key(1), 10)})
    CHECK((one.ndim() == 0 && one.item<int>() >= 0 && one.item<int>() < 10));
  CHECK_THAT(message<np::value_error>([] { return nr::randint(3, 3, {2}); }),
             StartsWith("[randint]") && Contains("random.cpp"));
}

TEST_CASE("the default generator is refused where its numbers would be frozen", "[random]") {
  auto refuses = [](const std::string &name, auto draw) {
    np::function f([&](np::ndarray x) { return x + draw(); });
    CHECK_THAT(message<np::trace_error>([&] { return f(np::ones({2})); }),
               StartsWith("[" + name + "] expected a call outside of a traced function") && Contains("random.cpp"));
  };
  refuses("rand", [] { return nr::rand(2); });
  refuses("randn", [] { return nr::randn(2); });
  refuses("random", [] { return nr::random({2}); });
  refuses("standard_normal", [] { return nr::standard_normal({2}); });
  refuses("uniform", [] { return nr::uniform(0, 1, {2}); });
  refuses("normal", [] { return nr::normal(0, 1, {2}); });
  refuses("exponential", [] { return nr::exponential(1, {2}); });
  refuses("randint", [] { return nr::randint(0, 1, {2}); });
  refuses("poisson", [] { return nr::poisson(1, {2}); });
  refuses("permutation", [] { return nr::permutation(2); });
  refuses("next_key", [] { return nr::next_key().bits; });
}
