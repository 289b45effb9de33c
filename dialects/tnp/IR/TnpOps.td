// All operations, family by family, in the order of the documentation.
#ifndef TNP_OPS
#define TNP_OPS

include "dialects/tnp/IR/CreationOps.td"
include "dialects/tnp/IR/ElementwiseOps.td"
include "dialects/tnp/IR/ReductionOps.td"
include "dialects/tnp/IR/ManipulationOps.td"
include "dialects/tnp/IR/IndexingOps.td"
include "dialects/tnp/IR/ContractionOps.td"
include "dialects/tnp/IR/SortingOps.td"
include "dialects/tnp/IR/RandomOps.td"

#endif // TNP_OPS
