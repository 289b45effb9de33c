import numpy as np

sizes = np.array([300.0, 500, 200])
contacts = np.array([[8.0, 4, 1], [4, 7, 2], [1, 2, 3]]) / 50
first = sizes - np.array([1.0, 2, 0]), np.array([1.0, 2, 0]), np.zeros(3)


def spread(susceptible, infected, recovered):
    caught = susceptible * (contacts @ (infected / sizes))
    healed = 0.1 * infected
    return susceptible - caught, infected + caught - healed, recovered + healed


last, infected = first, []
for day in range(160):
    last = spread(*last)
    infected.append(last[1])
infected = np.stack(infected)
print("after 160 days")
print(np.stack(last))
total = infected.sum(1)
peak = total.argmax()
print(f"peak on day {peak} with {total[peak]}, by group {infected.argmax(0)}")
print("every 20 days", np.round(total[::20], 2))

then, day = first, 0
while np.sum(then[1]) < 0.1 * np.sum(sizes):
    then, day = spread(*then), day + 1
print(f"a tenth on day {day}: {then[1]}")
print("share ever infected", 1 - last[0] / sizes, "in all", 1 - np.sum(last[0]) / sizes.sum())
