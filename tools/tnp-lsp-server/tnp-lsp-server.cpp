// Editors talk to it: errors, hover, definitions and completion in .mlir files with our operations.
#include "dialects/Context.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/Tools/mlir-lsp-server/MlirLspServerMain.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "tools/Help.h"
#include "llvm/Support/raw_ostream.h"

static constexpr llvm::StringLiteral help =
    R"(tnp-lsp-server: tells editors about .mlir files with operations of tnp, by the Language Server Protocol.

An editor starts it and talks to it on stdin and stdout: errors as you type, what an operation is, where a value is
defined and used, completion.

  VS Code    the extension "MLIR" of llvm-vs-code-extensions, with
             "mlir.server_path": "/usr/bin/tnp-lsp-server"
  Neovim     vim.lsp.config('tnp', {cmd = {'tnp-lsp-server'}, filetypes = {'mlir'}})
             vim.lsp.enable('tnp')

Options

  --log=error|info|verbose   what it writes to stderr (default: info)
  --pretty                   indent the JSON that it sends
  --lit-test                 messages between lines of // ----- on stdin, for tests
  --help-hidden              everything else: options of LLVM's
)";

int main(int argc, char **argv) {
  if (tnp::asksForHelp(argc, argv)) {
    llvm::outs() << help;
    return 0;
  }
  mlir::DialectRegistry registry;
  tnp::ir::registerDialects(registry);
  return mlir::asMainReturnCode(mlir::MlirLspServerMain(argc, argv, registry));
}
