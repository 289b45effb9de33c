#include "test/unit/Executable/Modules.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"

#include <atomic>
#include <thread>

using namespace tnp;
using modules::parse;

static std::vector<float> ramp(std::size_t n) {
  std::vector<float> x(n);
  for (std::size_t i = 0; i < n; ++i)
    x[i] = static_cast<float>(i % 1000);
  return x;
}

TEST_CASE("a vector kernel is right at every tail", "[executable]") {
  auto program = modules::compile(modules::scale());
  REQUIRE(program->kernels() == std::vector<std::string>{"scale_k0"});
  REQUIRE(program->inputs().size() == 1);
  REQUIRE(program->inputs()[0].type == float32);
  REQUIRE(program->inputs()[0].dims == std::vector<std::int64_t>{-1});
  REQUIRE(program->outputs().size() == 1);
  for (std::size_t n : {0, 1, 15, 16, 17, 31, 32, 33, 1000, 100003}) {
    auto x = ramp(n), y = modules::run(*program, x);
    REQUIRE(y.size() == n);
    for (std::size_t i = 0; i < n; ++i)
      if (y[i] != x[i] * 2 + 1)
        FAIL("n = " << n << ": y[" << i << "] = " << y[i]);
  }
}

TEST_CASE("equal programs share their code, whatever their places", "[executable]") {
  auto before = exec::compileStatistics();
  auto first = modules::compile(modules::scale("3.0"));
  auto second = modules::compile("\n\n\n" + modules::scale("3.0"));
  auto after = exec::compileStatistics();
  REQUIRE(after.compiled == before.compiled + 1);
  REQUIRE(after.foundInMemory == before.foundInMemory + 1);
  REQUIRE(modules::run(*second, {1, 2}) == std::vector<float>{4, 7});
}

TEST_CASE("dynamic offsets and strides reach the kernel", "[executable]") {
  // y[i] = x[start + 2 i] for a start known at run time only, through a strided view.
  auto program = modules::compile(R"(
func.func @view(%x: memref<?xf32>) attributes {rt.entry} {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c100 = arith.constant 100 : index
  %n = memref.dim %x, %c0 : memref<?xf32>
  %start = arith.remui %n, %c2 : index
  %half = arith.divui %n, %c2 : index
  %v = memref.subview %x[%start] [%half] [2] : memref<?xf32> to memref<?xf32, strided<[2], offset: ?>>
  %y = rt.output 0(%half) : memref<?xf32>
  rt.launch @view_k0 items(%half) cost(%c100) scratch(%c0)
    ins(%v : memref<?xf32, strided<[2], offset: ?>>) outs(%y : memref<?xf32>)
  return
}
func.func private @view_k0(%x: memref<?xf32, strided<[2], offset: ?>>, %y: memref<?xf32>, %s: memref<?xi8>, %lo: index,
                           %hi: index) attributes {rt.kernel} {
  %c1 = arith.constant 1 : index
  scf.for %i = %lo to %hi step %c1 {
    %v = memref.load %x[%i] : memref<?xf32, strided<[2], offset: ?>>
    memref.store %v, %y[%i] : memref<?xf32>
  }
  return
})");
  REQUIRE(modules::run(*program, {0, 1, 2, 3, 4}) == std::vector<float>{1, 3});
  REQUIRE(modules::run(*program, {0, 1, 2, 3}) == std::vector<float>{0, 2});
}

