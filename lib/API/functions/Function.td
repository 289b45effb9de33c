// The row of a public function that is no ufunc. tnp-tblgen writes from it both sides of the differential tests and the
// table behind docs/coverage.md and docs/reference. The function itself is declared and documented in include/tnp.
#ifndef TNP_FUNCTION
#define TNP_FUNCTION

// cases: the method of `Drawing` in test/conformance/cases*.py that draws arguments and attributes.
// call: C++ over `a`, the drawn arguments, and `with`, the drawn attributes (test/conformance/Operations.cpp has helpers);
// an array, a vector or tuple of arrays.
class Function<string functionName, string drawing = "", string cxx = ""> {
  string name = functionName;
  string family = ?;
  // Where it is declared: a header of include/tnp, and the name there, `class::member` of a class.
  string header = family;
  string declaration = functionName;
  string cases = drawing;
  string call = cxx;
  // The same in NumPy, called with the arguments and attributes, and how far from it results may be: Python, words of
  // test/conformance/oracles.py and tolerances.py.
  string oracle = "np." # functionName;
  string tolerance = "EXACT";
  bit traceable = 1;  // 0 where the result is a value of C++, which cannot come out of a trace
  string test = "";   // without cases: the file of test/ that shows it
}

// A function that cannot be compared with NumPy, or a name that is no function.
class Shown<string functionName, string file> : Function<functionName> {
  let test = file;
}

#endif
