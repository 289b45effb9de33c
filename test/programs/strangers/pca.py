import sys

import numpy as np

data = np.load(sys.argv[1] + "/samples.npy")
rows = data.shape[0]
centred = data - np.mean(data, 0)
covariance = centred.T @ centred / (rows - 1)
print("covariance")
print(covariance)
print(f"variances agree: {np.allclose(np.diag(covariance), np.var(data, 0, ddof=1)):d}")


def leading(m):
    v = np.ones(5) / np.sqrt(5)
    for i in range(300):
        w = np.dot(m, v)
        v = w / np.sqrt(np.sum(w * w))
    return v


components, values = [], []
left = covariance
for i in range(3):
    v = leading(left)
    v *= np.sign(v[np.argmax(np.abs(v))])
    value = np.dot(v, np.dot(left, v))
    left = left - value * np.outer(v, v)
    components.append(v)
    values.append(value)
basis, explained = np.stack(components), np.stack(values) / np.sum(np.diag(covariance))
print("components")
print(np.round(basis, 5))
print("explained", explained)
print(f"orthonormal: {np.allclose(basis @ basis.T, np.eye(3), atol=1e-6):d}")
scores = centred @ basis.T
print("scores")
print(np.round(scores[:4], 4))
error = np.square(centred - scores @ basis).mean()
print(f"reconstruction error {error}, outlier {np.argmax(np.sum(np.square(scores), 1))}")
scale = np.std(data, 0, ddof=1)
print("correlation of 0 and 1:", (covariance / np.outer(scale, scale))[0, 1])
