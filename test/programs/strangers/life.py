import numpy as np


def neighbours(cells):
    count = np.zeros_like(cells, np.int8)
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            if dy or dx:
                count += np.roll(cells, (dy, dx), (0, 1))
    return count


def step(cells):
    n = neighbours(cells)
    return (n == 3) | (cells & (n == 2))


world = np.zeros((20, 24), bool)
world[1:4, 1:4] = np.array([[0, 1, 0], [0, 0, 1], [1, 1, 1]])
world[10, 5:8] = True
world[14:16, 14:16] = True
world[8, 15:22] = [1, 1, 0, 1, 1, 1, 1]

before = world
for generation in range(61):
    if generation % 15 == 0:
        print(f"generation {generation}: {np.sum(world)} alive, rows {np.sum(world, 1)}")
    world = step(world)
print(world.astype(int))
print(f"changed cells {np.count_nonzero(world ^ before)}, still {np.array_equal(step(step(world)), world):d}")
print(f"crowded {np.amax(neighbours(world))} {neighbours(world).dtype}, empty columns {np.sum(~np.any(world, 0))}")
print("oldest row", np.argmax(np.any(world, 1)))
print(world[:4, :6] | True)
