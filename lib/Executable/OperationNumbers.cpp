#include "lib/Executable/OperationNumbers.h"

using namespace mlir;

namespace tnp::exec {
namespace {

constexpr llvm::StringLiteral fileName = "<operation>";

} // namespace

void numberOperations(Operation *module) {
  MLIRContext *context = module->getContext();
  StringAttr file = StringAttr::get(context, fileName);
  unsigned next = 0;
  module->walk<WalkOrder::PreOrder>([&](Operation *op) {
    Location number = FileLineColLoc::get(file, next++, 0);
    op->setLoc(number);
    for (Region &region : op->getRegions())
      for (Block &block : region)
        for (BlockArgument argument : block.getArguments())
          argument.setLoc(number);
  });
}

int64_t operationNumber(Location location) {
  int64_t number = -1;
  location->walk([&](Location part) {
    auto place = dyn_cast<FileLineColLoc>(part);
    if (!place || place.getFilename() != fileName)
      return WalkResult::advance();
    number = place.getLine();
    return WalkResult::interrupt();
  });
  return number;
}

std::vector<Location> operationLocations(Operation *module) {
  std::vector<Location> locations;
  module->walk<WalkOrder::PreOrder>([&](Operation *op) { locations.push_back(op->getLoc()); });
  return locations;
}

FileLineColLoc findPlace(Location location) { return location->findInstanceOf<FileLineColLoc>(); }

void blame(Location location, Failure &failure) {
  if (auto function = location->findInstanceOf<NameLoc>())
    failure.message = inNameOf(function.getName().getValue(), std::move(failure.message));
  FileLineColLoc place = findPlace(location);
  if (!place)
    return;
  failure.file = place.getFilename().str();
  failure.line = static_cast<int>(place.getLine());
  failure.column = static_cast<int>(place.getColumn());
}

} // namespace tnp::exec
