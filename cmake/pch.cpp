// Exists so that tnp-mlir-pch has a source; the header is what matters.
