#include "lib/Semantics/Random.h"

#include "lib/Semantics/Errors.h"
#include "lib/Semantics/Names.h"

namespace tnp::semantics {

/// random_c1: the key is one int64.
static Result<void> checkKey(std::string_view op, const TensorType &key) {
  if (key.type != int64 || !key.dims.empty())
    return refuse(ErrorKind::dtype, writtenName(op), "a key that is one int64, but got {} of shape {}", key.type.name(),
                  toString(key.dims));
  return {};
}

Result<TensorType> inferRandom(std::string_view op, const TensorType &key, dtype type, const Dims &dims) {
  if (Result<void> fine = checkKey(op, key); !fine)
    return fine.error();
  // random_c2: bits are integers of 32 or 64 bits, uniform and normal numbers are floats.
  bool bits = op == "random_bits";
  if (bits ? type != int32 && type != int64 : !type.is_floating())
    return refuse(ErrorKind::dtype, writtenName(op), "{}, but got {}", bits ? "int32 or int64" : "a float",
                  type.name());
  return TensorType{type, dims};
}

Result<TensorType> inferRandomIntegers(std::string_view op, const TensorType &key, const TensorType &low,
                                       const TensorType &high, dtype type, const Dims &dims) {
  if (Result<void> fine = checkKey("random_integers", key); !fine)
    return fine.error();
  // random_c3: the result is of an integer dtype.
  if (!type.is_integer())
    return refuse(ErrorKind::dtype, op, "an integer dtype, but got {}", type.name());
  // random_c4: each bound is one int64, or one uint64 where the result is uint64.
  const dtype wanted = type == uint64 ? uint64 : int64;
  for (const TensorType &bound : {low, high})
    if (bound.type != wanted || !bound.dims.empty())
      return refuse(ErrorKind::dtype, op, "bounds that are one {} each, for {}, but got {} of shape {}", wanted.name(),
                    type.name(), bound.type.name(), toString(bound.dims));
  return TensorType{type, dims};
}

} // namespace tnp::semantics
