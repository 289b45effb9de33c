import sys

import numpy as np

points = np.load(sys.argv[1] + "/points.npy")
k = 4
centers = points[::75]
print("start")
print(centers)


def distances(points, centers):
    return np.sum(np.square(points[:, np.newaxis, :] - centers[np.newaxis, :, :]), -1)


rounds, moving = 0, True
while moving and rounds < 50:
    labels = np.argmin(distances(points, centers), 1)
    new = np.stack([points[labels == j].mean(0) for j in range(k)])
    moving = not np.allclose(new, centers, rtol=0, atol=1e-12)
    centers = new
    rounds += 1
print("rounds", rounds)
print(centers)

values, counts = np.unique(labels, return_counts=True)
print("sizes", values, counts)
d = distances(points, centers)
print("inertia", np.sum(np.amin(d, 1)))
for j in range(k):
    own = np.sqrt(d[labels == j, j])
    print(f"cluster {j}: radius {own.max()}, spread {own.std()}")
