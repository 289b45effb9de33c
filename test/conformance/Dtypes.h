#pragma once

namespace conformance {

/// For each ufunc and dtype a line "op arity dtype result", "-" for what is refused; also dtypes not compiled yet.
void printUfuncDtypes();

} // namespace conformance
