import sys

import numpy as np


def band_pass(n, low, high):
    k = np.arange(n) - (n - 1) / 2
    ideal = 2 * high * np.sinc(2 * high * k) - 2 * low * np.sinc(2 * low * k)
    return ideal * np.hamming(n)


noise = np.load(f"{sys.argv[1]}/noise.npy")
n = noise.size
t = np.arange(n) / 256
phase = 2 * np.pi * (8 * t + 40 * np.square(t))
chirp = np.sin(phase) * np.kaiser(n, 6)
sound = chirp + 0.2 * noise

rows = []
for low, high in (0.02, 0.1), (0.1, 0.2), (0.2, 0.35):
    y = np.convolve(sound, band_pass(33, low, high), "same")
    rows.append(np.convolve(y * y, np.hanning(34)[1:-1], "valid")[::16])
bank = np.stack(rows)
print("bank", bank.shape)
print(np.round(bank, 4))
print("loudest band over time", bank.argmax(0))

wrapped = np.angle(np.exp(1j * phase))
frequency = np.gradient(np.unwrap(wrapped), t) / (2 * np.pi)
print("frequency", np.round(frequency[::51], 3))

echo = np.concatenate([np.zeros(70), 0.4 * chirp]) + 0.05 * np.roll(np.pad(noise, (0, 70)), 9)
lags = np.correlate(echo, chirp, "valid")
print(f"echo after {np.argmax(np.abs(lags))} samples of {lags.size}")
decibels = 20 * np.log10(np.linalg.norm(sound) / np.linalg.norm(0.2 * noise))
print(f"signal to noise {np.round(decibels, 3)} dB, peak {np.linalg.norm(sound, np.inf)}")
