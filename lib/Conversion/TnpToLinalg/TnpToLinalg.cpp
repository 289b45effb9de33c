#include "dialects/rt/IR/RtDialect.h"
#include "dialects/tnp/IR/Inference.h"
#include "dialects/tnp/IR/TnpDialect.h"
#include "lib/Conversion/Passes.h"
#include "lib/Conversion/TnpToLinalg/Patterns.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;

namespace tnp::conversion {

void populateTnpToLinalg(const TypeConverter &converter, RewritePatternSet &patterns, ConversionTarget &target) {
  detail::populateCreation(converter, patterns);
  detail::populateElementwise(converter, patterns);
  detail::populatePower(converter, patterns);
  detail::populateReduction(converter, patterns);
  detail::populateManipulation(converter, patterns);
  detail::populateGather(converter, patterns);
  detail::populateIndexing(converter, patterns);
  detail::populateContraction(converter, patterns);
  detail::populateCumulative(converter, patterns);
  detail::populateEinsum(converter, patterns);
  detail::populateRandom(converter, patterns);
  detail::populateSorting(converter, patterns);

  target.addIllegalDialect<ir::TnpDialect>();
  target.addLegalDialect<arith::ArithDialect, bufferization::BufferizationDialect, complex::ComplexDialect,
                         linalg::LinalgDialect, math::MathDialect, rt::RtDialect>();
  target.addLegalOp<ModuleOp>();
  detail::populateTypeChanges(converter, patterns, target);
}

#define GEN_PASS_DEF_CONVERTTNPTOLINALG
#include "lib/Conversion/Passes.h.inc"

namespace {

struct ConvertTnpToLinalg : impl::ConvertTnpToLinalgBase<ConvertTnpToLinalg> {
  /// Once per pass manager: building the patterns takes longer than applying them to a small program.
  LogicalResult initialize(MLIRContext *context) override {
    rules = std::make_shared<const Rules>(context);
    return success();
  }

  void runOnOperation() override {
    if (failed(applyPartialConversion(getOperation(), rules->target, rules->patterns)))
      signalPassFailure();
  }

private:
  struct Rules {
    explicit Rules(MLIRContext *context) : target(*context) {
      addStorageConversions(converter);
      RewritePatternSet set(context);
      populateTnpToLinalg(converter, set, target);
      patterns = std::move(set);
    }

    TypeConverter converter;
    ConversionTarget target;
    FrozenRewritePatternSet patterns;
  };

  std::shared_ptr<const Rules> rules; // the pass's copies share them
};

} // namespace
} // namespace tnp::conversion
