#pragma once

/// \file
/// Places in the user's files as numbers: what makes compiled code independent of them. Before a module is compiled, the
/// location of each operation is replaced by the operation's number; a number in the result is looked up in the module
/// that somebody asks to compile, which may be another one than the one that was compiled.

#include "lib/Executable/Executable.h"
#include "mlir/IR/Location.h"
#include "mlir/IR/Operation.h"

#include <cstdint>
#include <vector>

namespace tnp::exec {

/// Replaces all locations by numbers.
void numberOperations(mlir::Operation *module);

/// The number in a location made by numberOperations, also inside a fused one; -1 when there is none.
std::int64_t operationNumber(mlir::Location location);

/// The locations by number.
std::vector<mlir::Location> operationLocations(mlir::Operation *module);

/// The place in a file that a location speaks of, if any.
mlir::FileLineColLoc findPlace(mlir::Location location);

/// Gives a failure the place of the operation that is to blame, and the name of the function that it is part of.
void blame(mlir::Location location, Failure &failure);

} // namespace tnp::exec
