// Grids of coordinates: each is one broadcast, which becomes part of the kernel that uses it.
#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/API/Extents.h"
#include "lib/API/Operands.h"
#include "lib/Semantics/Creation.h"
#include "tnp/creation.h"
#include "tnp/joining.h"
#include "tnp/manipulation.h"

namespace tnp {

using api::Extent;

/// Each array, of one axis, along its own axis of a grid; all of them span the grid.
static std::vector<ndarray> grid(std::string_view op, const std::vector<ndarray> &arrays, bool swapped, bool sparse,
                                 location at) {
  auto rank = arrays.size();
  auto axisOf = [&](std::size_t i) { return swapped && rank > 1 && i < 2 ? 1 - i : i; };
  std::vector<Extent> whole(rank, Extent{1});
  for (std::size_t i = 0; i < rank; ++i)
    whole[axisOf(i)] = api::extentOf(arrays[i], 0);
  std::vector<ndarray> result;
  for (std::size_t i = 0; i < rank; ++i) {
    std::vector<Extent> own(rank, Extent{1});
    own[axisOf(i)] = whole[axisOf(i)];
    ndarray along = api::reshapeTo(arrays[i], own, at);
    result.push_back(sparse ? along : api::broadcastTo(op, along, whole, at));
  }
  return result;
}

std::vector<ndarray> meshgrid(const std::vector<ndarray> &arrays, meshgrid_options options, location where) {
  const location at = api::called("meshgrid", where);
  std::vector<ndarray> flat;
  for (const ndarray &each : arrays)
    flat.push_back(ravel({api::decided({each, at}), at}));
  return grid("meshgrid", flat, options.indexing == grid_indexing::xy, options.sparse, at);
}

std::array<ndarray, 2> meshgrid(const operand &a, const operand &b, meshgrid_options options) {
  std::vector<ndarray> grids = meshgrid({a.array(), b.array()}, options, a.where());
  return {grids[0], grids[1]};
}

std::array<ndarray, 3> meshgrid(const operand &a, const operand &b, const operand &c, meshgrid_options options) {
  std::vector<ndarray> grids = meshgrid({a.array(), b.array(), c.array()}, options, a.where());
  return {grids[0], grids[1], grids[2]};
}

std::vector<ndarray> detail::index_grids(const char *function, const shape &of, dtype type, location where) {
  const location at = api::called(function, where);
  std::vector<ndarray> along;
  for (semantics::Dim extent : api::check(semantics::newDims("indices", of), at))
    along.push_back(arange(0, extent.value(), 1, type, at));
  return grid("indices", along, false, false, at);
}

ndarray indices(const shape &of, std::optional<dtype> type, location at) {
  std::vector<ndarray> grids = detail::index_grids("indices", of, type.value_or(int64), at);
  return grids.empty() ? zeros({0}, type.value_or(int64), at) : stack(grids, 0, api::called("indices", at));
}

} // namespace tnp
