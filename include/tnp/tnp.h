#pragma once

/// \file
/// All of tnp: NumPy for C++ with a compiler inside. Recommended: `namespace np = tnp;`.

#if defined(__cplusplus) && __cplusplus < 202002L
#error "tnp needs C++20: compile with -std=c++20 or later"
#endif

#include <tnp/axes.h>
#include <tnp/calculus.h>
#include <tnp/constants.h>
#include <tnp/contraction.h>
#include <tnp/control_flow.h>
#include <tnp/creation.h>
#include <tnp/device.h>
#include <tnp/dlpack.h>
#include <tnp/dtype.h>
#include <tnp/elementwise.h>
#include <tnp/error.h>
#include <tnp/file.h>
#include <tnp/finfo.h>
#include <tnp/floating.h>
#include <tnp/function.h>
#include <tnp/half.h>
#include <tnp/histogram.h>
#include <tnp/index.h>
#include <tnp/indexing.h>
#include <tnp/joining.h>
#include <tnp/linalg.h>
#include <tnp/location.h>
#include <tnp/manipulation.h>
#include <tnp/matrices.h>
#include <tnp/ndarray.h>
#include <tnp/places.h>
#include <tnp/polynomials.h>
#include <tnp/printing.h>
#include <tnp/promotion.h>
#include <tnp/random.h>
#include <tnp/random_default.h>
#include <tnp/reduction.h>
#include <tnp/samples.h>
#include <tnp/scalar.h>
#include <tnp/sets.h>
#include <tnp/settings.h>
#include <tnp/shape.h>
#include <tnp/signal.h>
#include <tnp/sorting.h>
#include <tnp/statistics.h>
