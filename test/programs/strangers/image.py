import numpy as np


def convolve(image, kernel):
    rows, columns = image.shape
    around = np.pad(image, 1, mode="edge")
    total = np.zeros_like(image)
    for i in range(3):
        for j in range(3):
            total += kernel[i, j] * around[i : i + rows, j : j + columns]
    return total


x, y = np.meshgrid(np.arange(48), np.arange(36))
disk = (x - 20) * (x - 20) + (y - 15) * (y - 15) < 100
stripes = (x / 4).astype(np.int64) % 2 == 0
picture = (np.where(disk, 200, 40) + np.where(stripes & (y > 28), 50, 0)).astype(np.uint8)
print("picture", picture.dtype, picture.shape, "sum", np.sum(picture))

gauss = np.array([[1, 2, 1], [2, 4, 2], [1, 2, 1]]) / 16
sobel = np.array([[-1.0, 0, 1], [-2, 0, 2], [-1, 0, 1]])


def edges(grey):
    smooth = convolve(grey, gauss)
    return np.hypot(convolve(smooth, sobel), convolve(smooth, sobel.T))


grey = picture / 255
strength = edges(grey)
print("strongest", strength.max(), "mean", strength.mean())
print(np.round(strength[15, 5:20], 3))
outline = strength > 0.5 * strength.max()
print(f"edge pixels {outline.sum()}, by row {np.sum(outline, 1)[::6]}")
small = grey.reshape(18, 2, 24, 2).mean((1, 3))
print(np.round(small[6:10, :8], 2))
turned = np.rot90(np.flipud(picture))
print(turned.shape, turned[20, 10:20], (255 - picture)[0, 0])
