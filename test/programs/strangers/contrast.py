import numpy as np

x, y = np.meshgrid(np.linspace(-1, 1, 60), np.linspace(-1, 1, 40))
scene = 30 + 50 * np.exp(-3 * (x * x + y * y)) + 12 * np.sin(9 * x) * np.cos(5 * y)
picture = np.clip(scene, 0, 255).astype(np.uint8)
counts, edges = np.histogram(picture, 8, range=(0, 256))
print("counts", counts)
print("edges", edges)

occurrences = np.bincount(picture.ravel(), minlength=256)
shares = np.cumsum(occurrences) / picture.size
better = np.round(255 * np.interp(picture, np.arange(256), shares)).astype(np.uint8)
print(f"from {picture.min()}..{picture.max()} to {better.min()}..{better.max()}")
print(f"median {np.median(picture)} -> {np.median(better)}")
print("density", np.histogram(better, [0, 32, 64, 128, 192, 256], density=True)[0])
print(f"tones used {np.unique(picture).size}, common {np.intersect1d(picture, better).size}")

slopes = np.gradient(better.astype(np.float32), 2.0, 1.0)
steepness = np.hypot(slopes[0], slopes[1])
place = np.unravel_index(steepness.argmax(), steepness.shape)
print(f"steepest at {place[0]} {place[1]}: {steepness[place]} {steepness.dtype}")

tones = np.digitize(better, [64, 128, 192])
print(tones[20, ::5], "areas", np.bincount(tones.ravel()))
bright = np.isin(tones, [2, 3])
print(f"bright {np.mean(bright)} first row with one {np.flatnonzero(np.any(bright, 1))[0]}")
fraction, whole = np.modf(np.mean(better, 1)[:4])
print(f"row means {whole} and {np.round(fraction, 4)}")
