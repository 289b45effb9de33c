import sys

import numpy as np

noise = np.load(sys.argv[1] + "/noise.npy")
n = noise.size
t = np.arange(n) / 256
tone = np.sin(2 * np.pi * 9 * t) + 0.5 * np.cos(2 * np.pi * 20 * t)
signal = tone + 0.3 * noise

width = 5
average = np.mean(np.stack([signal[i : n - width + 1 + i] for i in range(width)]), 0)
print("average", average.shape)
print(np.round(average[::21], 4))


def smooth(x, alpha):
    result, last = [], x[0]
    for now in x:
        last = last + alpha * (now - last)
        result.append(last)
    return np.array(result)


smoothed = smooth(signal, 0.3)
rms = lambda x: np.sqrt(np.mean(np.square(x)))
print(f"error before {rms(signal - tone)}, average {rms(average - tone[2:-2])}")
print("last smoothed", smoothed[-4:])

k = np.arange(n // 2)
angle = 2 * np.pi * k[:, np.newaxis] * t
spectrum = (np.cos(angle) - 1j * np.sin(angle)) @ signal
power = np.square(np.abs(spectrum)) / n
strongest = np.argsort(-power)[:2]
print("frequencies", strongest, "power", np.round(power[strongest], 3))
print("zero crossings", np.count_nonzero(np.signbit(average[1:]) != np.signbit(average[:-1])))
