#pragma once

/// \file
/// Functions that rearrange elements and compute nothing. **Dtype**: that of x. Those that keep the order of the
/// elements (reshape, ravel, expand_dims, squeeze, atleast_2d) share them with x, as do parts of the first axis; the
/// others copy. In a traced function extents may be unknown, except where it is said that one must be known.
/// Functions that join arrays and those that cut one are in tnp/joining.h.

#include <tnp/axes.h>
#include <tnp/joining.h>
#include <tnp/ndarray.h>

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace tnp {

/// The same elements in C order under another shape; one extent may be -1 and follows from the others.
/// **Errors**: `shape_error` when the number of elements differs. NumPy: reshape.
///
///     np::reshape(np::arange(6), {2, -1}) // [[0 1 2] [3 4 5]]
[[nodiscard]] ndarray reshape(const operand &x, const shape &to);
/// One axis with all elements. NumPy: ravel.
///
///     np::ravel(np::array({{1, 2}, {3, 4}})) // [1 2 3 4]
[[nodiscard]] ndarray ravel(const operand &x);
/// The axes in reverse order, or in that of `axes`.
/// **Shape**: result axis i is axis axes[i] of x. **Errors**: `index_error` unless `axes` names each axis once;
/// NumPy: transpose.
///
///     np::transpose(np::array({{1, 2, 3}, {4, 5, 6}})) // [[1 4] [2 5] [3 6]]
///     np::transpose(np::ones({2, 3, 4}), {1, 0, 2}).shape() // (3,2,4)
[[nodiscard]] ndarray transpose(const operand &x, const axes &axes = {});
/// Another name of `transpose`.
[[nodiscard]] ndarray permute_dims(const operand &x, const axes &axes = {});
/// The last two axes in each other's place. **Errors**: `shape_error` for fewer. NumPy: matrix_transpose.
///
///     np::matrix_transpose(np::array({{1, 2}, {3, 4}})) // [[1 3] [2 4]]
[[nodiscard]] ndarray matrix_transpose(const operand &x);
/// The number of elements, or the extent of one axis, as a value of no axes: int64, and weak as a C++ number is, so that
/// float32 divided by it stays float32. In a trace it is known when the function runs, where `x.size()` and
/// `x.shape()[axis]` are errors. **Errors**: `index_error` for an axis outside.
/// NumPy: size.
///
///     auto mean = np::function([](np::ndarray x) { return np::sum(x) / np::size(x); },
///                              {.input_signature = {np::spec({np::unknown})}});
///     mean(np::array({1., 2., 6.})) // 3.0
[[nodiscard]] ndarray size(const operand &x, std::optional<std::int64_t> axis = {});
/// New axes of extent 1 at these places of the result. **Errors**: `index_error` for a place outside or twice.
/// NumPy: expand_dims.
///
///     np::expand_dims(np::ones({3}), 0).shape() // (1,3)
[[nodiscard]] ndarray expand_dims(const operand &x, const axes &axis);
/// Drops axes of extent 1: all of them, or those given. **Errors**: `shape_error` when one has another extent.
/// NumPy: squeeze.
///
///     np::squeeze(np::ones({1, 3, 1})).shape() // (3,)
[[nodiscard]] ndarray squeeze(const operand &x, const axes &axis = {});
/// x repeated to a larger shape. **Errors**: `shape_error` when x does not broadcast to it. NumPy: broadcast_to.
///
///     np::broadcast_to(np::array({1, 2}), {3, 2}) // [[1 2] [1 2] [1 2]]
[[nodiscard]] ndarray broadcast_to(const operand &x, const shape &to);
/// All of them repeated to the shape that they broadcast to. **Errors**: `shape_error` where they do not.
/// NumPy: broadcast_arrays.
///
///     np::broadcast_arrays({np::array({{1}, {2}}), np::array({3, 4})}) // [[1 1] [2 2]] [[3 4] [3 4]]
[[nodiscard]] std::vector<ndarray> broadcast_arrays(const std::vector<ndarray> &arrays,
                                                    location at = location::current());
/// The same of two arrays, which can be given names: `auto [x, y] = broadcast_arrays(a, b)`.
[[nodiscard]] std::array<ndarray, 2> broadcast_arrays(const operand &a, const operand &b);
/// The number of axes. NumPy: ndim. (NumPy's function shape is the constructor `np::shape(x)`.)
///
///     np::ndim(np::ones({2, 3})) // 2
[[nodiscard]] inline int ndim(const operand &x) { return x.array().ndim(); }
/// New axes of extent 1 until there are one, two (in front) or three (one in front, one behind).
/// NumPy: atleast_1d, atleast_2d, atleast_3d.
///
///     np::atleast_1d(5).shape() // (1,)
///     np::atleast_2d(np::ones({5})).shape() // (1,5)
///     np::atleast_3d(np::ones({5})).shape() // (1,5,1)
[[nodiscard]] ndarray atleast_1d(const operand &x);
[[nodiscard]] ndarray atleast_2d(const operand &x);
[[nodiscard]] ndarray atleast_3d(const operand &x);

/// Two axes in each other's place. **Errors**: `index_error` for an axis outside. NumPy: swapaxes.
///
///     np::swapaxes(np::ones({2, 3, 4}), 0, 2).shape() // (4,3,2)
[[nodiscard]] ndarray swapaxes(const operand &x, std::int64_t axis1, std::int64_t axis2);
/// Axes moved to other places; the rest keeps its order. **Errors**: `index_error` for an axis outside or twice,
/// `value_error` for as many sources as there are not destinations. NumPy: moveaxis.
///
///     np::moveaxis(np::ones({2, 3, 4}), 0, -1).shape() // (3,4,2)
[[nodiscard]] ndarray moveaxis(const operand &x, const axes &source, const axes &destination);

/// The elements in reverse order along all axes, or along those given. **Errors**: `index_error` for an axis outside
/// or twice. NumPy: flip.
///
///     np::flip(np::array({1, 2, 3})) // [3 2 1]
[[nodiscard]] ndarray flip(const operand &x, const axes &axis = {});
/// `flip` along axis 1. **Errors**: `shape_error` for an array of fewer axes. NumPy: fliplr.
///
///     np::fliplr(np::array({{1, 2}, {3, 4}})) // [[2 1] [4 3]]
[[nodiscard]] ndarray fliplr(const operand &x);
/// `flip` along axis 0. **Errors**: `shape_error` for a scalar. NumPy: flipud.
///
///     np::flipud(np::array({{1, 2}, {3, 4}})) // [[3 4] [1 2]]
[[nodiscard]] ndarray flipud(const operand &x);

/// One integer or a list of them.
class integers {
public:
  template <integer T> integers(T one) : list_{static_cast<std::int64_t>(one)} {}
  integers(std::initializer_list<extent> list) : list_(list.begin(), list.end()) {}
  explicit integers(std::span<const std::int64_t> list) : list_(list.begin(), list.end()) {}
  [[nodiscard]] const std::vector<std::int64_t> &list() const noexcept { return list_; }

private:
  std::vector<std::int64_t> list_;
};

/// The elements moved on by `shift` places, the last ones to the front again: along an axis, along several (each by its
/// own shift), or in C order. **Errors**: `index_error` for an axis outside, `value_error` where the shifts are not as
/// many as the axes (nor is one of the two single). NumPy: roll.
///
///     np::roll(np::arange(5), 2) // [3 4 0 1 2]
///     np::roll(np::arange(4).reshape({2, 2}), {1, 1}, {0, 1}) // [[3 2] [1 0]]
[[nodiscard]] ndarray roll(const operand &x, const integers &shift, const axes &axis = {});
/// The plane of two axes turned by `k` right angles, from the first axis towards the second.
/// **Errors**: `index_error` for an axis outside or twice, `value_error` where not two are given. NumPy: rot90.
///
///     np::rot90(np::array({{1, 2}, {3, 4}})) // [[2 4] [1 3]]
[[nodiscard]] ndarray rot90(const operand &x, std::int64_t k = 1, const axes &axes = {0, 1});

/// The whole array so many times along each axis; the shorter of shape and `times` is taken to begin with ones.
/// **Errors**: `value_error` for a negative number. NumPy: tile.
///
///     np::tile(np::array({1, 2}), {2, 2}) // [[1 2 1 2] [1 2 1 2]]
[[nodiscard]] ndarray tile(const operand &x, const integers &times);
/// Each element so many times: along an axis, or in C order.
/// `counts` is a number, or an array with a number for each element of the axis, which says how large the result is: it
/// needs elements, also while a function is traced, and an axis of known extent.
/// **Errors**: `dtype_error` for counts that are no integers, `value_error` for negative ones, `shape_error` where they
/// are not as many as the elements, `trace_error` for those that are not known, `index_error` for the axis.
/// NumPy: repeat.
///
///     np::repeat(np::array({1, 2}), 2) // [1 1 2 2]
///     np::repeat(np::array({1, 2}), np::array({3, 1})) // [1 1 1 2]
[[nodiscard]] ndarray repeat(const operand &x, const operand &counts, std::optional<std::int64_t> axis = {});

/// Numbers of elements before and after those of an axis: the same on both sides, a pair for all axes, or a pair each.
///
///     np::ndarray x = np::array({{1, 2}});
///     np::pad(x, 1) // [[0 0 0 0] [0 1 2 0] [0 0 0 0]]
///     np::pad(x, {0, 1}) // [[1 2 0] [0 0 0]]
///     np::pad(x, {{1, 0}, {0, 2}}) // [[0 0 0 0] [1 2 0 0]]
class pad_widths {
public:
  struct pair {
    std::int64_t before, after;
  };
  template <integer T>
  pad_widths(T both) : pairs_{{static_cast<std::int64_t>(both), static_cast<std::int64_t>(both)}} {}
  template <integer A, integer B>
  pad_widths(A before, B after) : pairs_{{static_cast<std::int64_t>(before), static_cast<std::int64_t>(after)}} {}
  pad_widths(std::initializer_list<pair> pairs) : pairs_(pairs) {}
  explicit pad_widths(std::vector<pair> pairs) : pairs_(std::move(pairs)) {}
  [[nodiscard]] const std::vector<pair> &pairs() const noexcept { return pairs_; }

private:
  std::vector<pair> pairs_;
};

/// What `pad` adds.
enum class pad_mode : std::uint8_t {
  constant,  ///< 0 0 | 1 2 3 | 0 0
  edge,      ///< 1 1 | 1 2 3 | 3 3
  reflect,   ///< 3 2 | 1 2 3 | 2 1
  symmetric, ///< 2 1 | 1 2 3 | 3 2
  wrap,      ///< 2 3 | 1 2 3 | 1 2
};

/// Options of `pad`.
struct pad_options {
  pad_mode mode = pad_mode::constant;
  ndarray constant_values = false; ///< A scalar, converted to the dtype of x.
};

/// x with more elements around. **Errors**: `value_error` for negative widths, and for another mode than `constant`
/// where there is nothing to repeat, or for as many pairs as there are not axes. NumPy: pad.
///
///     np::pad(np::array({1, 2, 3}), 2, {.mode = np::pad_mode::reflect}) // [3 2 1 2 3 2 1]
[[nodiscard]] ndarray pad(const operand &x, const pad_widths &widths, const pad_options &options = {});

} // namespace tnp
#pragma GCC visibility pop
