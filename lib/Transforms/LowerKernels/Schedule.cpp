// Choosing how a kernel runs: which loops all stages share, where intermediate values live, what an item is, which loop
// is in vectors.
#include "lib/Transforms/LowerKernels/Schedule.h"

using namespace mlir;

namespace tnp::transforms {
namespace {

/// The loop that alone walks a dimension of the tensor with stride 1, or none.
std::optional<unsigned> loopOf(const Access &access, unsigned dim) {
  std::optional<unsigned> found;
  for (auto [loop, terms] : llvm::enumerate(access.terms))
    for (auto [termDim, factor] : terms)
      if (termDim == dim) {
        if (found || factor != 1)
          return std::nullopt;
        found = loop;
      }
  return found;
}

unsigned leadingParallelLoops(const Stage &stage) {
  auto reduction = llvm::find_if(stage.loops, [](const Loop &loop) { return loop.isReduction; });
  return reduction - stage.loops.begin();
}

/// Lowers `shared` until what is read is what the same item has written: the two walk the tensor by the same loops.
unsigned limitByFlow(const Access &writer, const Access &reader, unsigned shared) {
  for (int64_t dim = 0; dim < cast<RankedTensorType>(reader.tensor.getType()).getRank(); ++dim) {
    unsigned written = loopOf(writer, dim).value_or(~0u), read = loopOf(reader, dim).value_or(~0u);
    if (written != read)
      shared = std::min({shared, written, read});
  }
  // A row that does not depend on an item's loop would be seen before all of it is written.
  for (unsigned loop = 0; loop < shared; ++loop)
    if (writer.terms[loop].empty() != reader.terms[loop].empty())
      shared = loop;
  return shared;
}

/// How many leading loops could be those of the items, as far as each stage by itself is concerned: parallel ones, of the
/// same extent everywhere, none that the deepest stages should rather run in vectors.
unsigned limitByLoops(Program &program) {
  unsigned shared = ~0u;
  size_t deepest = 0;
  for (Stage &stage : program.stages) {
    shared = std::min(shared, leadingParallelLoops(stage));
    deepest = std::max(deepest, stage.loops.size());
  }
  for (Stage &stage : program.stages) {
    if (stage.loops.size() == deepest)
      shared = std::min<unsigned>(shared, std::max(0, chooseVectorLoop(stage, 0)));
    for (unsigned loop = 0; loop < shared; ++loop)
      if (stage.loops[loop].extent != program.stages[0].loops[loop].extent)
        shared = loop;
  }
  return shared;
}

/// How many leading loops all stages share.
unsigned countSharedLoops(Program &program) {
  unsigned shared = limitByLoops(program);
  llvm::DenseMap<Value, Access *> writers;
  for (Stage &stage : program.stages)
    for (auto [i, access] : llvm::enumerate(stage.accesses)) {
      if (i >= stage.numInputs())
        writers[access.tensor] = &access;
      else if (Access *writer = access.tensor ? writers.lookup(access.tensor) : nullptr)
        shared = limitByFlow(*writer, access, shared);
    }
  return shared;
}

/// Finds a place for the results that are not outputs.
void placeIntermediates(Program &program) {
  for (Stage &stage : program.stages) {
    for (Value result : stage.generic.getResults()) {
      if (program.places.contains(result))
        continue;
      Access &access = stage.accesses[stage.numInputs() + cast<OpResult>(result).getResultNumber()];
      auto type = cast<RankedTensorType>(result.getType());
      Place place{result.use_empty() ? Place::Nowhere : Place::Register, 0, {}, {}};
      int64_t stride = 1;
      for (int64_t dim = type.getRank() - 1; dim >= 0; --dim) {
        bool isShared = loopOf(access, dim).value_or(~0u) < program.numShared;
        place.strides.insert(place.strides.begin(), isShared ? 0 : stride);
        place.joined.push_back(false);
        if (isShared)
          continue;
        int64_t extent = type.getDimSize(dim);
        bool isKnown = !ShapedType::isDynamic(stride) && !ShapedType::isDynamic(extent);
        stride = isKnown ? stride * extent : ShapedType::kDynamic;
        if (place.kind == Place::Register)
          place.kind = Place::Scratch;
      }
      for (int64_t dim = 0; dim + 1 < type.getRank(); ++dim)
        place.joined[dim] = place.strides[dim] != 0 && place.strides[dim + 1] != 0;
      if (place.kind == Place::Scratch) {
        place.index = program.scratch.size();
        program.scratch.push_back(result);
      }
      program.places[result] = place;
    }
  }
}

/// Computes what is known of the strides along the loops.
void findStrides(Program &program, Access &access) {
  access.strides.assign(access.terms.size(), 0);
  if (!access.tensor)
    return;
  const Place &place = program.places.find(access.tensor)->second;
  for (auto [loop, terms] : llvm::enumerate(access.terms))
    for (auto [dim, factor] : terms) {
      int64_t stride = place.strides[dim], &sum = access.strides[loop];
      bool isKnown = !ShapedType::isDynamic(stride) && !ShapedType::isDynamic(sum);
      sum = isKnown ? sum + factor * stride : ShapedType::kDynamic;
    }
}

/// Whether the tensor can be walked along the two loops, the inner one innermost, by one loop.
bool isJoined(Program &program, const Access &access, unsigned outer) {
  if (!access.tensor || (access.terms[outer].empty() && access.terms[outer + 1].empty()))
    return true;
  if (access.terms[outer].size() != 1 || access.terms[outer + 1].size() != 1)
    return false;
  auto [outerDim, outerFactor] = access.terms[outer][0];
  auto [innerDim, innerFactor] = access.terms[outer + 1][0];
  const Place &place = program.places.find(access.tensor)->second;
  return outerFactor == 1 && innerFactor == 1 && innerDim == outerDim + 1 && place.joined[outerDim] &&
         loopOf(access, outerDim) && loopOf(access, innerDim);
}

template <typename Function> void forEachAccess(Stage &stage, Function &&function) {
  for (Access &access : stage.accesses)
    function(access);
  for (Access &access : stage.starts)
    function(access);
}

bool canMerge(Program &program, Stage &stage, unsigned outer) {
  if (stage.loops[outer].isReduction != stage.loops[outer + 1].isReduction)
    return false;
  bool isJoinedEverywhere = true;
  forEachAccess(stage, [&](Access &access) { isJoinedEverywhere &= isJoined(program, access, outer); });
  auto indices = stage.generic.getBody()->getOps<linalg::IndexOp>();
  return isJoinedEverywhere && llvm::none_of(indices, [&](linalg::IndexOp op) {
           return llvm::is_contained(stage.loops[outer].dims, op.getDim()) ||
                  llvm::is_contained(stage.loops[outer + 1].dims, op.getDim());
         });
}

/// Makes one loop of neighbours wherever all operands allow it, from the inside out.
void mergeLoops(Program &program, Stage &stage) {
  for (int outer = static_cast<int>(stage.loops.size()) - 2; outer >= static_cast<int>(program.numShared); --outer) {
    if (!canMerge(program, stage, outer))
      continue;
    Loop &kept = stage.loops[outer], inner = stage.loops[outer + 1];
    bool isKnown = !ShapedType::isDynamic(kept.extent) && !ShapedType::isDynamic(inner.extent);
    kept.extent = isKnown ? kept.extent * inner.extent : ShapedType::kDynamic;
    llvm::append_range(kept.dims, inner.dims);
    stage.loops.erase(stage.loops.begin() + outer + 1);
    forEachAccess(stage, [&](Access &access) {
      if (access.tensor)
        access.terms.erase(access.terms.begin() + outer);
    });
  }
}

} // namespace

LogicalResult schedule(Program &program, unsigned vectorBits) {
  for (auto &stage : program.stages)
    forEachAccess(stage, [&](Access &access) {
      if (access.tensor && !program.places.contains(access.tensor))
        access.strides.assign(access.terms.size(), 0); // an intermediate: placed when the shared loops are known
      else
        findStrides(program, access);
    });
  program.numShared = program.stages.size() > 1 ? countSharedLoops(program) : 0;
  placeIntermediates(program);
  for (Stage &stage : program.stages) {
    mergeLoops(program, stage);
    forEachAccess(stage, [&](Access &access) { findStrides(program, access); });
    program.schedules.push_back(scheduleStage(stage, program.numShared, vectorBits));
    Schedule &schedule = program.schedules.back();
    for (Value result : stage.generic.getResults())
      if (program.places.find(result)->second.kind == Place::Nowhere)
        schedule.reductionBlock = 0; // there is no memory for this accumulator
    bool isCombined = schedule.vectorLoop >= 0 && stage.loops[schedule.vectorLoop].isReduction;
    if (!isCombined)
      continue;
    FailureOr<std::vector<Combiner>> combiners = matchCombiners(stage.generic, stage.isAccumulated);
    if (failed(combiners))
      return failure();
    stage.combiners = std::move(*combiners);
  }
  program.items = chooseItems(program);
  return success();
}

} // namespace tnp::transforms
