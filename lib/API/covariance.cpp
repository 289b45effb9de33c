// Covariances: distances from the means, times each other as matrices.
#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Brackets.h"
#include "lib/API/Error.h"
#include "lib/API/Extents.h"
#include "lib/API/Operands.h"
#include "tnp/contraction.h"
#include "tnp/creation.h"
#include "tnp/elementwise.h"
#include "tnp/joining.h"
#include "tnp/manipulation.h"
#include "tnp/promotion.h"
#include "tnp/reduction.h"
#include "tnp/statistics.h"

#include <fmt/format.h>

namespace tnp {

using Elements = std::span<const ndarray>;

namespace {

/// A row for each variable.
ndarray variablesOf(std::string_view name, const ndarray &given, bool rowvar, bool isFirst, location at) {
  if (given.ndim() > 2)
    api::raise(ErrorKind::value,
               fmt::format("[{}] expected at most two axes, but got shape {}", name, to_string(given.shape())), at);
  ndarray rows = atleast_2d({api::decided({given, at}), at});
  // A second array of one row is a variable in any case, as in NumPy; and so is a first one of one axis.
  const bool isTurned = !rowvar && (isFirst ? given.ndim() != 1 : rows.shape().data()[0] != 1);
  return isTurned ? transpose({rows, at}) : rows;
}

void checkWeights(const std::optional<ndarray> &weights, std::int64_t observations, location at) {
  if (!weights)
    return;
  const bool fits = weights->ndim() == 1 && (weights->shape().data()[0] == unknown || observations == unknown ||
                                             weights->shape().data()[0] == observations);
  if (!fits)
    api::raise(ErrorKind::shape,
               fmt::format("[cov] expected weights for {} observations, but got shape {}", observations,
                           to_string(weights->shape())),
               at);
  if (weights->shape().data()[0] == 0)
    api::raise(ErrorKind::value, "[cov] expected weights, but got none: shape (0,)", at);
}

/// What the sums of products are divided by: the weights' total, less what ddof takes of it; never below 0.
ndarray divisorOf(const ndarray &rows, const std::optional<ndarray> &weights, const std::optional<ndarray> &analytic,
                  std::int64_t ddof, const api::Marker &at) {
  ndarray count = weights ? sum(at(*weights)) : astype(at(size(at(rows), 1)), float64);
  ndarray lost = asarray(at(double(ddof)));
  if (analytic && ddof != 0)
    lost = divide(at(multiply(at(lost), at(sum(at(multiply(at(*weights), at(*analytic))))))), at(count));
  ndarray divisor = subtract(at(count), at(lost));
  return where(at(less_equal(at(divisor), at(0))), at(0.), at(divisor));
}

struct Plan {
  bool hasFrequencies, hasAnalytic;
  std::int64_t ddof;
};

ndarray covariances(Elements all, const Plan &plan, const api::Marker &at) {
  std::optional<ndarray> weights, analytic;
  const ndarray *next = all.data() + 1;
  if (plan.hasFrequencies)
    weights = astype(at(*next++), float64);
  if (plan.hasAnalytic) {
    analytic = astype(at(*next), float64);
    weights = weights ? multiply(at(*weights), at(*analytic)) : *analytic;
  }
  const ndarray &rows = all[0];
  ndarray means =
      weights ? divide(at(sum(at(multiply(at(rows), at(*weights))), 1, {.keepdims = true})), at(sum(at(*weights))))
              : mean(at(rows), 1, {.keepdims = true});
  ndarray distances = subtract(at(rows), at(means)),
          other = weights ? multiply(at(distances), at(*weights)) : distances;
  if (rows.dtype().is_complex())
    other = conjugate(at(other));
  ndarray products = matmul(at(distances), at(transpose(at(other))));
  ndarray factor = divide(at(1.), at(divisorOf(rows, weights, analytic, plan.ddof, at)));
  ndarray result = multiply(at(products), at(factor));
  return rows.shape().data()[0] == 1 ? result.reshape({}, at.where) : result;
}

/// NumPy asks the first array alone.
bool hasNoVariables(std::string_view name, const operand &x, bool rowvar) {
  return variablesOf(name, x.array(), rowvar, true, x.where()).shape().data()[0] == 0;
}

/// The variables of x and y, promoted.
ndarray together(const char *name, const operand &x, const std::optional<ndarray> &y, bool rowvar) {
  const api::Marker at(x.where());
  ndarray rows = variablesOf(name, x.array(), rowvar, true, at.where);
  if (!y)
    return astype(at(rows), promote_types(rows.dtype(), float64));
  ndarray others = variablesOf(name, *y, rowvar, false, at.where);
  const dtype type = promote_types(promote_types(rows.dtype(), others.dtype()), float64);
  return api::join(name, {astype(at(rows), type), astype(at(others), type)}, 0, at.where);
}

ndarray covarianceOf(const operand &m, const std::optional<ndarray> &y, const cov_options &options) {
  const location where = api::called("cov", m.where());
  if (hasNoVariables("cov", m, options.rowvar))
    return zeros({0, 0}, float64, where);
  ndarray rows = together("cov", m, y, options.rowvar);
  for (const std::optional<ndarray> &weights : {options.fweights, options.aweights})
    checkWeights(weights, rows.shape().data()[1], where);
  const Plan plan{options.fweights.has_value(), options.aweights.has_value(),
                  options.ddof.value_or(options.bias ? 0 : 1)};
  api::Call call{"cov",
                 {rows},
                 {},
                 where,
                 {{"fweights", plan.hasFrequencies}, {"aweights", plan.hasAnalytic}, {"ddof", plan.ddof}}};
  for (const std::optional<ndarray> &weights : {options.fweights, options.aweights})
    if (weights)
      call.operands.push_back(*weights);
  return api::compose(call, [&](Elements all) { return covariances(all, plan, api::Marker(where)); });
}

/// Row i of x has its element i.
ndarray diagonalOf(const ndarray &x, const api::Marker &at) {
  ndarray places = api::iota(api::extentOf(x, 0), at.where);
  return api::gather(x, {places, places}, {0, 1}, false, api::called("corrcoef", at.where));
}

ndarray correlationOf(const operand &x, const std::optional<ndarray> &y, corrcoef_options options) {
  const location where = api::called("corrcoef", x.where());
  if (hasNoVariables("corrcoef", x, options.rowvar))
    return zeros({0, 0}, float64, where);
  ndarray rows = together("corrcoef", x, y, options.rowvar);
  return api::compose({"corrcoef", {rows}, {}, where}, [&](Elements all) {
    api::Marker at(where);
    ndarray c = covariances(all, {false, false, 1}, at);
    if (c.ndim() == 0)
      return divide(at(c), at(c));
    ndarray deviations = sqrt(at(real(at(diagonalOf(c, at)))));
    c = divide(at(divide(at(c), at(expand_dims(at(deviations), 1)))), at(deviations));
    auto clipped = [&](const ndarray &part) { return clip(at(part), at(-1.), at(1.)); };
    return c.dtype().is_complex() ? api::complexOf(clipped(real(at(c))), clipped(imag(at(c))), where) : clipped(c);
  });
}

} // namespace

ndarray cov(const operand &m, const cov_options &options) { return covarianceOf(m, {}, options); }
ndarray cov(const operand &m, const ndarray &y, const cov_options &options) { return covarianceOf(m, y, options); }
ndarray corrcoef(const operand &x, corrcoef_options options) { return correlationOf(x, {}, options); }
ndarray corrcoef(const operand &x, const ndarray &y, corrcoef_options options) { return correlationOf(x, y, options); }

} // namespace tnp
