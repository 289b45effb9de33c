// Language: which letters a text has, how often, and how long its words are.
#include <tnp/tnp.h>

#include <iostream>
#include <string>
#include <vector>

namespace np = tnp;
using np::_, np::slice;

int main() {
  const std::string text =
      "it was the best of times, it was the worst of times, it was the age of wisdom, it was the age of "
      "foolishness, it was the epoch of belief, it was the epoch of incredulity";
  np::ndarray codes = np::array(std::vector<int>(text.begin(), text.end())).astype(np::int64);
  np::ndarray letters = codes((codes >= int('a')) & (codes <= int('z')));
  std::cout << codes.size() << " characters, " << letters.size() << " letters\n";

  auto found = np::unique(letters, {.return_inverse = true, .return_counts = true});
  np::ndarray order = np::argsort(-*found.counts);
  std::cout << "most frequent:";
  for (np::ndarray code : found.values(order)(slice(5)))
    std::cout << " " << char(code.item<int>());
  std::cout << " " << (*found.counts)(order)(slice(5)) << "\n";
  np::ndarray share = *found.counts / letters.size();
  std::cout << "entropy " << -np::sum(share * np::log2(share)) << " bits\n";
  std::cout << "first ones as numbers " << (*found.inverse)(slice(8)) << "\n";

  // Words end at what is no letter.
  np::ndarray position = np::arange(codes.size());
  np::ndarray gaps = position(codes == int(' '));
  np::ndarray starts = np::concatenate({np::array({0}), gaps + 1}), ends = np::append(gaps, codes.size());
  np::ndarray lengths = ends - starts - np::take(codes == int(','), ends - 1);
  auto histogram = np::unique(lengths, {.return_counts = true});
  std::cout << lengths.size() << " words, lengths " << histogram.values << " times " << *histogram.counts << "\n";
  std::cout << "mean " << lengths.mean() << " deviation " << lengths.std() << " longest " << lengths.max()
            << " at word " << lengths.argmax() << "\n";
  np::ndarray sorted = np::sort(lengths);
  std::cout << "median " << sorted(sorted.size() / 2) << ", shorter than 5: " << np::searchsorted(sorted, 5) << "\n";
  // In which word stands each "o"?
  np::ndarray places = position(codes == int('o'));
  std::cout << "words with o: " << np::unique(np::searchsorted(starts, places, {.side = np::side::right}) - 1) << "\n";
}
