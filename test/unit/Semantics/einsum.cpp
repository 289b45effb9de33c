// Subscripts: what users write, and what the dialect takes.
#include "lib/Semantics/Einsum.h"

#include <catch2/catch.hpp>

using namespace tnp;
using namespace tnp::semantics;

namespace {
std::string expanded(std::string_view text, std::vector<int> ranks) {
  Result<Subscripts> result = expandSubscripts(text, ranks);
  return result ? result->text() : result.error().message;
}

Result<TensorType> infer(std::string_view text, std::vector<TensorType> operands) {
  return inferEinsum(operands, text);
}
} // namespace

TEST_CASE("subscripts are written out", "[contraction]") {
  CHECK(expanded("ij,jk->ik", {2, 2}) == "ij,jk->ik");
  CHECK(expanded(" i j , jk ", {2, 2}) == "ij,jk->ik");
  CHECK(expanded("ba", {2}) == "ba->ab");
  CHECK(expanded("ii", {2}) == "ii->");
  CHECK(expanded("...ij,...jk->...ik", {4, 3}) == "YZij,Zjk->YZik");
  CHECK(expanded("...i,i", {2, 1}) == "Zi,i->Z");
  CHECK(expanded(",", {0, 0}) == ",->");
}

TEST_CASE("subscripts that do not fit are refused", "[contraction]") {
  CHECK(expanded("ij", {2, 2}) == "[einsum] expected subscripts for 2 operands, but got \"ij\"");
  CHECK(expanded("ij->ik", {2}) ==
        "[einsum] expected a result of different letters, all of operands, but got \"ij->ik\"");
  CHECK(expanded("ij->ii", {2}) ==
        "[einsum] expected a result of different letters, all of operands, but got \"ij->ii\"");
  CHECK(expanded("ijk", {2}) == "[einsum] expected a letter for each axis, but got \"ijk\" for an operand of 2 axes");
  CHECK(expanded("i1", {2}) ==
        "[einsum] expected letters, \"...\" at most once an operand, commas and \"->\", but got \"i1\"");
  CHECK(expanded("...i...", {2}) ==
        "[einsum] expected letters, \"...\" at most once an operand, commas and \"->\", but got \"...i...\"");
  CHECK(expanded("...i->i", {2}) == "[einsum] expected \"...\" in the result as in the operands, but got \"...i->i\"");
}

TEST_CASE("einsum_c1 to einsum_c4", "[contraction]") {
  const Dim n = Dim::anonymous();
  CHECK(infer("ij,jk->ki", {{float32, {2, 3}}, {float32, {3, 4}}})->dims == Dims{4, 2});
  CHECK(infer("ij,jk->ik", {{float32, {2, n}}, {float32, {3, 4}}})->dims == Dims{2, 4});
  CHECK(infer("ij,jk->j", {{float32, {2, n}}, {float32, {3, 4}}})->dims == Dims{3});
  CHECK(infer("ij->", {{int32, {2, 3}}})->type == int32);
  CHECK(infer("i,i->", {{float32, {2}}, {float64, {2}}}).error().kind == ErrorKind::dtype);
  CHECK(infer("ii->i", {{float32, {2, 2}}}).error().kind == ErrorKind::value);
  CHECK(infer("i->i", {{float32, {2, 2}}}).error().kind == ErrorKind::value);
  CHECK(infer("i,i->", {{float32, {2}}, {float32, {3}}}).error().message ==
        "[einsum] expected equal extents for \"i\", but got shapes (2,) and (3,)");
  CHECK(infer("i->j", {{float32, {2}}}).error().kind == ErrorKind::value);
  CHECK(infer("i", {{float32, {2}}}).error().kind == ErrorKind::value);
  CHECK(infer("i,i,i->", {{float32, {2}}, {float32, {2}}, {float32, {2}}}).error().kind == ErrorKind::value);
}