TEST_CASE("views, workspace, scratch, scalars and a while loop", "[executable]") {
  // Doubles x until its first element is at least 100, in the workspace; then adds a scalar through scratch.
  auto program = modules::compile(R"(
func.func @mixed(%x: memref<?x2xf32>) attributes {rt.entry} {
  %c0 = arith.constant 0 : index
  %c4 = arith.constant 4 : index
  %c64 = arith.constant 64 : index
  %c2 = arith.constant 2 : index
  %hundred = arith.constant 100.0 : f32
  %bias = arith.constant 0.5 : f32
  %n = memref.dim %x, %c0 : memref<?x2xf32>
  %count = arith.muli %n, %c2 : index
  %bytes = arith.muli %count, %c4 : index
  %arena = rt.workspace %bytes : memref<?xi8>
  %t = memref.view %arena[%c0][%count] : memref<?xi8> to memref<?xf32>
  %flat = memref.collapse_shape %x [[0, 1]] : memref<?x2xf32> into memref<?xf32>
  rt.launch @twice items(%count) cost(%c4) scratch(%c0) ins(%flat : memref<?xf32>) outs(%t : memref<?xf32>)
  scf.while : () -> () {
    %first = memref.load %t[%c0] : memref<?xf32>
    %go = arith.cmpf olt, %first, %hundred : f32
    scf.condition(%go)
  } do {
    rt.launch @twice items(%count) cost(%c4) scratch(%c0) ins(%t : memref<?xf32>) outs(%t : memref<?xf32>)
    scf.yield
  }
  %y = rt.output 0(%n) : memref<?x2xf32>
  %u = memref.expand_shape %t [[0, 1]] output_shape [%n, 2] : memref<?xf32> into memref<?x2xf32>
  rt.launch @bias items(%n) cost(%c4) scratch(%c64) ins(%u, %bias : memref<?x2xf32>, f32) outs(%y : memref<?x2xf32>)
  return
}
func.func private @twice(%x: memref<?xf32>, %y: memref<?xf32>, %s: memref<?xi8>, %lo: index, %hi: index)
    attributes {rt.kernel} {
  %c1 = arith.constant 1 : index
  scf.for %i = %lo to %hi step %c1 {
    %v = memref.load %x[%i] : memref<?xf32>
    %w = arith.addf %v, %v : f32
    memref.store %w, %y[%i] : memref<?xf32>
  }
  return
}
func.func private @bias(%x: memref<?x2xf32>, %b: f32, %y: memref<?x2xf32>, %s: memref<?xi8>, %lo: index, %hi: index)
    attributes {rt.kernel} {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %row = memref.view %s[%c0][] : memref<?xi8> to memref<2xf32>
  scf.for %i = %lo to %hi step %c1 {
    scf.for %j = %c0 to %c2 step %c1 {
      %v = memref.load %x[%i, %j] : memref<?x2xf32>
      %w = arith.addf %v, %b : f32
      memref.store %w, %row[%j] : memref<2xf32>
    }
    %pair = vector.load %row[%c0] : memref<2xf32>, vector<2xf32>
    vector.store %pair, %y[%i, %c0] : memref<?x2xf32>, vector<2xf32>
  }
  return
})");
  const float x[] = {10, 1, 2, 3};
  const void *inputs[] = {x};
  std::int64_t dims[] = {2, 2}, outDims[2];
  runtime::OutputSlot slot{nullptr, nullptr, outDims};
  REQUIRE(program->run(inputs, dims, &slot));
  REQUIRE((outDims[0] == 2 && outDims[1] == 2));
  auto *y = static_cast<float *>(slot.data);
  REQUIRE(std::vector<float>(y, y + 4) == std::vector<float>{160.5, 16.5, 32.5, 48.5});
  slot.buffer->release();
}

