import numpy as np

n = 6
i = np.arange(1.0, n + 1.0)
angle = 2 * np.pi * i / n
m = np.where(i == 1, 1.0, 0.01 * i)
radius = np.where(i == 1, 0, 1 + 0.3 * i)
speed = np.where(radius > 0, 1 / np.sqrt(np.maximum(radius, 0.1)), 0)
x = np.stack([radius * np.cos(angle), radius * np.sin(angle), 0.05 * np.cos(3 * angle)], 1)
v = np.column_stack([-speed * np.sin(angle), speed * np.cos(angle), np.zeros(n)])


def acceleration(x):
    d = x[np.newaxis, :, :] - x[:, np.newaxis, :]
    r2 = np.sum(d * d, -1) + 1e-4
    return np.einsum("ijk,ij->ik", d, m / (r2 * np.sqrt(r2)))


def energy(x, v):
    d = x[np.newaxis, :, :] - x[:, np.newaxis, :]
    pairs = np.outer(m, m) / np.sqrt(np.sum(d * d, -1) + 1e-4)
    return 0.5 * np.sum(m * np.sum(np.square(v), 1)) - np.sum(np.triu(pairs, 1))


print("energy", energy(x, v))
dt = 0.01
for step in range(300):
    half = v + 0.5 * dt * acceleration(x)
    x = x + dt * half
    v = half + 0.5 * dt * acceleration(x)
print("energy", energy(x, v))
print(x)
print("centre of mass", np.average(x, 0, m))
print("momentum", np.dot(m, v))
far = np.hypot(x[:, 0], x[:, 1])
print("farthest", far.argmax(), "at", far.max())
