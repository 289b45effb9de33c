import numpy as np


def normal_cdf(x):
    t = 1 / (1 + 0.2316419 * np.abs(x))
    tail = (np.exp(-x * x / 2) / np.sqrt(2 * np.pi) * t
            * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429)))))
    return np.where(x < 0, tail, 1 - tail)


def call(s, k, t, vol):
    rate = 0.03
    d1 = (np.log(s / k) + (rate + np.square(vol) / 2) * t) / (vol * np.sqrt(t))
    d2 = d1 - vol * np.sqrt(t)
    return s * normal_cdf(d1) - k * np.exp(-rate * t) * normal_cdf(d2)


strikes, years = np.arange(80.0, 125.0, 10.0), np.array([0.25, 0.5, 1.0, 2.0])
prices = call(100.0, strikes, years[:, np.newaxis], 0.2)
print("prices")
print(prices)
puts = prices - 100 + strikes * np.exp(-0.03 * years)[:, np.newaxis]
print("puts")
print(np.round(puts, 3))
delta = (call(100.01, strikes, 1.0, 0.2) - call(99.99, strikes, 1.0, 0.2)) / 0.02
print("delta", np.round(delta, 5))

market = prices[2] + np.array([0.3, 0.2, 0.0, 0.1, 0.25])
low, high = np.full(5, 0.01), np.full(5, 1.0)
for i in range(40):
    middle = (low + high) / 2
    above = call(100.0, strikes, 1.0, middle) > market
    low = np.where(above, low, middle)
    high = np.where(above, middle, high)
print("implied", low)
print(f"smile {str(bool(np.all(low >= low[2] - 1e-9))).lower()}, cheapest strike {strikes[np.argmin(low)]}")
