// x - n pi/2 in the manner of Cody & Waite ("Software Manual for the Elementary Functions", 1980), with fma: the product
// with the first part of pi/2 is exact in the fma, the difference is exact because it cancels. Good for n < 2^48.
#include "lib/Transforms/ExpandMath/Angle.h"

#include "lib/Transforms/ExpandMath/Double.h"

#include "mlir/Dialect/SCF/IR/SCF.h"

#include <limits>

using namespace mlir;

namespace tnp::transforms {

constexpr double kHuge = 0x1p48;

static Angle reduceModerate(Float x, bool isFloat32) {
  constexpr double toInteger = 0x1.8p52,
                   quarter[] = {0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54, -0x1.f1976b7ed8fbcp-110};
  MathEmitter &emit = *x.emit;
  Float shifted = fma(x, 0x1.45f306dc9c883p-1, toInteger); // 2 / pi
  Float n = shifted - toInteger;
  Float rest = fma(n, -quarter[0], x);
  if (isFloat32)
    return {bitsOf(shifted), fma(n, -quarter[1], rest), {}};
  Float second = emit.constant(quarter[1]), product = n * second;
  auto [high, low] = twoSum(rest, -product);
  low = fma(n, -quarter[2], low - fma(n, second, -product));
  return {bitsOf(shifted), high, low};
}

Angle reduceAngle(Float x, bool isFloat32) {
  MathEmitter &emit = *x.emit;
  Angle angle = reduceModerate(x, isFloat32);
  Float size = absolute(x);
  Mask isHuge = (size >= kHuge) & (size < std::numeric_limits<double>::infinity());
  SmallVector<Value> moderate{angle.quadrant.value, angle.high.value};
  if (!isFloat32)
    moderate.push_back(angle.low.value);
  auto reduceHuge = [&](OpBuilder &builder, Location location) {
    Angle huge = reduceHugeAngle(x);
    SmallVector<Value> results{huge.quadrant.value, huge.high.value};
    if (isFloat32)
      results[1] = (huge.high + huge.low).value;
    else
      results.push_back(huge.low.value);
    for (auto [result, other] : llvm::zip_equal(results, moderate))
      result = arith::SelectOp::create(builder, location, isHuge.value, result, other);
    scf::YieldOp::create(builder, location, results);
  };
  // Numbers as large as that are rare: all lanes go round this.
  auto either = scf::IfOp::create(
      emit.builder, emit.location, anyLane(isHuge), reduceHuge,
      [&](OpBuilder &builder, Location location) { scf::YieldOp::create(builder, location, moderate); });
  Float low = isFloat32 ? Float{} : emit.lanes(either.getResult(2));
  return {{{&emit, either.getResult(0)}}, emit.lanes(either.getResult(1)), low};
}

} // namespace tnp::transforms