TEST_CASE("vectors of higher rank, reductions and packing stores", "[executable]") {
  // Compresses the positive elements of 16 in front and adds the sum of all at the end of the output.
  auto program = modules::compile(R"(
func.func @packed(%x: memref<16xf32>) attributes {rt.entry} {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %y = rt.output 0() : memref<17xf32>
  rt.launch @packed_k0 items(%c1) cost(%c1) scratch(%c0) ins(%x : memref<16xf32>) outs(%y : memref<17xf32>)
  return
}
func.func private @packed_k0(%x: memref<16xf32>, %y: memref<17xf32>, %s: memref<?xi8>, %lo: index, %hi: index)
    attributes {rt.kernel} {
  %c0 = arith.constant 0 : index
  %c16 = arith.constant 16 : index
  %zero = arith.constant dense<0.0> : vector<16xf32>
  %v = vector.load %x[%c0] : memref<16xf32>, vector<16xf32>
  vector.store %zero, %y[%c0] : memref<17xf32>, vector<16xf32>
  %mask = arith.cmpf ogt, %v, %zero : vector<16xf32>
  vector.compressstore %y[%c0], %mask, %v : memref<17xf32>, vector<16xi1>, vector<16xf32>
  %m = vector.shape_cast %v : vector<16xf32> to vector<4x4xf32>
  %t = vector.transpose %m, [1, 0] : vector<4x4xf32> to vector<4x4xf32>
  %init = arith.constant dense<0.0> : vector<4xf32>
  %rows = vector.multi_reduction <add>, %t, %init [1] : vector<4x4xf32> to vector<4xf32>
  %sum = vector.reduction <add>, %rows : vector<4xf32> into f32
  memref.store %sum, %y[%c16] : memref<17xf32>
  return
})");
  std::vector<float> x(16, -1);
  x[3] = 5, x[9] = 7;
  std::int64_t dims[] = {16}, outDims[1];
  const void *inputs[] = {x.data()};
  runtime::OutputSlot slot{nullptr, nullptr, outDims};
  REQUIRE(program->run(inputs, dims, &slot));
  auto *y = static_cast<float *>(slot.data);
  REQUIRE((y[0] == 5 && y[1] == 7 && y[2] == 0 && y[16] == -2));
  slot.buffer->release();
}

TEST_CASE("what does not compile says why", "[executable]") {
  auto message = [](const std::string &text, const std::string &function = "") {
    auto module = parse(text);
    auto result = exec::compile(*module, {false, function});
    REQUIRE_FALSE(result);
    return result.error().message;
  };
  using Catch::Matchers::Contains;
  CHECK_THAT(message("func.func private @f()"), Contains("expected a public function"));
  CHECK_THAT(message(modules::scale(), "nope"), Contains("expected a function @nope"));
  CHECK_THAT(message(modules::scale() + modules::pick()), Contains("expected one public function"));
  CHECK_THAT(message("func.func @f(%x: i32) { return }"), Contains("expected tensors of known rank"));
  CHECK_THAT(
      message(
          "func.func @f(%x: memref<?xf32>) attributes {rt.entry} {\n  %a = memref.alloc() : memref<f32>\n  return }"),
      Contains("program.mlir:2: ") && Contains("expected memory to be planned"));
  std::string math = modules::scale();
  math.replace(math.find("arith.addf %p, %one"), 19, "math.exp %p        ");
  CHECK_THAT(message(math), Contains("math left for libm"));
}

TEST_CASE("many threads compile and run at once", "[executable][threads]") {
  std::atomic<int> good{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 5; ++i) {
        mlir::ParserConfig config(&ir::context());
        auto module = mlir::parseSourceString<mlir::ModuleOp>(modules::scale(std::to_string(i + t % 2) + ".5"), config);
        auto program = exec::compile(*module, {false, ""});
        if (!program)
          continue;
        std::vector<float> x(5000, 2.0f);
        const void *inputs[] = {x.data()};
        std::int64_t dims[] = {5000}, outDims[1];
        runtime::OutputSlot slot{nullptr, nullptr, outDims};
        if (!(*program)->run(inputs, dims, &slot))
          continue;
        good += static_cast<float *>(slot.data)[4999] == 2.0f * (i + t % 2 + 0.5f) + 1;
        slot.buffer->release();
      }
    });
  for (auto &thread : threads)
    thread.join();
  REQUIRE(good == 20);
}

TEST_CASE("malformed IR is refused with a diagnostic", "[executable]") {
  auto module = parse(R"(
func.func @f(%x: tensor<?xf32>) -> tensor<?xf32> {
  return %x : tensor<?xf32>
}
)");
  // What a faulty tracer or pass could leave: a return of another type than the function's.
  auto function = *module->getOps<mlir::func::FuncOp>().begin();
  mlir::Type doubles =
      mlir::RankedTensorType::get({mlir::ShapedType::kDynamic}, mlir::Float64Type::get(&ir::context()));
  function.setFunctionType(mlir::FunctionType::get(&ir::context(), function.getArgumentTypes(), doubles));
  auto program = exec::compile(*module, {false, ""});
  REQUIRE(!program);
  CHECK(program.error().kind == ErrorKind::internal);
  CHECK(program.error().message.find("type of return operand 0") != std::string::npos);
}
