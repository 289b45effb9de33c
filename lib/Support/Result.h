#pragma once

/// \file
/// A value or the reason why there is none: how layers without MLIR report failure. Only lib/API turns it into an exception.

#include <cassert>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace tnp {

/// What went wrong, as far as a caller can act on it. lib/API maps each kind to one exception class.
enum class ErrorKind : std::uint8_t {
  type,      ///< an argument of the wrong sort
  shape,     ///< extents that do not fit
  index,     ///< an index or axis out of range
  value,     ///< a value the operation does not accept
  dtype,     ///< an element type the operation does not accept
  device,    ///< a device that is absent or failed
  trace,     ///< something a traced function may not do
  signature, ///< arguments that do not fit the declared signature
  file,      ///< a file that cannot be read or written
  memory,    ///< out of memory
  internal,  ///< a broken promise of ours; asks for a report
};

/// The kind's one word, as it is written in IR and in cached files: "shape", "index", ...
std::string_view name(ErrorKind kind);

struct Error {
  ErrorKind kind = ErrorKind::internal;
  std::string message;
};

/// A message "[op] expected ..." as `function` would have it, which is made of op: "[function] expected ...".
std::string inNameOf(std::string_view function, std::string message);

/// Either a T or an Error. Test it, then use `*result` or `result.error()`.
///
///     Result<Dim> broadcast(Dim a, Dim b);
///     auto dim = broadcast(a, b);
///     if (!dim)
///       return dim.error();
template <class T> class [[nodiscard]] Result {
public:
  Result(T value) : state(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state(std::in_place_index<1>, std::move(error)) {}
  /// From anything a T is made of, e.g. a shared_ptr<T> where T holds a shared_ptr<const T>.
  template <class U>
    requires(std::is_convertible_v<U &&, T> && !std::is_same_v<std::remove_cvref_t<U>, Result> &&
             !std::is_same_v<std::remove_cvref_t<U>, T> && !std::is_same_v<std::remove_cvref_t<U>, Error>)
  Result(U &&value) : state(std::in_place_index<0>, std::forward<U>(value)) {}

  explicit operator bool() const { return state.index() == 0; }

  T &operator*() & { return get(); }
  const T &operator*() const & { return const_cast<Result *>(this)->get(); }
  T &&operator*() && { return std::move(get()); }
  T *operator->() { return &get(); }
  const T *operator->() const { return &const_cast<Result *>(this)->get(); }

  const Error &error() const & { return const_cast<Result *>(this)->getError(); }
  Error &&error() && { return std::move(getError()); }

private:
  T &get() {
    assert(state.index() == 0 && "the result holds an error");
    return *std::get_if<0>(&state);
  }
  Error &getError() {
    assert(state.index() == 1 && "the result holds a value");
    return *std::get_if<1>(&state);
  }

  std::variant<T, Error> state;
};

/// Success, or the reason against it. `return {};` is success.
template <> class [[nodiscard]] Result<void> {
public:
  Result() = default;
  Result(Error error) : failure(std::move(error)), failed(true) {}

  explicit operator bool() const { return !failed; }
  const Error &error() const & { return failure; }
  Error &&error() && { return std::move(failure); }

private:
  Error failure;
  bool failed = false;
};

} // namespace tnp
