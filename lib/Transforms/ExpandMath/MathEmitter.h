// Writes arithmetic on the lanes of a float scalar or vector as formulas: `fma(r, p, 1.0)` builds the operations.
// One formula serves scalars and vectors, so that their bits agree.
#pragma once

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/Builders.h"

namespace tnp::transforms {

/// What the code of a function needs to know about float32 or float64.
struct FloatFormat {
  int mantissaBits, exponentBias;
};
constexpr FloatFormat float32{23, 127}, float64{52, 1023};

/// Constants of one function, each made once, at the function's start.
class ConstantPool {
public:
  explicit ConstantPool(mlir::Block &block) : block(block) {}
  mlir::Value get(mlir::Location location, mlir::TypedAttr value);

private:
  mlir::Block &block;
  mlir::Operation *last = nullptr;
  llvm::DenseMap<mlir::Attribute, mlir::Value> values;
};

class MathEmitter;

/// A scalar or vector type with other elements.
mlir::Type withElement(mlir::Type type, mlir::Type element);

/// Lanes of values, and the emitter of what is done with them.
struct Lanes {
  MathEmitter *emit = nullptr;
  mlir::Value value;
};
struct Float : Lanes {};
/// Integers as wide as the floats.
struct Bits : Lanes {};
struct Mask : Lanes {};

class MathEmitter {
public:
  /// Code for lanes of `type`, which is f32, f64 or a vector of one.
  MathEmitter(mlir::OpBuilder &builder, mlir::Location location, ConstantPool &constants, mlir::Type type);

  bool isFloat32() const { return format.mantissaBits == float32.mantissaBits; }
  Float lanes(mlir::Value value) { return {{this, value}}; }
  Float constant(double value);
  Bits bits(int64_t value);
  /// The emitter for as many lanes of float64.
  MathEmitter widened() const;

  template <typename Op, typename Result, typename... Operands> Result create(Operands... operands) {
    return {{this, Op::create(builder, location, operands...).getResult()}};
  }

  mlir::OpBuilder &builder;
  mlir::Location location;
  ConstantPool &constants;
  const mlir::Type type, bitsType;
  const FloatFormat format;
};

Float operator+(Float a, Float b);
Float operator-(Float a, Float b);
Float operator*(Float a, Float b);
Float operator/(Float a, Float b);
Float operator-(Float a);
inline Float operator+(Float a, double b) { return a + a.emit->constant(b); }
inline Float operator-(Float a, double b) { return a - a.emit->constant(b); }
inline Float operator-(double a, Float b) { return b.emit->constant(a) - b; }
inline Float operator*(Float a, double b) { return a * a.emit->constant(b); }
inline Float operator/(double a, Float b) { return b.emit->constant(a) / b; }

/// a * b + c, rounded once.
Float fma(Float a, Float b, Float c);
inline Float fma(Float a, double b, Float c) { return fma(a, a.emit->constant(b), c); }
inline Float fma(Float a, Float b, double c) { return fma(a, b, a.emit->constant(c)); }
inline Float fma(Float a, double b, double c) { return fma(a, a.emit->constant(b), a.emit->constant(c)); }

/// coefficients[0] + coefficients[1] * x + ..., by Horner's rule.
Float polynomial(Float x, llvm::ArrayRef<double> coefficients);

Float absolute(Float x);
Float floor(Float x);
Float truncate(Float x);
Float squareRoot(Float x);
Float copySign(Float magnitude, Float sign);
/// The bound where x is beyond it; NaN stays NaN. One instruction each.
Float atMost(Float x, double bound);
Float atLeast(Float x, double bound);
/// As many lanes of another float type, rounded if that is narrower.
Float convert(Float x, MathEmitter &to);

/// Comparisons are false where an operand is NaN, but for !=.
Mask operator<(Float a, Float b);
Mask operator>=(Float a, Float b);
Mask operator==(Float a, Float b);
Mask operator!=(Float a, Float b);
inline Mask operator<(Float a, double b) { return a < a.emit->constant(b); }
inline Mask operator<(double a, Float b) { return b.emit->constant(a) < b; }
inline Mask operator>=(Float a, double b) { return a >= a.emit->constant(b); }
inline Mask operator==(Float a, double b) { return a == a.emit->constant(b); }
inline Mask operator!=(Float a, double b) { return a != a.emit->constant(b); }
Mask isUnordered(Float a, Float b);
Mask operator&(Mask a, Mask b);
Mask operator|(Mask a, Mask b);
Mask operator^(Mask a, Mask b);
/// Whether the condition holds in any lane.
mlir::Value anyLane(Mask condition);

Float select(Mask condition, Float a, Float b);
/// What `usual` computes, unless a lane is rare: then what `any` computes, which is right for all lanes and agrees with
/// `usual` bit by bit on the others. Worth its branch where `any` takes many instructions more.
Float unlessRare(Mask isRare, llvm::function_ref<Float()> usual, llvm::function_ref<Float()> any);
inline Float select(Mask condition, double a, Float b) { return select(condition, b.emit->constant(a), b); }
inline Float select(Mask condition, Float a, double b) { return select(condition, a, a.emit->constant(b)); }
inline Float select(Mask condition, double a, double b) {
  return select(condition, condition.emit->constant(a), condition.emit->constant(b));
}

/// The same bits as the other type.
Bits bitsOf(Float x);
Float floatOf(Bits x);
/// The nearest float of a signed integer.
Float toFloat(Bits x);
Bits select(Mask condition, Bits a, Bits b);
Bits operator+(Bits a, Bits b);
Bits operator-(Bits a, Bits b);
Bits operator&(Bits a, int64_t b);
Bits operator<<(Bits a, int64_t count);
/// Copies of the sign come in from the left.
Bits operator>>(Bits a, int64_t count);
Bits atLeast(Bits a, int64_t bound);
/// Whether a >= bound, both unsigned.
Mask reaches(Bits a, int64_t bound);
/// Whether one of these bits is set.
Mask hasBit(Bits a, int64_t bits);

} // namespace tnp::transforms
