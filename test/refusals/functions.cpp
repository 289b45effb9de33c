// Functions, loops and branches: what is no structure is refused in words. Each piece is a program of its own.
// expected: a traced function returns its results, but this one returns void
auto f = np::function([](np::ndarray x) { (void)x; });
f(np::ones({2}));
// -----
// expected: a traced function takes structures
auto f = np::function([](np::ndarray x, const char *name) { return x; });
// -----
// expected: a traced function takes structures
struct holds_pointer {
  np::ndarray x;
  double *y;
};
auto f = np::function([](holds_pointer p) { return p.x; });
// -----
// expected: a traced function takes structures
auto f = np::function([](std::map<double, np::ndarray> m) { return m.begin()->second; });
// -----
// expected: no matching function for call|no match for call
struct state {
  np::ndarray x;
  double rate;
};
auto f = np::function([](np::ndarray x, state s) { return x; });
f(np::ones({2})); // a state holds an array: it is no options
// -----
// expected: while_loop carries structures
int i = 0;
np::while_loop([](int *p) { return np::ndarray(*p < 2); }, [](int *p) { return p; }, &i);
// -----
// expected: fori_loop carries structures
int i = 0;
np::fori_loop(0, 2, [](np::ndarray, int *p) { return p; }, &i);
// -----
// expected: the body of scan returns a std::pair
np::scan([](np::ndarray c, np::ndarray x) { return c + x; }, 0., np::ones({2}));
// -----
// expected: both branches of cond take the operands
np::cond(np::asarray(true), [](np::ndarray x) { return x; }, [] { return np::ones({2}); }, np::ones({2}));
// -----
// expected: deleted
np::ones({2})(0) = np::ones({1});
