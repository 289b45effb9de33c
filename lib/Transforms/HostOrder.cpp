#include "lib/Transforms/HostOrder.h"

#include "dialects/rt/IR/RtDialect.h"

using namespace mlir;

namespace tnp::transforms {

static unsigned depthOf(Operation *op) {
  unsigned depth = 0;
  while ((op = op->getParentOp()) && !isa<func::FuncOp>(op))
    ++depth;
  return depth;
}

HostOrder::Events HostOrder::read(func::FuncOp host) {
  Events events;
  host.walk<WalkOrder::PreOrder>([&](Operation *op) {
    size_t behind = events.checks.size();
    if (auto check = dyn_cast<rt::CheckOp>(op))
      events.checks.push_back({"the check '" + check.getMessage().str() + "'", depthOf(op), behind, op});
    else if (auto launch = dyn_cast<rt::LaunchOp>(op))
      events.launches.push_back({"the launch of @" + launch.getKernel().str(), depthOf(op), behind, op});
  });
  return events;
}

LogicalResult HostOrder::compare(func::FuncOp host, ArrayRef<Event> then, ArrayRef<Event> now) {
  for (auto [before, after] : llvm::zip(then, now)) {
    if (before.text != after.text)
      return after.op->emitError("expected ") << before.text << " here, but got " << after.text << "; please report this";
    if (before.depth != after.depth)
      return after.op->emitError("expected ") << after.text << " to stay in its loop or branch; please report this";
  }
  if (then.size() > now.size())
    return host.emitError("expected ") << then[now.size()].text << " to be kept; please report this";
  if (then.size() < now.size())
    return now[then.size()].op->emitError("expected no new ") << now[then.size()].text << "; please report this";
  return success();
}

LogicalResult HostOrder::verify(func::FuncOp host) const {
  Events now = read(host);
  if (failed(compare(host, remembered.checks, now.checks)) || failed(compare(host, remembered.launches, now.launches)))
    return failure(); // reported by the comparison
  for (auto [before, after] : llvm::zip_equal(remembered.launches, now.launches))
    if (after.behind < before.behind)
      return after.op->emitError("expected ") << after.text << " to stay behind " << now.checks[before.behind - 1].text
                                              << "; please report this";
  return success();
}

} // namespace tnp::transforms
