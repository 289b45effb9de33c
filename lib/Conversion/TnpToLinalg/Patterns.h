// The lowering patterns: one public function, one for each family behind it.
#pragma once

#include "mlir/Transforms/DialectConversion.h"

namespace tnp::conversion {

/// How dtypes are held below tnp: bool as i8, unsigned integers as signless ones, the 16-bit floats as their bits.
void addStorageConversions(mlir::TypeConverter &converter);

/// Everything that `convert-tnp-to-linalg` rewrites, with what it leaves legal.
void populateTnpToLinalg(const mlir::TypeConverter &converter, mlir::RewritePatternSet &patterns,
                         mlir::ConversionTarget &target);

namespace detail {

void populateContraction(const mlir::TypeConverter &converter, mlir::RewritePatternSet &patterns);
void populateCreation(const mlir::TypeConverter &converter, mlir::RewritePatternSet &patterns);
void populateCumulative(const mlir::TypeConverter &converter, mlir::RewritePatternSet &patterns);
void populateEinsum(const mlir::TypeConverter &converter, mlir::RewritePatternSet &patterns);
void populateElementwise(const mlir::TypeConverter &converter, mlir::RewritePatternSet &patterns);
void populateGather(const mlir::TypeConverter &converter, mlir::RewritePatternSet &patterns);
void populateIndexing(const mlir::TypeConverter &converter, mlir::RewritePatternSet &patterns);
void populateManipulation(const mlir::TypeConverter &converter, mlir::RewritePatternSet &patterns);
void populatePower(const mlir::TypeConverter &converter, mlir::RewritePatternSet &patterns);
void populateRandom(const mlir::TypeConverter &converter, mlir::RewritePatternSet &patterns);
void populateReduction(const mlir::TypeConverter &converter, mlir::RewritePatternSet &patterns);
void populateSorting(const mlir::TypeConverter &converter, mlir::RewritePatternSet &patterns);

/// Upstream operations that stand between tnp ones and only change their types: tensor.extract, scf, func.
void populateTypeChanges(const mlir::TypeConverter &converter, mlir::RewritePatternSet &patterns,
                         mlir::ConversionTarget &target);

} // namespace detail
} // namespace tnp::conversion
