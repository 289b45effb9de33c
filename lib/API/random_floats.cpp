// Distributions: a draw, and what is made of its numbers.
#include "lib/API/Array.h"
#include "lib/API/Draw.h"
#include "lib/API/Operands.h"
#include "tnp/elementwise.h"
#include "tnp/indexing.h"
#include "tnp/settings.h"

namespace tnp::random {

using Elements = std::span<const ndarray>;

ndarray uniform(const key &from, const shape &of, std::optional<dtype> type, location at) {
  return api::draw("tnp.random_uniform", "uniform", from, type.value_or(default_float()),
                   api::extentsOf("uniform", of, at), at);
}

ndarray normal(const key &from, const shape &of, std::optional<dtype> type, location at) {
  return api::draw("tnp.random_normal", "normal", from, type.value_or(default_float()),
                   api::extentsOf("normal", of, at), at);
}

ndarray detail::uniform(const key &from, const operand &low, const operand &high, const some_shape &of,
                        std::optional<dtype> type) {
  const location where = api::called("uniform", low.where());
  const dtype number = api::floatOf("uniform", type, {&low, &high});
  ndarray drawn =
      api::draw("tnp.random_uniform", "uniform", from, number, api::extentsOf("uniform", of, {&low, &high}), where);
  api::Call call{"uniform", {drawn}, {}, where};
  for (const operand *bound : {&low, &high})
    call.operands.push_back(api::convert(bound->array(), number, "uniform", where));
  return api::compose(call, [&](Elements all) {
    api::Marker at(where);
    operand first = at(all[1]), last = at(all[2]);
    operand scaled = at(add(first, at(multiply(at(subtract(last, first)), at(all[0])))));
    // Rounding reaches the high bound, or passes it.
    operand isOver = at(logical_and(at(less_equal(first, last)), at(greater_equal(scaled, last))));
    operand isUnder = at(logical_and(at(greater(first, last)), at(less_equal(scaled, last))));
    return tnp::where(at(logical_or(isOver, isUnder)), at(nextafter(last, first)), scaled);
  });
}

ndarray detail::normal(const key &from, const operand &mean, const operand &deviation, const some_shape &of,
                       std::optional<dtype> type) {
  const location where = api::called("normal", mean.where());
  const dtype number = api::floatOf("normal", type, {&mean, &deviation});
  ndarray drawn =
      api::draw("tnp.random_normal", "normal", from, number, api::extentsOf("normal", of, {&mean, &deviation}), where);
  api::Call call{"normal", {drawn}, {}, where};
  for (const operand *parameter : {&mean, &deviation})
    call.operands.push_back(api::convert(parameter->array(), number, "normal", where));
  return api::compose(call, [&](Elements all) {
    api::Marker at(where);
    return add(at(all[1]), at(multiply(at(all[2]), at(all[0]))));
  });
}

ndarray detail::exponential(const key &from, const operand &given, const some_shape &of, std::optional<dtype> type) {
  const operand scale = api::called("exponential", given);
  const dtype number = api::floatOf("exponential", type, {&scale}),
              wide = api::widened(number); // 16 bits are too coarse near 1, where the tail comes from
  ndarray drawn = api::draw("tnp.random_uniform", "exponential", from, wide,
                            api::extentsOf("exponential", of, {&scale}), scale.where());
  api::Call call{"exponential",
                 {drawn, api::convert(scale.array(), wide, "exponential", scale.where())},
                 {},
                 scale.where(),
                 {{"dtype", number}}};
  return api::compose(call, [&](Elements all) {
    api::Marker at(scale.where());
    operand waited = at(negative(at(log1p(at(negative(at(all[0])))))));
    return astype(at(multiply(waited, at(all[1]))), number);
  });
}

ndarray detail::bernoulli(const key &from, const operand &given, const some_shape &of) {
  const operand p = api::called("bernoulli", given);
  const dtype number = api::widened(api::floatOf("bernoulli", {}, {&p}));
  ndarray drawn =
      api::draw("tnp.random_uniform", "bernoulli", from, number, api::extentsOf("bernoulli", of, {&p}), p.where());
  return less({drawn, p.where()}, {api::convert(p.array(), number, "bernoulli", p.where()), p.where()});
}

} // namespace tnp::random
