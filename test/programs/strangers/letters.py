import numpy as np

text = ("it was the best of times, it was the worst of times, it was the age of wisdom, it was the age of "
        "foolishness, it was the epoch of belief, it was the epoch of incredulity")
codes = np.frombuffer(text.encode(), np.int8).astype(np.int64)
letters = codes[(codes >= ord("a")) & (codes <= ord("z"))]
print(f"{codes.size} characters, {letters.size} letters")

values, inverse, counts = np.unique(letters, return_inverse=True, return_counts=True)
order = np.argsort(-counts, stable=True)
print("most frequent:", *[chr(code) for code in values[order][:5]], counts[order][:5])
share = counts / letters.size
print(f"entropy {-np.sum(share * np.log2(share))} bits")
print("first ones as numbers", inverse[:8])

position = np.arange(codes.size)
gaps = position[codes == ord(" ")]
starts, ends = np.concatenate([[0], gaps + 1]), np.append(gaps, codes.size)
lengths = ends - starts - np.take(codes == ord(","), ends - 1)
lengths_found, times = np.unique(lengths, return_counts=True)
print(f"{lengths.size} words, lengths {lengths_found} times {times}")
print("mean", lengths.mean(), "deviation", lengths.std(), "longest", lengths.max(), "at word", lengths.argmax())
ordered = np.sort(lengths)
print(f"median {ordered[ordered.size // 2]}, shorter than 5: {np.searchsorted(ordered, 5)}")
places = position[codes == ord("o")]
print("words with o:", np.unique(np.searchsorted(starts, places, side="right") - 1))
