#include "lib/Transforms/KernelGroups.h"

#include "dialects/rt/IR/RtDialect.h"
#include "lib/Transforms/FusionCost.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using linalg::GenericOp;

namespace tnp::transforms {

namespace {

/// The number of outer parallel loops where all reductions are innermost; -1 where they are not or there is none. A matrix
/// product works on tiles of rows and columns at once, so it is no row program.
int64_t rowLoops(GenericOp generic) {
  if (isMatrixProduct(generic))
    return -1;
  SmallVector<utils::IteratorType> iterators = generic.getIteratorTypesArray();
  auto reduces = [](utils::IteratorType type) { return type == utils::IteratorType::reduction; };
  auto first = llvm::find_if(iterators, reduces);
  bool innermost = std::all_of(first, iterators.end(), reduces);
  return first != iterators.end() && innermost ? first - iterators.begin() : -1;
}

/// Whether the map reads or writes, in row r, elements of row r only, by whole rows or one per row.
bool staysInRow(AffineMap map, int64_t rows) {
  return (map.getNumResults() == rows || map.isIdentity()) && map.getNumResults() >= rows &&
         map.getMinorSubMap(map.getNumResults()).getMajorSubMap(rows) ==
             AffineMap::getMultiDimIdentityMap(map.getNumDims(), map.getContext()).getMajorSubMap(rows);
}

/// One group while groups are still growing.
struct Group {
  SmallVector<Operation *> members;
  int64_t rows = -1; ///< outer loops that all members share; -1 while no member reduces
  int64_t bodyOps = 0, operands = 0;
};

class Grouping {
public:
  Grouping(Block &block, const CheckOrder &order) : order(order) {
    for (Operation &op : block)
      if (isKernelOp(&op))
        add(&op);
  }

  std::vector<SmallVector<Operation *>> take() {
    std::vector<SmallVector<Operation *>> result;
    for (Group &group : groups)
      if (!group.members.empty())
        result.push_back(std::move(group.members));
    llvm::sort(result, [](auto &a, auto &b) { return a.back()->isBeforeInBlock(b.back()); });
    return result;
  }

private:
  void add(Operation *op) {
    groups.push_back({{op}});
    indexOf[op] = groups.size() - 1;
    auto generic = dyn_cast<GenericOp>(op);
    if (!generic)
      return;
    groups.back().rows = rowLoops(generic);
    groups.back().bodyOps = bodySize(generic);
    groups.back().operands = generic->getNumOperands();
    for (OpOperand *operand : generic.getDpsInputOperands())
      if (auto producer = operand->get().getDefiningOp<GenericOp>(); producer && indexOf.contains(producer))
        tryToJoin(producer, generic);
  }

  void tryToJoin(GenericOp producer, GenericOp consumer) {
    size_t from = indexOf[producer], to = indexOf[consumer];
    if (from == to)
      return;
    Group &a = groups[from], &b = groups[to];
    int64_t rows = a.rows >= 0 ? a.rows : b.rows;
    if (rows < 1 || (b.rows >= 0 && b.rows != rows) || !fitsInOneKernel(a.bodyOps + b.bodyOps, a.operands + b.operands))
      return;
    // A reduction that is no row program (a column sum) never joins; an elementwise member adapts to any rows.
    if (!worksOn(rows, producer) || !worksOn(rows, consumer) || !readsOwnRow(producer, consumer, rows) ||
        leavesAndReturns(from, to))
      return;
    a.members.append(b.members);
    llvm::sort(a.members, [](Operation *x, Operation *y) { return x->isBeforeInBlock(y); });
    a.rows = rows;
    a.bodyOps += b.bodyOps, a.operands += b.operands;
    for (Operation *member : b.members)
      indexOf[member] = from;
    b.members.clear();
  }

  static bool worksOn(int64_t rows, GenericOp generic) {
    bool shape =
        generic.getNumReductionLoops() == 0 ? int64_t(generic.getNumLoops()) >= rows : rowLoops(generic) == rows;
    return shape && llvm::all_of(generic.getDpsInitsMutable(), [&](OpOperand &init) {
             return staysInRow(generic.getMatchingIndexingMap(&init), rows);
           });
  }

  static bool readsOwnRow(GenericOp producer, GenericOp consumer, int64_t rows) {
    return llvm::all_of(consumer.getDpsInputOperands(), [&](OpOperand *operand) {
      return operand->get().getDefiningOp() != producer || staysInRow(consumer.getMatchingIndexingMap(operand), rows);
    });
  }

  /// Whether a member of `to` needs a value, or stands behind a check, that somebody outside of both computed from `from`.
  bool leavesAndReturns(size_t from, size_t to) {
    llvm::SmallPtrSet<Operation *, 16> seen;
    SmallVector<Operation *> work;
    auto visit = [&](Operation *op) {
      if (!seen.insert(op).second)
        return;
      work.push_back(op);
      if (auto group = indexOf.find(op); group != indexOf.end()) // is launched when the last of its group is
        for (Operation *member : groups[group->second].members)
          if (seen.insert(member).second)
            work.push_back(member);
    };
    for (Operation *member : groups[to].members)
      visit(member);
    while (!work.empty()) {
      Operation *op = work.pop_back_val();
      bool outside = !indexOf.contains(op) || indexOf[op] != to;
      for (Operation *needed : needs(op)) {
        if (!isIn(needed, from))
          visit(needed);
        else if (outside)
          return true;
      }
    }
    return false;
  }

  bool isIn(Operation *op, size_t group) const {
    auto found = indexOf.find(op);
    return found != indexOf.end() && found->second == group;
  }

  /// The operations of the block that must stand before this one.
  llvm::SetVector<Operation *> needs(Operation *op) const {
    llvm::SetVector<Operation *> needed(llvm::from_range, order.before(op));
    op->walk([&](Operation *nested) {
      for (Value operand : nested->getOperands()) {
        Operation *definition = operand.getDefiningOp();
        definition = definition ? op->getBlock()->findAncestorOpInBlock(*definition) : nullptr;
        if (definition && definition != op)
          needed.insert(definition);
      }
    });
    return needed;
  }

  const CheckOrder &order;
  std::vector<Group> groups;
  llvm::DenseMap<Operation *, size_t> indexOf;
};

} // namespace

bool isKernelOp(Operation *op) {
  if (auto fill = dyn_cast<linalg::FillOp>(op))
    return fill.hasPureTensorSemantics() && llvm::any_of(op->getUses(), [](OpOperand &use) {
             auto reader = dyn_cast<DestinationStyleOpInterface>(use.getOwner());
             return !reader || !isa<linalg::GenericOp>(use.getOwner()) || !reader.isDpsInit(&use);
           });
  auto generic = dyn_cast<GenericOp>(op);
  return (generic && generic.hasPureTensorSemantics()) || op->hasTrait<rt::OwnKernel>();
}

std::vector<SmallVector<Operation *>> kernelGroups(Block &block, const CheckOrder &order) {
  return Grouping(block, order).take();
}

} // namespace tnp::transforms
