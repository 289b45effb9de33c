#include "lib/Transforms/HostOrder.h"

#include "dialects/rt/IR/RtDialect.h"

#include <map>

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

LogicalResult HostOrder::compareLaunches(func::FuncOp host, ArrayRef<Event> now) const {
  for (auto [before, after] : llvm::zip(remembered.launches, now)) {
    if (before.text != after.text)
      return after.op->emitError("expected ")
             << before.text << " here, but got " << after.text << "; please report this";
    if (before.depth != after.depth)
      return after.op->emitError("expected ") << after.text << " to stay in its loop or branch; please report this";
  }
  size_t then = remembered.launches.size();
  if (then > now.size())
    return host.emitError("expected ") << remembered.launches[now.size()].text << " to be kept; please report this";
  if (then < now.size())
    return now[then].op->emitError("expected no new ") << now[then].text << "; please report this";
  return success();
}

LogicalResult HostOrder::verify(func::FuncOp host) const {
  Events now = read(host);
  if (failed(compareLaunches(host, now.launches)))
    return failure(); // reported by the comparison
  // Checks may have changed places among themselves, so a launch is compared by how many of each there are before it.
  using Counts = std::map<std::pair<StringRef, unsigned>, int64_t>;
  auto count = [](Counts &counts, ArrayRef<Event> checks, int64_t by) {
    for (const Event &check : checks)
      counts[{check.text, check.depth}] += by;
  };
  auto missing = [](const Counts &counts) {
    return llvm::find_if(counts, [](const auto &each) { return each.second > 0; });
  };
  Counts counts; // those before the launch that were, less those that are
  size_t countedThen = 0, countedNow = 0;
  for (auto [before, after] : llvm::zip_equal(remembered.launches, now.launches)) {
    count(counts, ArrayRef(remembered.checks).slice(countedThen, before.behind - countedThen), 1);
    count(counts, ArrayRef(now.checks).slice(countedNow, after.behind - countedNow), -1);
    countedThen = before.behind, countedNow = after.behind;
    if (auto check = missing(counts); check != counts.end())
      return after.op->emitError("expected ")
             << after.text << " to stay behind " << check->first.first << "; please report this";
  }
  count(counts, ArrayRef(remembered.checks).drop_front(countedThen), 1);
  count(counts, ArrayRef(now.checks).drop_front(countedNow), -1);
  if (auto check = missing(counts); check != counts.end())
    return host.emitError("expected ") << check->first.first << " to be kept where it was; please report this";
  return success();
}

} // namespace tnp::transforms
