// The operations of the tnp dialect, all families.
#pragma once

#include "dialects/tnp/IR/TnpDialect.h"

#define GET_OP_CLASSES
#include "dialects/tnp/IR/TnpOps.h.inc"
