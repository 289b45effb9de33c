// Maps, optionals, variants and options as arguments and results. The functions here compute nothing unless they must.
#include <tnp/tnp.h>

#include <array>
#include <catch2/catch.hpp>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>

namespace np = tnp;
using np::detail::structure;

namespace {

struct layer {
  np::ndarray weights;
  std::optional<np::ndarray> bias;
};
struct network {
  std::map<std::string, layer> layers;
  std::string activation;
};
struct tree {
  np::ndarray value;
  std::map<int, tree> children;
};
struct rates {
  double first = .5, second = .25;
};
struct options {
  double scale = 2;
  std::optional<np::dtype> dtype = {};
  np::axes over = {};
  std::string name = "mean";
  rates inner = {};
};

template <class T> T there_and_back(const T &value) {
  return np::function([](T x) { return x; })(value);
}

} // namespace

TEST_CASE("maps are structures, and keep their keys", "[function][structure]") {
  std::map<std::string, np::ndarray> x{
      {"w", np::ones({2})}, {"a key of more than eight characters", np::zeros({3})}, {"", np::ones({1})}};
  auto y = there_and_back(x);
  REQUIRE(y.size() == 3);
  for (const auto &[key, array] : x)
    CHECK(y.at(key).data<double>() == array.data<double>()); // the very same arrays
  CHECK(there_and_back(std::map<int, double>{{-1, .5}, {7, -0.}}) == std::map<int, double>{{-1, .5}, {7, -0.}});
  CHECK(there_and_back(std::map<std::string, bool>{}).empty());
  CHECK_FALSE(
      (structure<std::map<double, int>> || structure<std::map<np::ndarray, int>> || structure<std::map<int, int *>>));
}

TEST_CASE("a map without an order is taken in that of its keys", "[function][structure]") {
  int traced = 0;
  auto f = np::function([&](std::unordered_map<std::string, np::ndarray> m) {
    ++traced;
    return std::pair(m.at("a"), m.at("b"));
  });
  std::unordered_map<std::string, np::ndarray> one, other(1000);
  for (int i = 0; i < 40; ++i)
    one.emplace("filler " + std::to_string(i), np::zeros({1}));
  one.emplace("a", np::array({1., 2.})), one.emplace("b", np::array({3.}));
  for (int i = 39; i >= 0; --i)
    other.emplace("filler " + std::to_string(i), np::zeros({1}));
  other.emplace("b", np::array({5.})), other.emplace("a", np::array({6., 7.}));
  (void)f(one);
  auto [a, b] = f(other);
  CHECK(traced == 1);
  CHECK(a.to_vector<double>() == std::vector<double>{6, 7});
  CHECK(b.to_vector<double>() == std::vector<double>{5});
}

TEST_CASE("keys, presence and lengths are part of the signature", "[function][structure][key]") {
  auto f = np::function(
      [](std::map<std::string, np::ndarray> m, std::optional<np::ndarray> bias) { return std::pair(m, bias); },
      {.arguments = {"m", "bias"}});
  np::ndarray x = np::ones({2});
  (void)f({{"a", x}, {"b", x}}, {});
  (void)f({{"b", x + 1}, {"a", x}}, std::nullopt);
  CHECK(f.cache_info().misses == 1);
  CHECK_FALSE(f({{"a", x}, {"b", x}}, {}).second.has_value());
  (void)f({{"a", x}, {"c", x}}, {});
  CHECK(f.last_retrace() == "key 1 of m changed from \"b\" to \"c\"");
  (void)f({{"a", x}, {"b", x}}, x);
  CHECK(f.last_retrace() == "bias.has_value() changed from false to true");
  (void)f({{"a", np::ones({3})}, {"b", x}}, {});
  CHECK(f.last_retrace() == "m[\"a\"] changed its shape from (2,) to (3,)");
  (void)f({{"a", x}}, {});
  CHECK(f.last_retrace() == "m.size() changed from 2 to 1");
  CHECK(f.cache_info().misses == 5);
}

TEST_CASE("structures nest", "[function][structure]") {
  auto f = np::function(
      [](network net, np::ndarray x) {
        for (auto &[name, layer] : net.layers) {
          x = x * layer.weights;
          if (layer.bias)
            x = x + *layer.bias;
        }
        return net.activation == "negative" ? -x : x;
      },
      {.arguments = {"net", "x"}});
  np::ndarray w = np::array({2., 3.}), b = np::array({1., 1.}), x = np::array({10., 20.});
  network net{{{"in", {w, b}}, {"out", {w, {}}}}, "none"};
  CHECK(f(net, x).to_vector<double>() == std::vector<double>{42, 183});
  net.activation = "negative";
  CHECK(f(net, x).to_vector<double>() == std::vector<double>{-42, -183});
  CHECK(f.last_retrace() == "net.activation changed from \"none\" to \"negative\"");
  net.layers.at("out").bias = b;
  CHECK(f(net, x).to_vector<double>() == std::vector<double>{-43, -184});
  CHECK(f.last_retrace() == "net.layers[\"out\"].bias.has_value() changed from false to true");

  tree t{w, {{1, {b, {}}}, {2, {x, {{5, {w, {}}}}}}}};
  tree back = there_and_back(t);
  CHECK(back.children.at(2).children.at(5).value.data<double>() == w.data<double>());
}

