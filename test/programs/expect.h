// What these programs check with: `expect` counts what holds and names the line of what does not; `report` ends main.
#pragma once

#include <atomic>
#include <initializer_list>
#include <iostream>
#include <source_location>
#include <string>
#include <utility>

inline std::atomic<int> num_held = 0, num_broken = 0; // some programs expect on several threads

inline void expect(bool holds, std::source_location at = std::source_location::current()) {
  ++(holds ? num_held : num_broken);
  if (!holds)
    std::cerr << at.file_name() << ":" << at.line() << ": does not hold\n";
}

/// What a message must contain. A variable is read when the message is there, since the failing function may set it.
class word {
public:
  word(const char *text) : text_(text) {}
  word(std::string &&text) : text_(std::move(text)) {}
  word(const std::string &variable) : variable_(&variable) {}
  const std::string &text() const { return variable_ ? *variable_ : text_; }

private:
  std::string text_;
  const std::string *variable_ = nullptr;
};

/// Holds when `f` throws an E whose message has all these words. Errors end with the user's line: "program.cpp:12".
template <class E, class F>
void expect_error(F f, std::initializer_list<word> words, std::source_location at = std::source_location::current()) {
  std::string message = "nothing was thrown";
  bool thrown = false;
  try {
    (void)f();
  } catch (const E &error) {
    message = error.what();
    thrown = true;
  } catch (const std::exception &error) {
    message = std::string("another error: ") + error.what();
  }
  bool holds = thrown;
  for (const word &each : words)
    holds &= !each.text().empty() && message.find(each.text()) != std::string::npos;
  expect(holds, at);
  if (!holds)
    std::cerr << "  " << message << "\n";
}

/// This place in this file, as messages write it: "program.cpp:12".
inline std::string here(std::source_location at = std::source_location::current()) {
  std::string file = at.file_name();
  return file.substr(file.find_last_of('/') + 1) + ":" + std::to_string(at.line());
}

inline int report() {
  std::cout << num_held << " passed, " << num_broken << " failed\n";
  return num_broken != 0;
}
