#include "tnp/contraction.h"

#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Einsum.h"
#include "lib/API/Error.h"
#include "lib/API/Operands.h"
#include "lib/Semantics/Broadcast.h"
#include "lib/Semantics/Contraction.h"
#include "lib/Semantics/Reduction.h"
#include "tnp/elementwise.h"
#include "tnp/manipulation.h"

#include <limits>
#include <numeric>

namespace tnp {

namespace {

using Axes = std::vector<std::int64_t>;

/// So many letters, different from those of others.
std::string letters(int count, int before = 0) {
  std::string all;
  for (int i = before; i < before + count; ++i)
    all.push_back(static_cast<char>(i < 26 ? 'a' + i : 'A' + i - 26));
  return all;
}

/// Refuses extents that meet and differ, in the words of the function.
void checkPairs(std::string_view function, const operand &a, const Axes &ofA, const operand &b, const Axes &ofB) {
  const semantics::TensorType left = api::typeOf(a.array()), right = api::typeOf(b.array());
  for (std::size_t i = 0; i < ofA.size(); ++i) {
    const semantics::Dim one = left.dims[ofA[i]], other = right.dims[ofB[i]];
    if (one.isKnown() && other.isKnown() && one != other)
      api::raise(ErrorKind::shape,
                 "[" + std::string(function) + "] expected equal extents along axis " + std::to_string(ofA[i]) +
                     " of " + semantics::toString(left.dims) + " and axis " + std::to_string(ofB[i]) + " of " +
                     semantics::toString(right.dims) + ", but got " + std::to_string(one.value()) + " and " +
                     std::to_string(other.value()),
                 a.where());
  }
}

/// The sum over pairs of axes; the others follow each other.
ndarray contractPairs(const char *function, const operand &given, const Axes &ofA, const operand &b, const Axes &ofB) {
  const operand a = api::called(function, given);
  checkPairs(function, a, ofA, b, ofB);
  const int left = a.array().ndim(), right = b.array().ndim();
  if (left + right > 52)
    api::raise(ErrorKind::value,
               "[" + std::string(function) + "] expected at most 52 axes in all, but got " +
                   std::to_string(left + right),
               a.where());
  std::string first = letters(left), second = letters(right, left), result;
  for (std::size_t i = 0; i < ofA.size(); ++i)
    second[ofB[i]] = first[ofA[i]];
  for (char letter : first)
    if (second.find(letter) == std::string::npos)
      result.push_back(letter);
  for (char letter : second)
    if (first.find(letter) == std::string::npos)
      result.push_back(letter);
  return api::einsum(function, {a.array(), b.array()}, {{first, second}, result}, a.where());
}

} // namespace

ndarray matmul(const operand &a, const operand &b) {
  location at = api::called("matmul", a.where());
  dtype promoted = api::promoted({&a, &b});
  const dtype type = promoted.is_bool() ? int32 : promoted; // any sum of ands that is not 0 is true
  std::vector<ndarray> operands{api::convert(a.array(), type, "matmul", at),
                                api::convert(b.array(), type, "matmul", at)};
  auto result = api::check(semantics::inferMatmul(api::typeOf(operands[0]), api::typeOf(operands[1])), at);
  return api::convert(api::apply({"tnp.matmul", std::move(operands), {std::move(result)}, at}), promoted, "matmul", at);
}

ndarray dot(const operand &a, const operand &b) {
  const int left = a.array().ndim(), right = b.array().ndim();
  if (left == 0 || right == 0)
    return multiply(api::called("dot", a), b);
  return contractPairs("dot", a, {left - 1}, b, {std::max(right - 2, 0)});
}

ndarray inner(const operand &a, const operand &b) {
  const int left = a.array().ndim(), right = b.array().ndim();
  if (left == 0 || right == 0)
    return multiply(api::called("inner", a), b);
  return contractPairs("inner", a, {left - 1}, b, {right - 1});
}

ndarray outer(const operand &a, const operand &b) {
  api::Marker at("outer", a.where());
  return multiply(at(expand_dims(at(ravel(at(a.array()))), 1)), at(expand_dims(at(ravel(at(b.array()))), 0)));
}

ndarray vdot(const operand &a, const operand &b) {
  api::Marker at("vdot", a.where());
  const ndarray flat = ravel(at(a.array()));
  const operand left = at(flat.dtype().is_complex() ? conjugate(at(flat)) : flat), right = at(ravel(at(b.array())));
  return contractPairs("vdot", left, {0}, right, {0});
}

ndarray vecdot(const operand &a, const operand &b, std::int64_t axis) {
  api::Marker at("vecdot", a.where());
  std::vector<ndarray> operands;
  std::vector<int> ranks;
  for (const operand *each : {&a, &b}) {
    api::withAxes("vecdot", at(each->array()), 1);
    const std::int64_t along = api::check(semantics::normalizeAxis("vecdot", axis, each->array().ndim()), at.where);
    const bool isConjugate = each == &a && a.array().dtype().is_complex();
    operands.push_back(moveaxis(at(isConjugate ? conjugate(at(a.array())) : each->array()), along, -1));
    ranks.push_back(operands.back().ndim());
  }
  checkPairs("vecdot", at(operands[0]), {ranks[0] - 1}, at(operands[1]), {ranks[1] - 1});
  semantics::Dims batches[2];
  for (int i = 0; i < 2; ++i) {
    batches[i] = api::typeOf(operands[i]).dims;
    batches[i].pop_back();
  }
  api::check(semantics::broadcast("vecdot", batches), at.where);
  return api::einsum("vecdot", std::move(operands),
                     api::check(semantics::expandSubscripts("...i,...i->...", ranks), at.where), at.where);
}

ndarray tensordot(const operand &a, const operand &b, std::int64_t axes) {
  const int left = a.array().ndim(), right = b.array().ndim();
  if (axes < 0 || axes > left || axes > right)
    api::raise(ErrorKind::value,
               "[tensordot] expected from 0 to " + std::to_string(std::min(left, right)) + " axes, but got " +
                   std::to_string(axes),
               a.where());
  Axes ofA(axes), ofB(axes);
  std::iota(ofA.begin(), ofA.end(), left - axes);
  std::iota(ofB.begin(), ofB.end(), 0);
  return contractPairs("tensordot", a, ofA, b, ofB);
}

ndarray tensordot(const operand &a, const operand &b, const axes &of_a, const axes &of_b) {
  const Axes ofA = api::listed("tensordot", of_a, a), ofB = api::listed("tensordot", of_b, {b.array(), a.where()});
  if (ofA.size() != ofB.size())
    api::raise(ErrorKind::value,
               "[tensordot] expected as many axes of one operand as of the other, but got " +
                   std::to_string(ofA.size()) + " and " + std::to_string(ofB.size()),
               a.where());
  return contractPairs("tensordot", a, ofA, b, ofB);
}

ndarray kron(const operand &a, const operand &b) {
  const semantics::TensorType left = api::typeOf(a.array()), right = api::typeOf(b.array());
  if (!left.isStatic() || !right.isStatic())
    api::raise(ErrorKind::shape,
               "[kron] expected known extents, but got " + semantics::toString(left.dims) + " and " +
                   semantics::toString(right.dims),
               a.where());
  // Each axis of the result is one of a beside one of b; the shorter shape has extents of 1 in front.
  const int rank = std::max(left.rank(), right.rank());
  Axes ofA, ofB, together;
  for (int i = 0; i < rank; ++i) {
    const int before = rank - i;
    const std::int64_t m = before > left.rank() ? 1 : left.dims[left.rank() - before].value();
    const std::int64_t n = before > right.rank() ? 1 : right.dims[right.rank() - before].value();
    ofA.insert(ofA.end(), {m, 1});
    ofB.insert(ofB.end(), {1, n});
    std::int64_t both;
    together.push_back(__builtin_mul_overflow(m, n, &both) ? std::numeric_limits<std::int64_t>::max() : both);
  }
  api::Marker at("kron", a.where());
  ndarray product = multiply(at(reshape(at(a.array()), shape(ofA))), at(reshape(at(b.array()), shape(ofB))));
  return reshape(at(product), shape(together));
}

} // namespace tnp