TEST_CASE("a variant is traced for the alternative it holds", "[function][structure]") {
  using number = std::variant<std::monostate, int, double, np::ndarray>;
  auto f = np::function(
      [](np::ndarray x, number n) {
        if (auto *i = std::get_if<int>(&n))
          return std::pair(x + *i, n);
        if (auto *d = std::get_if<double>(&n))
          return std::pair(x + *d, n);
        auto *a = std::get_if<np::ndarray>(&n);
        return std::pair(a ? x + *a : x, n);
      },
      {.arguments = {"x", "n"}});
  np::ndarray x = np::array({1, 2});
  CHECK(f(x, {}).first.dtype() == np::int64);
  CHECK(f(x, 1).first.to_vector<std::int64_t>() == std::vector<std::int64_t>{2, 3});
  CHECK(f(x, 1.).first.to_vector<double>() == std::vector<double>{2, 3}); // 1 and 1.0 differ
  CHECK(f.last_retrace().find("n.index() changed from ") == 0);
  CHECK(f(x, np::array({3, 4})).first.to_vector<std::int64_t>() == std::vector<std::int64_t>{4, 6});
  CHECK(f.cache_info().misses == 4);
  CHECK(std::get<double>(f(x, 1.).second) == 1.);
  CHECK((std::is_same_v<decltype(there_and_back(std::variant<int, int>(std::in_place_index<1>, 5))),
                        std::variant<int, int>>));
  CHECK(there_and_back(std::variant<int, int>(std::in_place_index<1>, 5)).index() == 1);
}

TEST_CASE("dtypes, shapes and axes are literals", "[function][structure]") {
  auto f = np::function([](np::ndarray x, np::dtype type, np::shape to,
                           np::axes over) { return np::sum(x.astype(type).reshape(to), over); },
                        {.arguments = {"x", "type", "to", "over"}});
  np::ndarray x = np::arange(6);
  CHECK(f(x, np::float32, {2, 3}, 0).to_vector<float>() == std::vector<float>{3, 5, 7});
  CHECK(f(x, np::float64, {2, 3}, 0).dtype() == np::float64);
  CHECK(f.last_retrace() == "type changed from float32 to float64");
  CHECK(f(x, np::float64, {3, 2}, 0).size() == 2);
  CHECK(f.last_retrace() == "to[0] changed from 2 to 3, to[1] changed from 3 to 2");
  CHECK(f(x, np::float64, {3, 2}, {}).item<double>() == 15);
  CHECK(f.last_retrace() == "over.has_value() changed from true to false");
}

TEST_CASE("options are given by name, or left out", "[function][options]") {
  auto f = np::function(
      [](np::ndarray x, options o) {
        x = x * (o.scale + o.inner.first);
        x = o.name == "sum" ? np::sum(x, o.over) : np::mean(x, o.over);
        return o.dtype ? x.astype(*o.dtype) : x;
      },
      {.arguments = {"x", "o"}});
  np::ndarray x = np::array({{1., 2.}, {3., 5.}});
  CHECK(f(x).item<double>() == 6.875);
  CHECK(f(x, {}).item<double>() == 6.875);
  CHECK(f.cache_info().misses == 1);
  CHECK(f(x, {.scale = .5}).item<double>() == 2.75);
  CHECK(f.last_retrace() == "o.scale changed from 2.0 to 0.5");
  CHECK(f(x, {.scale = .5, .dtype = np::float32, .over = 0, .name = "sum", .inner = {.first = 1}}).to_vector<float>() ==
        std::vector<float>{6, 10.5});
  CHECK(f(x, options{.scale = .5}).item<double>() == 2.75);
  CHECK(f.cache_info().misses == 3);

  CHECK(f.concrete(x).kernels().size() == 1);
  CHECK(f.concrete(np::spec({2, 2}), {.scale = .5}).kernels().size() == 1);
  CHECK(f.cache_info().misses == 3);

  // Inside another trace, too; and a function of options alone.
  CHECK(np::function([&](np::ndarray y) { return f(y) + f(y, {.scale = 3.5}); })(x).item<double>() == 6.875 + 11);
  CHECK(np::function([](options o) { return o.scale; })() == 2);
  CHECK(np::function([](options o) { return o.scale; })({.scale = 3}) == 3);
}

TEST_CASE("what must be given must be given", "[function][options]") {
  struct state {
    np::ndarray x;
    double rate;
  };
  auto f = np::function([](np::ndarray x, state s) { return x; });
  auto g = np::function([](np::ndarray x, double rate) { return x; });
  CHECK_FALSE(std::is_invocable_v<decltype(f), np::ndarray>);
  CHECK_FALSE(std::is_invocable_v<decltype(g), np::ndarray>);
  auto h = np::function([](np::ndarray x, options o) { return x; });
  CHECK(std::is_invocable_v<decltype(h), np::ndarray>);
  CHECK_FALSE(std::is_invocable_v<decltype(h)>);
}
