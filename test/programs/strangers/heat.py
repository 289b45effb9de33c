import numpy as np

n = 32
x = np.linspace(0, 1, n)
plate = np.zeros((n, n))
plate[0, :] = 100 * np.sin(np.pi * x)
plate[:, -1] = 20
rate = 0.2


def step(u):
    middle = u[1:-1, 1:-1]
    around = u[:-2, 1:-1] + u[2:, 1:-1] + u[1:-1, :-2] + u[1:-1, 2:]
    u = u.copy()
    u[1:-1, 1:-1] += rate * (around - 4 * middle)
    return u


start = plate
for i in range(400):
    plate = step(plate)
print("mean before", np.mean(start), "after", plate.mean())
print("diagonal")
print(plate.diagonal()[::4])
print("middle row")
print(np.round(plate[n // 2], 3))
warm = plate > 25
print(f"cells above 25: {np.count_nonzero(warm)}, in columns {np.count_nonzero(warm, 0)}")
hottest = np.argmax(plate[1:-1, 1:-1])
print("hottest inner cell", hottest / (n - 2), hottest % (n - 2))
gy, gx = plate[1:, :] - plate[:-1, :], plate[:, 1:] - plate[:, :-1]
print("steepest", np.amax(np.abs(gy)), np.amax(np.abs(gx)))
