// Runs the cases that conformance.py draws: eagerly, or traced into a function of its own (on request for unknown extents) and
// called twice. With
// --dtypes, prints what the ufuncs make of each dtype.
#include "Dtypes.h"
#include "Operations.h"

#include <algorithm>
#include <cstring>
#include <iostream>

using namespace conformance;

namespace {

/// The operation on the views of the arguments; arrays are those that are not weak.
Arrays apply(const Case &what, Operation operation, const Arrays &arrays) {
  Arrays arguments;
  std::size_t next = 0;
  for (const Argument &argument : what.arguments)
    arguments.push_back(argument.isWeak ? argument.base : takeView(arrays[next++], argument.view));
  return operation(arguments, what.attributes);
}

bool haveSameBytes(const tnp::ndarray &a, const tnp::ndarray &b) {
  return a.shape() == b.shape() && a.dtype() == b.dtype() &&
         std::memcmp(a.bytes(), b.bytes(), static_cast<std::size_t>(a.size() * a.dtype().itemsize())) == 0;
}

/// What the array is, with unknown extents but for those of 1, which broadcast.
tnp::spec relax(const tnp::ndarray &array) {
  std::vector<std::int64_t> extents(array.shape().begin(), array.shape().end());
  std::ranges::replace_if(extents, [](std::int64_t n) { return n != 1; }, tnp::unknown);
  return {tnp::shape(std::span<const std::int64_t>(extents)), array.dtype()};
}

void run(const Case &what) {
  Operation operation = findOperation(what.operation);
  Arrays arrays;
  for (const Argument &argument : what.arguments)
    if (!argument.isWeak)
      arrays.push_back(argument.base);
  if (what.mode == Mode::eager)
    return writeResults(apply(what, operation, arrays));
  tnp::function_options options{.name = what.operation};
  if (what.mode == Mode::relaxed)
    for (const tnp::ndarray &array : arrays)
      options.input_signature.push_back(relax(array));
  tnp::function compiled([&](const Arrays &traced) { return apply(what, operation, traced); }, options);
  Arrays first = compiled(arrays), second = compiled(arrays);
  if (!std::ranges::equal(first, second, haveSameBytes))
    return writeError("unrepeatable", "the second call of the compiled function gave something else");
  writeResults(first);
}

} // namespace

int main(int argc, char **argv) {
  if (argc == 2 && std::string_view(argv[1]) == "--dtypes")
    return printUfuncDtypes(), 0;
  Case next;
  while (readCase(next)) {
    try {
      run(next);
    } catch (const tnp::shape_error &error) {
      writeError("shape_error", error.what());
    } catch (const tnp::dtype_error &error) {
      writeError("dtype_error", error.what());
    } catch (const tnp::index_error &error) {
      writeError("index_error", error.what());
    } catch (const tnp::value_error &error) {
      writeError("value_error", error.what());
    } catch (const std::exception &error) {
      writeError("unexpected", error.what());
    }
  }
}
