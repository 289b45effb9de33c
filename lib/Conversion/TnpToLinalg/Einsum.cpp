// Einsum: letters that one operand alone has are summed first; the rest is a matrix product over several loops for each
// of batch, rows, columns and inner, its operands transposed to that order.
#include "lib/Semantics/Einsum.h"
#include "dialects/tnp/IR/TnpOps.h"
#include "lib/Conversion/TnpToLinalg/Half.h"
#include "lib/Conversion/TnpToLinalg/Patterns.h"
#include "lib/Conversion/TnpToLinalg/Products.h"

using namespace mlir;

namespace tnp::conversion {

namespace {

/// A tensor and the letters of its dimensions.
struct Lettered {
  Value tensor;
  std::string letters;

  RankedTensorType type() const { return cast<RankedTensorType>(tensor.getType()); }
};

bool has(StringRef letters, char letter) { return letters.contains(letter); }

/// The map from loops of these letters to a tensor's dimensions.
AffineMap mapOf(Emitter &emit, StringRef loops, StringRef letters) {
  auto exprs = llvm::map_to_vector(letters, [&](char letter) { return emit.getAffineDimExpr(loops.find(letter)); });
  return AffineMap::get(loops.size(), 0, exprs, emit.getContext());
}

/// The type with the dimensions of these letters, and its unknown extents.
std::pair<RankedTensorType, SmallVector<Value>> spaceOf(Emitter &emit, ArrayRef<Lettered> operands, StringRef letters) {
  SmallVector<int64_t> shape;
  SmallVector<Value> dims;
  for (char letter : letters) {
    // Where one operand knows the extent, it is known.
    const Lettered *from = nullptr;
    for (const Lettered &operand : operands)
      if (has(operand.letters, letter) &&
          (!from || !operand.type().isDynamicDim(StringRef(operand.letters).find(letter))))
        from = &operand;
    const size_t dim = StringRef(from->letters).find(letter);
    shape.push_back(from->type().getDimSize(dim));
    if (from->type().isDynamicDim(dim))
      dims.push_back(emit.extent(from->tensor, dim));
  }
  return {RankedTensorType::get(shape, operands.front().type().getElementType()), dims};
}

/// Sums over what is not wanted.
Lettered summed(Emitter &emit, const Lettered &operand, Type dtype, function_ref<bool(char)> isWanted) {
  std::string kept;
  IteratorTypes iterators;
  for (char letter : operand.letters) {
    iterators.push_back(isWanted(letter) ? utils::IteratorType::parallel : utils::IteratorType::reduction);
    if (isWanted(letter))
      kept.push_back(letter);
  }
  if (kept == operand.letters)
    return operand;
  auto [type, dims] = spaceOf(emit, operand, kept);
  Type computed = computedOf(dtype);
  Value init = emit.filled(type.clone(computed), dims, emit.zero(computed));
  auto sum = emit.generic(
      operand.tensor, init, {mapOf(emit, operand.letters, operand.letters), mapOf(emit, operand.letters, kept)},
      iterators, [&](ValueRange x) -> SmallVector<Value> { return {added(emit, x[1], emit.load(x[0], dtype))}; });
  return {roundResult(emit, sum.getResult(0), dtype), kept};
}

Lettered transposed(Emitter &emit, const Lettered &operand, StringRef letters) {
  if (operand.letters == letters)
    return operand;
  auto [type, dims] = spaceOf(emit, operand, letters);
  Value moved = emit.parallel(operand.tensor, mapOf(emit, letters, operand.letters), emit.empty(type, dims),
                              [](ValueRange x) { return x[0]; });
  return {moved, letters.str()};
}

/// The letters of `from` that the others have or have not.
std::string shared(StringRef from, StringRef a, bool inA, StringRef b, bool inB) {
  std::string letters;
  for (char letter : from)
    if (has(a, letter) == inA && has(b, letter) == inB)
      letters.push_back(letter);
  return letters;
}

/// The product of two, its dimensions in the order batch, rows, columns.
Lettered multiply(Emitter &emit, const Lettered &a, const Lettered &b, Type dtype, StringRef result) {
  const std::string batch = shared(result, a.letters, true, b.letters, true);
  const std::string rows = shared(result, a.letters, true, b.letters, false);
  const std::string columns = shared(result, a.letters, false, b.letters, true);
  const std::string inner = shared(a.letters, result, false, b.letters, true);
  const std::string kept = batch + rows + columns, loops = kept + inner;
  Lettered left = transposed(emit, a, batch + rows + inner), right = transposed(emit, b, batch + inner + columns);
  auto [type, dims] = spaceOf(emit, {left, right}, kept);
  AffineMap leftMap = mapOf(emit, loops, left.letters), rightMap = mapOf(emit, loops, right.letters);
  if (inner.empty()) // nothing is summed: an elementwise product
    return {emit.parallel({left.tensor, right.tensor}, {leftMap, rightMap}, emit.empty(type, dims),
                          [&](ValueRange x) {
                            Value product = multiplied(emit, emit.load(x[0], dtype), emit.load(x[1], dtype));
                            return emit.store(product, dtype);
                          }),
            kept};
  IteratorTypes iterators(kept.size(), utils::IteratorType::parallel);
  iterators.append(inner.size(), utils::IteratorType::reduction);
  return {sumOfProducts(emit, {left.tensor, right.tensor}, {leftMap, rightMap}, iterators, type.clone(dtype), dims),
          kept};
}

struct EinsumLowering : OpConversionPattern<ir::EinsumOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult matchAndRewrite(ir::EinsumOp op, OpAdaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    Emitter emit(op, rewriter);
    const semantics::Subscripts subscripts = *semantics::parseSubscripts("einsum", op.getSubscripts().str());
    Type dtype = op.getResult().getType().getElementType();
    SmallVector<Lettered> operands;
    for (auto [tensor, letters] : llvm::zip(adaptor.getOperands(), subscripts.operands))
      operands.push_back({tensor, letters});
    for (size_t i = 0; i < operands.size(); ++i)
      operands[i] = summed(emit, operands[i], dtype, [&](char letter) {
        return has(subscripts.result, letter) || (operands.size() > 1 && has(operands[1 - i].letters, letter));
      });
    Lettered product =
        operands.size() == 1 ? operands[0] : multiply(emit, operands[0], operands[1], dtype, subscripts.result);
    Value result = transposed(emit, product, subscripts.result).tensor;
    rewriter.replaceOp(op, emit.ofType(result, storageOf(op.getResult().getType())));
    return success();
  }
};

} // namespace

void detail::populateEinsum(const TypeConverter &converter, RewritePatternSet &patterns) {
  patterns.add<EinsumLowering>(converter, patterns.getContext());
}

} // namespace tnp::conversion
