import sys

import numpy as np

noise = np.load(f"{sys.argv[1]}/noise.npy")
hours = np.arange(256) * 0.5
trend = np.polyval([1e-4, -0.01, 2], hours)
level = trend + 1.3 * np.cos(2 * np.pi * hours / 12.42) + 0.4 * np.cos(2 * np.pi * hours / 12) + 0.05 * noise

lost = np.arange(256) % 17 > 14
gauge = np.where(lost, np.nan, level)
print(f"lost {np.count_nonzero(np.isnan(gauge))} mean {np.nanmean(gauge)} spread {np.nanstd(gauge, ddof=1)}")
whole = np.interp(hours, hours[~lost], gauge[~lost])
print("worst gap", np.max(np.abs(whole - level)))

window = np.blackman(15)
smooth = np.convolve(np.pad(whole, 7, mode="edge"), window / np.sum(window), "valid")
speed = np.gradient(smooth, hours)
turns = np.flatnonzero(np.signbit(speed[1:]) != np.signbit(speed[:-1]))
print("turns at", hours[turns])
halves = np.diff(hours[turns])
print(f"half tide {halves.mean()} +- {np.std(halves, ddof=1)} hours")
day, clock = np.divmod(hours[turns], 24.0)
print("by day", np.bincount(day.astype(np.int64)), "first at", clock[:3])

p = np.array([1e-4, -0.01, 2])
print("rate", np.polyder(p), "sum", np.polyint(p))
area = np.polyval(np.polyint(p), 127.5) - np.polyval(np.polyint(p), 0)
print(f"area {area} against {np.trapezoid(whole, hours)}")

here, there = np.floor(hours[turns[::2]]), np.unique(np.floor(12.3 * np.arange(11) + 6))
print("together", np.intersect1d(here, there), "only here", np.setdiff1d(here, there))
print("one of both", np.setxor1d(here, there).size, "all", np.union1d(here, there).size)
mantissa, exponent = np.frexp(smooth[::64])
print("parts", mantissa, exponent, "back", np.ldexp(mantissa, exponent))
