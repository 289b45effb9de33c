// Programs as tnp-plan-memory leaves them, written by hand, and what it takes to run them.
#pragma once

#include "dialects/Context.h"
#include "lib/Executable/Compiler.h"
#include "lib/Runtime/Buffer.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/IR/OwningOpRef.h"
#include "mlir/Parser/Parser.h"

#include <catch2/catch.hpp>
#include <cstring>
#include <string>
#include <vector>

namespace modules {

/// y = x * factor + 1, with a vector main loop and a masked tail.
inline std::string scale(const std::string &factor = "2.0", const std::string &name = "scale") {
  return R"(
func.func @)" +
         name + R"((%x: memref<?xf32>) attributes {rt.entry} {
  %c0 = arith.constant 0 : index
  %cost = arith.constant 300 : index
  %n = memref.dim %x, %c0 : memref<?xf32>
  %y = rt.output 0(%n) : memref<?xf32>
  rt.launch @)" +
         name + R"(_k0 items(%n) cost(%cost) scratch(%c0) ins(%x : memref<?xf32>) outs(%y : memref<?xf32>)
  return
}
func.func private @)" +
         name + R"(_k0(%x: memref<?xf32>, %y: memref<?xf32>, %scratch: memref<?xi8>, %lo: index, %hi: index)
    attributes {rt.kernel} {
  %c16 = arith.constant 16 : index
  %one = arith.constant dense<1.0> : vector<16xf32>
  %factor = arith.constant dense<)" +
         factor + R"(> : vector<16xf32>
  %pad = arith.constant 0.0 : f32
  %count = arith.subi %hi, %lo : index
  %rest = arith.remui %count, %c16 : index
  %main = arith.subi %hi, %rest : index
  scf.for %i = %lo to %main step %c16 {
    %v = vector.transfer_read %x[%i], %pad {in_bounds = [true]} : memref<?xf32>, vector<16xf32>
    %p = arith.mulf %v, %factor : vector<16xf32>
    %s = arith.addf %p, %one : vector<16xf32>
    vector.transfer_write %s, %y[%i] {in_bounds = [true]} : vector<16xf32>, memref<?xf32>
  }
  scf.for %i = %main to %hi step %c16 {
    %left = arith.subi %hi, %i : index
    %mask = vector.create_mask %left : vector<16xi1>
    %v = vector.transfer_read %x[%i], %pad, %mask {in_bounds = [true]} : memref<?xf32>, vector<16xf32>
    %p = arith.mulf %v, %factor : vector<16xf32>
    %s = arith.addf %p, %one : vector<16xf32>
    vector.transfer_write %s, %y[%i], %mask {in_bounds = [true]} : vector<16xf32>, memref<?xf32>
  }
  return
}
)";
}

/// Returns x[i] for a 0-d i64, or fails; the check stands on line 8 of the file.
inline std::string pick() {
  return R"(
func.func @pick(%x: memref<?xf64>, %at: memref<i64>) attributes {rt.entry} {
  %c0 = arith.constant 0 : index
  %n = memref.dim %x, %c0 : memref<?xf64>
  %i = memref.load %at[] : memref<i64>
  %k = arith.index_cast %i : i64 to index
  %ok = arith.cmpi ult, %k, %n : index
  rt.check %ok, index_error, "[take] expected an index below {1}, but got {0}", %i, %n : i1, i64, index
  %y = rt.output 0() : memref<f64>
  %v = memref.load %x[%k] : memref<?xf64>
  memref.store %v, %y[] : memref<f64>
  return
}
)";
}

inline mlir::OwningOpRef<mlir::ModuleOp> parse(const std::string &text, const std::string &file = "program.mlir") {
  mlir::ParserConfig config(&tnp::ir::context());
  auto module = mlir::parseSourceString<mlir::ModuleOp>(text, config, file);
  REQUIRE(module);
  return module;
}

inline std::shared_ptr<const tnp::exec::Executable> compile(const std::string &text, bool useDiskCache = false) {
  auto module = parse(text);
  auto executable = tnp::exec::compile(*module, {useDiskCache, ""});
  if (!executable)
    FAIL(executable.error().message);
  return *executable;
}

/// Runs a program from one f32 vector to another.
inline std::vector<float> run(const tnp::exec::Executable &program, const std::vector<float> &x) {
  const void *inputs[] = {x.data()};
  std::int64_t dims[] = {static_cast<std::int64_t>(x.size())}, outDims[] = {-1};
  tnp::runtime::OutputSlot slot{nullptr, nullptr, outDims};
  tnp::runtime::Status status = program.run(inputs, dims, &slot);
  REQUIRE(status);
  std::vector<float> y(outDims[0]);
  if (!y.empty()) // memcpy must not be given null, even for no bytes
    std::memcpy(y.data(), slot.data, y.size() * sizeof(float));
  slot.buffer->release();
  return y;
}

} // namespace modules
