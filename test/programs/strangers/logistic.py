import sys

import numpy as np

x = np.load(sys.argv[1] + "/features.npy")
y = np.load(sys.argv[1] + "/classes.npy")
x = (x - x.mean(0)) / np.std(x, 0)


def predict(weights, bias, x):
    return 1 / (1 + np.exp(-(x @ weights + bias)))


def loss(weights, bias):
    p = np.clip(predict(weights, bias, x), 1e-6, 1 - 1e-6)
    return -np.mean(np.where(y, np.log(p), np.log1p(-p)))


weights, bias = np.zeros(3, np.float32), np.float32(0)
rate = np.float32(0.5)
for epoch in range(200):
    if epoch % 50 == 0:
        print("epoch", epoch, "loss", np.round(loss(weights, bias), 4))
    error = predict(weights, bias, x) - y
    by_weights = x.T @ error / len(x) + 0.01 * weights
    weights, bias = weights - rate * by_weights, bias - rate * error.mean()
print("weights", np.round(weights, 4), weights.dtype)
guess = predict(weights, bias, x) > 0.5
print("accuracy", np.mean(guess == y))
table = np.stack([np.sum(guess & y), np.sum(guess & ~y), np.sum(~guess & y), np.sum(~guess & ~y)])
print("table")
print(table.reshape(2, 2))
print("first", np.round(predict(weights, bias, x)[:5], 3))
