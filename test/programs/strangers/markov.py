import sys

import numpy as np

links = np.array([[0, 1, 1, 0, 0], [1, 0, 0, 1, 0], [1, 1, 0, 1, 1], [0, 0, 1, 0, 1], [1, 0, 0, 0, 0]])
chain = links / np.sum(links, 1, keepdims=True)
chain = 0.85 * chain + 0.15 / 5
print(f"rows add up: {np.allclose(chain.sum(1), 1):d}")

p, change, steps = np.ones(5) / 5, 1.0, 0
while change > 1e-12:
    new = p @ chain
    p, change, steps = new, np.sum(np.abs(new - p)), steps + 1
print(f"stationary {p} after {steps} steps, total {p.sum()}")
print("ranks", np.argsort(-p))

draws = np.load(sys.argv[1] + "/draws.npy")
bounds = chain @ np.triu(np.ones((5, 5)))
page, pages = 0, []
for draw in draws:
    page = min(np.sum(bounds[page] <= draw), 4)
    pages.append(page)
values, counts = np.unique(pages, return_counts=True)
print(f"ends at {page}, visits {counts} of {len(pages)}")
print("off by", np.round(counts / 2000 - p, 4))
