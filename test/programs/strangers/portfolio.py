import sys

import numpy as np

returns = 0.01 * np.load(f"{sys.argv[1]}/samples.npy")
weights = np.array([0.3, 0.25, 0.2, 0.15, 0.1])
covariance = np.cov(returns, rowvar=False)
correlation = np.corrcoef(returns, rowvar=False)
print("correlation")
print(np.round(correlation, 3))
pairs = np.abs(correlation)
np.fill_diagonal(pairs, 0)
closest = np.unravel_index(pairs.argmax(), pairs.shape)
print("closest", closest[0], closest[1])
print("mean of pairs", correlation[np.triu_indices(5, 1)].mean())


def risk(w, c):
    return np.sqrt(w @ c @ w)


print("volatility", risk(weights, covariance), "of equal parts", risk(np.ones(5) / 5, covariance))
days = returns @ weights
loss = -np.percentile(days, 5)
print(f"value at risk {loss}, beyond it {-days[days < -loss].mean()}")

decay = 0.97 ** np.arange(120)[::-1]
print("recent")
print(1e4 * np.cov(returns.T, aweights=decay))

shifted = np.linalg.norm(covariance) * np.identity(5) - covariance
mix = np.linalg.matrix_power(shifted / np.linalg.norm(shifted, 1), 64) @ np.ones(5)
mix = mix / np.linalg.norm(mix)
print("mix", np.round(mix, 4), "volatility", risk(mix / mix.sum(), covariance))

value = np.cumprod(1 + days)
drop = np.max(1 - value / np.maximum.accumulate(value))
changes = np.flatnonzero(np.diff(np.sign(days)))
print(f"worst drop {drop}, longest run {np.max(np.ediff1d(changes))}")
counts, edges = np.histogram(days, 6)
print(counts, np.round(edges, 4))
