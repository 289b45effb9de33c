#include "lib/Semantics/Random.h"

#include "lib/Semantics/Errors.h"
#include "lib/Semantics/Names.h"

namespace tnp::semantics {

Result<TensorType> inferRandom(std::string_view op, const TensorType &key, dtype type, const Dims &dims) {
  // random_c1: the key is one int64.
  if (key.type != int64 || !key.dims.empty())
    return refuse(ErrorKind::dtype, writtenName(op), "a key that is one int64, but got {} of shape {}", key.type.name(),
                  toString(key.dims));
  // random_c2: bits are integers of 32 or 64 bits, uniform and normal numbers are floats.
  bool bits = op == "random_bits";
  if (bits ? type != int32 && type != int64 : !type.is_floating())
    return refuse(ErrorKind::dtype, writtenName(op), "{}, but got {}", bits ? "int32 or int64" : "a float", type.name());
  return TensorType{type, dims};
}

} // namespace tnp::semantics
