#pragma once

namespace conformance {

/// For each ufunc and dtype a line "op arity dtype result", "-" for what is refused.
void printUfuncDtypes();

} // namespace conformance
