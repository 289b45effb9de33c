// The order of checks and launches: what the passes keep, broken on purpose.
#include "dialects/Context.h"
#include "dialects/rt/IR/RtDialect.h"
#include "lib/Transforms/HostOrder.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/OwningOpRef.h"
#include "mlir/Parser/Parser.h"

#include <catch2/catch.hpp>

using namespace mlir;
using tnp::transforms::HostOrder;

namespace {

const char *program = R"(
func.func @f(%x: memref<?xf32>, %ok: i1, %go: i1) {
  rt.check %ok, index_error, "one" : i1
  rt.launch @k outs(%x : memref<?xf32>)
  scf.if %go {
    rt.check %ok, index_error, "two" : i1
    rt.launch @k outs(%x : memref<?xf32>)
  }
  return
}
func.func private @k(%x: tensor<?xf32>) -> tensor<?xf32> attributes {rt.kernel} {
  return %x : tensor<?xf32>
}
)";

struct Host {
  Host() : module(parseSourceString<ModuleOp>(program, ParserConfig(&tnp::ir::context()))) {
    REQUIRE(module);
    function = *module->getOps<func::FuncOp>().begin();
    function.walk<WalkOrder::PreOrder>([&](Operation *op) {
      if (isa<tnp::rt::CheckOp, tnp::rt::LaunchOp>(op))
        events.push_back(op);
    });
    REQUIRE(events.size() == 4);
  }

  /// The error that the order reports now, or nothing.
  std::string verify(const HostOrder &order) {
    std::string text;
    ScopedDiagnosticHandler handler(&tnp::ir::context(), [&](Diagnostic &diagnostic) { text = diagnostic.str(); });
    bool isBroken = failed(order.verify(function));
    REQUIRE(isBroken == !text.empty());
    return text;
  }

  OwningOpRef<ModuleOp> module;
  func::FuncOp function;
  std::vector<Operation *> events;
};

} // namespace

TEST_CASE("a host that nobody reordered passes", "[host-order]") {
  Host host;
  HostOrder order(host.function);
  CHECK(host.verify(order).empty());
}

TEST_CASE("a check may come earlier", "[host-order]") {
  Host host;
  host.events[1]->moveBefore(host.events[0]);
  HostOrder order(host.function);
  host.events[0]->moveBefore(host.events[1]);
  OpBuilder(host.events[3]).clone(*host.events[2]);
  CHECK(host.verify(order).empty());
}

TEST_CASE("a launch before its check is reported", "[host-order]") {
  Host host;
  HostOrder order(host.function);
  SECTION("at the top") {
    host.events[1]->moveBefore(host.events[0]);
    CHECK(host.verify(order) == "expected the launch of @k to stay behind the check 'one'; please report this");
  }
  SECTION("in a branch") {
    host.events[3]->moveBefore(host.events[2]);
    CHECK(host.verify(order) == "expected the launch of @k to stay behind the check 'two'; please report this");
  }
}

TEST_CASE("what left its branch, is gone or is new is reported", "[host-order]") {
  Host host;
  HostOrder order(host.function);
  SECTION("left") {
    host.events[3]->moveAfter(host.events[3]->getParentOp());
    CHECK(host.verify(order) == "expected the launch of @k to stay in its loop or branch; please report this");
  }
  SECTION("gone") {
    host.events[2]->erase();
    CHECK(host.verify(order) == "expected the launch of @k to stay behind the check 'two'; please report this");
  }
  SECTION("new") {
    OpBuilder(host.events[1]).clone(*host.events[1]);
    CHECK(host.verify(order) == "expected the launch of @k to stay in its loop or branch; please report this");
  }
}
