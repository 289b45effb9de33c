#include "tnp/finfo.h"

#include "lib/API/Error.h"

#include <cmath>
#include <string>

namespace tnp {

static dtype partOf(dtype type, location at) {
  if (!type.is_floating() && !type.is_complex())
    api::raise(ErrorKind::dtype, "[finfo] expected a floating-point dtype, but got " + std::string(type.name()), at);
  return type == complex64 ? float32 : type == complex128 ? float64 : type;
}

static int mantissaOf(dtype type) {
  return type == float64 ? 52 : type == float32 ? 23 : type == float16 ? 10 : 7; // 7: bfloat16
}

finfo::finfo(tnp::dtype type, location at) : dtype(partOf(type, at)) {
  bits = 8 * dtype.itemsize();
  nmant = mantissaOf(dtype);
  nexp = bits - 1 - nmant;
  maxexp = 1 << (nexp - 1);
  minexp = 2 - maxexp;
  precision = static_cast<int>(std::floor(nmant * std::log10(2.)));
  eps = std::ldexp(1., -nmant);
  epsneg = eps / 2;
  resolution = std::pow(10., -precision);
  max = std::ldexp(2 - eps, maxexp - 1);
  min = -max;
  smallest_normal = tiny = std::ldexp(1., minexp);
  smallest_subnormal = std::ldexp(1., minexp - nmant);
}

iinfo::iinfo(tnp::dtype type, location at) : dtype(type), bits(8 * type.itemsize()) {
  if (!type.is_integer())
    api::raise(ErrorKind::dtype, "[iinfo] expected an integer dtype, but got " + std::string(type.name()), at);
  bool isSigned = type.is_signed_integer();
  max = ~std::uint64_t{0} >> (64 - bits + isSigned);
  min = isSigned ? -static_cast<std::int64_t>(max) - 1 : 0;
}

} // namespace tnp
